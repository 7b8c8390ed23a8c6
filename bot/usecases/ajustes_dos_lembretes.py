"""`/lembretes`: the next nudge and why; how often, weekday, hour, time zone; later, off."""

from collections.abc import Callable
from datetime import timedelta

from bot.domain.fusos import FUSOS
from bot.domain.lembretes import Frequencia
from bot.domain.papeis import Acao
from bot.messages import K, Message, Screen, say
from bot.storage.tables_dos_lembretes import AjusteDosLembretes, Lembrete
from bot.storage.work import Work
from bot.usecases import (
    conferencia,
    diagnostico,
    diagnostico_do_servico,
    lembretes,
    lembretes_enviados,
    levantamento,
    rascunhos,
    retomada,
    tela_das_metas,
)
from bot.usecases.botoes import botao, desconhecido, pelo_numero
from bot.usecases.ganhos import ganhos
from bot.usecases.incoming import Incoming
from bot.usecases.quem import quem
from bot.usecases.tela_dos_lembretes import fuso_em_palavras, tela

QUASE_UMA_SEMANA = timedelta(days=6)  # the same weekday of next week is after that
SEXTA = 4

ABRE: dict[str, Callable[[Work, Incoming, Lembrete], tuple[Screen, ...]]] = {
    "rascunho": lambda work, said, um: retomada.continuar(work, said, um.alvo or ""),
    "sem_inventario": lambda work, said, um: levantamento.levantar(work, said, um.siorg or ""),
    "prontos": lambda work, said, um: conferencia.servicos(work, said, um.siorg or "", "1", "p--"),
    "faltam": lambda work, said, um: conferencia.servicos(work, said, um.siorg or ""),
    "atraso": lambda work, said, um: conferencia.servicos(work, said, um.siorg or ""),
    "abaixo": lambda work, said, um: conferencia.servicos(work, said, um.siorg or ""),
    "parabens": lambda work, said, um: tela_das_metas.metas(work, said, um.siorg or ""),
    "parabens_digital": lambda work, said, um: tela_das_metas.metas(work, said, um.siorg or ""),
    "sem_diagnostico": lambda work, said, um: diagnostico.diagnostico(work, said, um.siorg or ""),
    "digital": lambda work, said, um: _o_mais_perto(work, said, um.siorg or ""),
}


def ver(work: Work, said: Incoming, numero: str = "") -> tuple[Screen, ...]:
    """Show how nudges come, the next one and why; `numero`: the nudge whose button led here.

    Who follows those of everybody sees what went out.
    """
    pessoa = quem(work, said.user_id)
    if not pessoa.pode(Acao.RECEBER_LEMBRETES) and pessoa.pode(Acao.VER_LEMBRETES):
        return lembretes_enviados.enviados(work, said)
    pessoa_id = _quem(work, said)
    _tocou(work, pessoa_id, numero)
    rascunhos.largar(work, said.chat_id)
    return (tela(work, pessoa_id),)


def abrir(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Open the very thing that a nudge was about, and remember that it was opened."""
    pessoa_id = _quem(work, said)
    lembrete = pelo_numero(work, Lembrete, numero)
    abre = ABRE.get(lembrete.assunto or "") if lembrete else None
    if lembrete is None or abre is None or lembrete.pessoa_id != pessoa_id:
        return (desconhecido(),)
    _tocou(work, pessoa_id, numero)
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
    return (tela(work, pessoa_id).after(Message(K("lembretes.guardado"))),)


def adiar(work: Work, said: Incoming, numero: str = "") -> tuple[Screen, ...]:
    """Have no nudge until next week; `numero`: the nudge whose button said so."""
    pessoa_id = _quem(work, said)
    _tocou(work, pessoa_id, numero)
    lembretes.agendar(work, pessoa_id, work.now + QUASE_UMA_SEMANA)
    return (tela(work, pessoa_id),)


def _o_mais_perto(work: Work, said: Incoming, siorg: str) -> tuple[Screen, ...]:
    """Open the service that lacks the fewest etapas; the whole diagnosis, when none lacks any."""
    quem(work, said.user_id).exigir(Acao.VER_DIAGNOSTICO, siorg)
    primeiro = next(iter(ganhos(work, siorg)), None)
    if primeiro is None:
        return diagnostico.diagnostico(work, said, siorg)
    return diagnostico_do_servico.ver(work, said, str(primeiro.id))


def _tocou(work: Work, pessoa_id: int, numero: str) -> None:
    """Remember when a button of a nudge was first tapped by whoever got it."""
    lembrete = pelo_numero(work, Lembrete, numero)
    if lembrete is not None and lembrete.pessoa_id == pessoa_id:
        lembrete.aberto_em = lembrete.aberto_em or work.now


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
        return {str(n): fuso_em_palavras(fuso) for n, fuso in enumerate(FUSOS)}
    return {}
