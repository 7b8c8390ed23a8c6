"""One event as calendars read it (`.ics`, RFC 5545): the same event for all its life, cancelled too."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Evento:
    """`uid` never changes; `sequencia` rises with each change; `inicio` and `fim` are shown in `fuso`.

    `organiza`: the name and the address (a URI) of who holds it.
    """

    uid: str
    sequencia: int
    titulo: str
    descricao: str
    onde: str
    inicio: datetime
    fim: datetime
    fuso: ZoneInfo
    organiza: tuple[str, str]
    cancelado: bool = False


@lru_cache(maxsize=32)  # everybody told in one transaction gets the same file
def em_ics(evento: Evento, escrito_em: datetime) -> bytes:
    """Return the file of an event, with the rules of its time zone inside."""
    from icalendar import Calendar, Event, vCalAddress  # only when somebody takes part

    calendario = Calendar()
    calendario.add("prodid", "-//Ponto Focal//pt-BR")
    calendario.add("version", "2.0")
    calendario.add("method", "CANCEL" if evento.cancelado else "PUBLISH")
    calendario.add_component(_regras(evento.fuso.key, evento.inicio.year))
    um = Event()
    for nome, valor in _campos(evento).items():
        um.add(nome, valor)
    um.add("dtstamp", escrito_em)
    um.add("last-modified", escrito_em)
    nome, endereco = evento.organiza
    um.add("organizer", vCalAddress(endereco), parameters={"CN": nome})
    calendario.add_component(um)
    return bytes(calendario.to_ical())


@cache
def _regras(fuso: str, ano: int) -> Any:
    """Return the rules of a time zone around a year: a tenth of a second to work out, so only once."""
    from icalendar import Timezone

    return Timezone.from_tzid(fuso, first_date=date(ano - 1, 1, 1), last_date=date(ano + 2, 1, 1))


def _campos(evento: Evento) -> dict[str, object]:
    return {
        "uid": evento.uid,
        "sequence": evento.sequencia,
        "summary": evento.titulo,
        "description": evento.descricao,
        "location": evento.onde,
        "dtstart": evento.inicio.astimezone(evento.fuso),
        "dtend": evento.fim.astimezone(evento.fuso),
        "status": "CANCELLED" if evento.cancelado else "CONFIRMED",
    }
