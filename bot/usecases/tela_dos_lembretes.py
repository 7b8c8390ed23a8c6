"""What `/lembretes` shows a ponto focal: how nudges come, the next one and why, who answers meanwhile."""

import textwrap
from collections.abc import Iterator

from bot.domain.fusos import FUSOS
from bot.domain.lembretes import Frequencia
from bot.messages import Button, K, Message, Param, Screen, say
from bot.storage.tables_dos_lembretes import AjusteDosLembretes
from bot.storage.work import Work
from bot.usecases import ausencias, lembretes
from bot.usecases.assunto_do_lembrete import assunto, esta_fora, mandatos_de_ponto_focal, nome_de
from bot.usecases.botoes import MENU, Rows, botao
from bot.usecases.indicacao import hoje

NO_BOTAO = 12  # letters of a name: with the verb, 30


def tela(work: Work, pessoa_id: int) -> Screen:
    """Return the screen of a person's nudges."""
    ajuste = lembretes.ajuste_de(work, pessoa_id)
    como: dict[str, Param] = {
        "dia": Message(K(f"lembretes.dia.{ajuste.dia}")),
        "hora": ajuste.hora,
        "fuso": fuso_em_palavras(ajuste.fuso),
    }
    linhas = [Message(K(f"lembretes.como.{ajuste.frequencia}"), como), *_ausencia(work, ajuste)]
    if ajuste.frequencia != Frequencia.NUNCA.value and not esta_fora(work, pessoa_id):
        linhas += _proximo(work, pessoa_id)
    return say(*linhas, buttons=_botoes(work, pessoa_id, ajuste))


def fuso_em_palavras(nome: str) -> Message:
    """Return a time zone as people call it."""
    if nome not in FUSOS:
        return Message(K("lembretes.outro_fuso"), {"fuso": nome})
    cidade = nome.partition("/")[2].lower()
    return Message(K(f"lembretes.fuso.{cidade}"))


def _ausencia(work: Work, ajuste: AjusteDosLembretes) -> Iterator[Message]:
    de, ate = ajuste.ausente_de, ajuste.ausente_ate
    if de is not None and ate is not None:
        agora = de <= hoje(work)
        yield Message(K("lembretes.ate_voltar") if agora else K("lembretes.vai_sair"), {"de": de, "dia": ate})
        yield from ausencias.quem_fica(work, ajuste.pessoa_id)
    yield from ausencias.quem_cobre(work, ajuste.pessoa_id)


def _proximo(work: Work, pessoa_id: int) -> list[Message]:
    if lembretes.na_espera(work, pessoa_id) is None:
        lembretes.agendar(work, pessoa_id)
    espera = lembretes.na_espera(work, pessoa_id)
    if espera is None:
        return []
    aqui = espera.vence.astimezone(lembretes.desejo_de(work, pessoa_id).fuso)
    quando: dict[str, Param] = {
        "semana": Message(K(f"lembretes.dia.{aqui.weekday()}")),
        "dia": aqui.date(),
        "hora": aqui.hour,
    }
    sobre = assunto(work, pessoa_id)
    motivo = Message(K("lembretes.sem_motivo")) if sobre is None else sobre.linha
    return [Message(K("lembretes.proximo"), quando), Message(K("lembretes.motivo"), {"motivo": motivo})]


def _botoes(work: Work, pessoa_id: int, ajuste: AjusteDosLembretes) -> Rows:
    campos = ["frequencia"]
    if ajuste.frequencia != Frequencia.NUNCA.value:
        campos += (
            ["hora", "fuso"] if ajuste.frequencia == Frequencia.DIARIA.value else ["dia", "hora", "fuso"]
        )
    botoes = [botao(K(f"lembretes.mudar.{campo}"), "lembretes.escolher", campo) for campo in campos]
    if len(campos) > 1 and not esta_fora(work, pessoa_id):
        botoes.append(botao(K("lembretes.adiar"), "lembretes.adiar"))
    botoes += [*_da_ausencia(work, ajuste), *_de_quem_substitui(work, pessoa_id)]
    return (*((b,) for b in botoes), (MENU,))


def _da_ausencia(work: Work, ajuste: AjusteDosLembretes) -> Iterator[Button]:
    if ausencias.estava_fora(work, ajuste.pessoa_id):
        yield botao(K("lembretes.voltei"), "lembretes.voltei")
    elif ajuste.ausente_ate is not None:
        yield botao(K("lembretes.nao_vou_sair"), "lembretes.voltei")
    if ajuste.ausente_ate is None:
        yield botao(K("lembretes.fora"), "lembretes.fora")


def _de_quem_substitui(work: Work, pessoa_id: int) -> Iterator[Button]:
    """Yield, for each titular in whose place she may answer, the button that says so, or no longer."""
    for vinculo in mandatos_de_ponto_focal(work, pessoa_id):
        for titular in ausencias.titulares_de(work, vinculo):
            nome = textwrap.shorten(nome_de(work, titular.pessoa_id), NO_BOTAO, placeholder="…")
            sim = vinculo.respondendo_desde is None
            chave = K("lembretes.assumir") if sim else K("lembretes.deixar")
            ato = "lembretes.assumir" if sim else "lembretes.deixar"
            yield botao(Message(chave, {"nome": nome}), ato, vinculo.id)
