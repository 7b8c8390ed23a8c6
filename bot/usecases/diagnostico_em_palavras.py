"""A diagnosis in words: each answer as people read it, and where the migration stands in one line."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from bot.domain.diagnostico import Migracao, Motivo, Valores, atrasada
from bot.messages import K, Message
from bot.storage.tables_do_diagnostico import Diagnostico
from bot.storage.work import Work
from bot.usecases.indicacao import hoje

CAMPOS = ("motivos", "sistemas", "parceiros", "normas", "situacao", "responsavel", "previsao")
_MOTIVOS = {motivo.value for motivo in Motivo}


def rotulo(campo: str) -> Message:
    """Return how a field is called."""
    return Message(K(f"diagnostico.{campo}.rotulo"))


def por_extenso(work: Work, campo: str, valor: Any) -> tuple[str, ...]:
    """Return an answer as texts, one for each value; none where there is no answer."""
    if not valor:
        return ()
    if campo == "previsao":
        return (f"{date.fromisoformat(valor):%d/%m/%Y}",)
    if campo == "situacao":
        return (work.label(Message(K(f"migracao.{valor}"))),)
    if campo == "motivos":
        return tuple(_motivo(work, um) for um in valor)
    return tuple(valor) if isinstance(valor, list) else (str(valor),)


def _motivo(work: Work, valor: str) -> str:
    return work.label(Message(K(f"motivo.{valor}"))) if valor in _MOTIVOS else valor


def linhas(work: Work, valores: Valores) -> Iterator[Message]:
    """Yield each answer in a line with its name."""
    for campo in CAMPOS:
        textos = por_extenso(work, campo, valores.get(campo))
        if textos:
            yield Message(K("diagnostico.campo"), {"campo": rotulo(campo), "valor": "; ".join(textos)})


def migracao_em_linha(work: Work, diagnosticos: Sequence[Diagnostico]) -> Message:
    """Return where the migration of these stands: what is late first, then what comes next."""
    if not diagnosticos:
        return Message(K("diagnostico.sem_diagnostico"))
    agora = hoje(work)
    atrasos = [um for um in diagnosticos if atrasada(um.situacao, um.previsao, agora)]
    if atrasos:
        return Message(K("migracao.atrasada"), {"dia": min(um.previsao for um in atrasos if um.previsao)})
    ordem = list(Migracao)[::-1]
    adiante = min(diagnosticos, key=lambda um: ordem.index(Migracao(um.situacao)))
    situacao = Message(K(f"migracao.{adiante.situacao}.linha"))
    if adiante.previsao is None or adiante.situacao == Migracao.CONCLUIDA:
        return situacao
    return Message(K("migracao.ate"), {"situacao": situacao, "dia": adiante.previsao})
