"""`/lembretes`: the next nudge and why; how often, weekday, hour, time zone; later, away, off."""

from collections.abc import Callable
from datetime import timedelta

from bot.domain.lembretes import Frequencia
from bot.domain.papeis import Acao, Papel
from bot.messages import K, Message, Param, Screen, say
from bot.storage.tables import Vinculo
from bot.storage.tables_dos_lembretes import AjusteDosLembretes, Lembrete
from bot.storage.work import Work
from bot.usecases import conferencia, lembretes, levantamento, mandatos, rascunhos, retomada
from bot.usecases.assunto_do_lembrete import assunto, colegas, esta_fora, mandatos_de_ponto_focal, nome_de
from bot.usecases.botoes import MENU, Rows, botao, desconhecido, pelo_numero
from bot.usecases.incoming import Incoming
from bot.usecases.indicacao import hoje
from bot.usecases.quem import nome_do_orgao, orgao_de, quem

FUSOS = ("America/Sao_Paulo", "America/Manaus", "America/Rio_Branco", "America/Noronha")
DIAS_FORA = ("7", "15", "30")
QUASE_UMA_SEMANA = timedelta(days=6)  # the same weekday of next week is after that
SEXTA = 4

ABRE: dict[str, Callable[[Work, Incoming, Lembrete], tuple[Screen, ...]]] = {
    "rascunho": lambda work, said, um: retomada.continuar(work, said, um.alvo or ""),
    "sem_inventario": lambda work, said, um: levantamento.levantar(work, said, um.siorg or ""),
    "prontos": lambda work, said, um: conferencia.servicos(work, said, um.siorg or "", "1", "p--"),
    "faltam": lambda work, said, um: conferencia.servicos(work, said, um.siorg or ""),
    "digital": lambda work, said, um: conferencia.servicos(work, said, um.siorg or "", "1", "-n-"),
}


def ver(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Show how nudges come, the next one and why."""
    pessoa_id = _quem(work, said)
    rascunhos.largar(work, said.chat_id)
    return (_tela(work, pessoa_id),)


def abrir(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Open the very thing that a nudge was about, and remember that it was opened."""
    pessoa_id = _quem(work, said)
    lembrete = pelo_numero(work, Lembrete, numero)
    abre = ABRE.get(lembrete.assunto or "") if lembrete else None
    if lembrete is None or abre is None or lembrete.pessoa_id != pessoa_id:
        return (desconhecido(),)
    lembrete.aberto_em = lembrete.aberto_em or work.now
    return abre(work, said, lembrete)


def escolher(work: Work, said: Incoming, campo: str) -> tuple[Screen, ...]:
    """Offer the values of one setting."""
    _quem(work, said)
    opcoes = _opcoes(work, campo)
    if not opcoes:
        return (desconhecido(),)
    botoes = tuple((botao(rotulo, "lembretes.mudar", campo, valor),) for valor, rotulo in opcoes.items())
    voltar = (botao(K("lembretes.voltar"), "lembretes"),)
    return (say(Message(K(f"lembretes.escolher.{campo}")), buttons=(*botoes, voltar)),)


def mudar(work: Work, said: Incoming, campo: str, valor: str) -> tuple[Screen, ...]:
    """Keep one setting; the next nudge follows it."""
    pessoa_id = _quem(work, said)
    if valor not in _opcoes(work, campo):
        return (desconhecido(),)
    ajuste = _ajuste(work, pessoa_id)
    if campo == "frequencia":
        ajuste.frequencia = valor
    elif campo == "fuso":
        ajuste.fuso = FUSOS[int(valor)]
    elif campo == "dia":
        ajuste.dia = int(valor)
    else:
        ajuste.hora = int(valor)
    lembretes.agendar(work, pessoa_id)
    return (_tela(work, pessoa_id).after(Message(K("lembretes.guardado"))),)


def adiar(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Have no nudge until next week."""
    pessoa_id = _quem(work, said)
    lembretes.agendar(work, pessoa_id, work.now + QUASE_UMA_SEMANA)
    return (_tela(work, pessoa_id),)


def fora(work: Work, said: Incoming, dias: str = "") -> tuple[Screen, ...]:
    """Ask for how many days she is away; then nudges go to the substituto, who is told once."""
    pessoa_id = _quem(work, said)
    if dias not in DIAS_FORA:
        opcoes = (
            (botao(Message(K("lembretes.fora.dias"), {}, int(n)), "lembretes.fora", n),) for n in DIAS_FORA
        )
        voltar = (botao(K("lembretes.voltar"), "lembretes"),)
        return (say(Message(K("lembretes.fora.pergunta")), buttons=(*opcoes, voltar)),)
    ajuste = _ajuste(work, pessoa_id)
    ajuste.ausente_ate = hoje(work) + timedelta(days=int(dias))
    for vinculo in mandatos_de_ponto_focal(work, pessoa_id):
        if vinculo.papel == Papel.TITULAR.value:
            _passar(work, vinculo, ajuste)
    return (_tela(work, pessoa_id),)


def voltei(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Have nudges come to her again."""
    pessoa_id = _quem(work, said)
    _ajuste(work, pessoa_id).ausente_ate = None
    return (_tela(work, pessoa_id).after(Message(K("lembretes.voltou"))),)


def _passar(work: Work, vinculo: Vinculo, ajuste: AjusteDosLembretes) -> None:
    fatos: dict[str, Param] = {
        "nome": nome_de(work, vinculo.pessoa_id),
        "dia": ajuste.ausente_ate or hoje(work),
        "orgao": nome_do_orgao(orgao_de(work, vinculo.siorg or "")),
    }
    tela = say(
        Message(K("lembretes.passagem"), fatos), buttons=((botao(K("lembretes.botao"), "lembretes"),),)
    )
    em = work.instalacao.calendario.proximo_horario(work.now)
    for colega in colegas(work, vinculo):
        once = f"lembretes:fora:{vinculo.id}:{ajuste.ausente_ate}:{colega.pessoa_id}"
        mandatos.avisar(work, colega.pessoa_id, tela, once=once, due=em)


def _quem(work: Work, said: Incoming) -> int:
    pessoa = quem(work, said.user_id)
    pessoa.exigir(Acao.RECEBER_LEMBRETES)
    return pessoa.id


def _ajuste(work: Work, pessoa_id: int) -> AjusteDosLembretes:
    ajuste = lembretes.ajuste_de(work, pessoa_id)
    work.session.add(ajuste)
    return ajuste


def _opcoes(work: Work, campo: str) -> dict[str, Message]:
    if campo == "frequencia":
        return {f.value: Message(K(f"lembretes.frequencia.{f.value}")) for f in Frequencia}
    if campo == "dia":
        return {str(n): Message(K(f"lembretes.dia.{n}")) for n in range(SEXTA + 1)}
    if campo == "hora":
        horas = work.instalacao.calendario.horario
        return {str(n): Message(K("lembretes.hora"), {"hora": n}) for n in horas}
    if campo == "fuso":
        return {str(n): _fuso(fuso) for n, fuso in enumerate(FUSOS)}
    return {}


def _tela(work: Work, pessoa_id: int) -> Screen:
    ajuste = lembretes.ajuste_de(work, pessoa_id)
    como: dict[str, Param] = {
        "dia": Message(K(f"lembretes.dia.{ajuste.dia}")),
        "hora": ajuste.hora,
        "fuso": _fuso(ajuste.fuso),
    }
    linhas = [Message(K(f"lembretes.como.{ajuste.frequencia}"), como)]
    if ajuste.frequencia != Frequencia.NUNCA.value:
        linhas += _proximo(work, pessoa_id)
    return say(*linhas, buttons=_botoes(work, pessoa_id, ajuste))


def _proximo(work: Work, pessoa_id: int) -> list[Message]:
    ajuste = lembretes.ajuste_de(work, pessoa_id)
    if esta_fora(work, pessoa_id) and ajuste.ausente_ate is not None:
        return [Message(K("lembretes.ate_voltar"), {"dia": ajuste.ausente_ate})]
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
    if esta_fora(work, pessoa_id):
        botoes.append(botao(K("lembretes.voltei"), "lembretes.voltei"))
    else:
        botoes += [botao(K("lembretes.adiar"), "lembretes.adiar")] if len(campos) > 1 else []
        botoes.append(botao(K("lembretes.fora"), "lembretes.fora"))
    return (*((b,) for b in botoes), (MENU,))


def _fuso(nome: str) -> Message:
    if nome not in FUSOS:
        return Message(K("lembretes.outro_fuso"), {"fuso": nome})
    cidade = nome.partition("/")[2].lower()
    return Message(K(f"lembretes.fuso.{cidade}"))
