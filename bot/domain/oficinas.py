"""An oficina through time: what it is now, and what those who take part may still do."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

VESPERA = timedelta(hours=24)
UMA_HORA = timedelta(hours=1)
ABRE_A_SALA = timedelta(minutes=30)  # before the start
FECHA_A_SALA = timedelta(hours=3)  # after the end
AVALIAR_EM = timedelta(days=7)
PARA_DIZER_NAO = timedelta(hours=24)  # who got a freed place answers in that time, or before the start


class Situacao(StrEnum):
    """What an oficina is at an instant; the value names its words."""

    ABERTA = "aberta"
    INSCRICAO_ENCERRADA = "inscricao_encerrada"
    EM_ANDAMENTO = "em_andamento"
    REALIZADA = "realizada"
    CANCELADA = "cancelada"


def situacao(guardada: str, encerra: datetime, inicio: datetime, fim: datetime, now: datetime) -> Situacao:
    """Return what an oficina is at `now`; `guardada` is what is stored of it."""
    if guardada == "cancelada":
        return Situacao.CANCELADA
    if now >= fim:
        return Situacao.REALIZADA
    if now >= inicio:
        return Situacao.EM_ANDAMENTO
    return Situacao.INSCRICAO_ENCERRADA if now >= encerra else Situacao.ABERTA


def sala_aberta(inicio: datetime, fim: datetime, now: datetime) -> bool:
    """Tell whether attendance can be said by the link shown in the room."""
    return inicio - ABRE_A_SALA <= now <= fim + FECHA_A_SALA


def mudaram(antes: Mapping[str, object], depois: Mapping[str, object]) -> list[str]:
    """Return the names of what differs between two states of an oficina."""
    return [nome for nome in depois if antes.get(nome) != depois[nome]]
