"""When a nudge is due: the day, hour and zone that a person wants, on business days. Source: design, 12."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.calendario import UM_DIA, Calendario, Lugar

DESCANSO = timedelta(minutes=30)  # after an answer in a form
VALIDADE = timedelta(hours=1)  # of what was decided and could not go out yet
_PARA_TRAS = timedelta(days=7)  # a holiday may have put off what was due before today
_PRIMEIRA_SEMANA = 7  # last day of a month's first week


class Frequencia(StrEnum):
    """How often a person wants nudges."""

    DIARIA = "diaria"
    SEMANAL = "semanal"
    QUINZENAL = "quinzenal"
    MENSAL = "mensal"
    NUNCA = "nunca"


@dataclass(frozen=True, slots=True)
class Desejo:
    """`dia`: the weekday, Monday is 0; of no matter to who wants one a day. `hora`: local, 0 to 23.

    `lugares`: where her organs are; their holidays, where all have one, are hers.
    """

    frequencia: Frequencia
    dia: int
    hora: int
    fuso: ZoneInfo
    lugares: frozenset[Lugar] = frozenset()

    def cai_em(self, dia: date) -> bool:
        """Tell whether a nudge falls on that day, were it a business day."""
        if self.frequencia is Frequencia.DIARIA:
            return True
        if self.frequencia is Frequencia.NUNCA or dia.weekday() != self.dia:
            return False
        if self.frequencia is Frequencia.MENSAL:
            return dia.day <= _PRIMEIRA_SEMANA
        semana = (dia.toordinal() - 1) // 7
        return self.frequencia is Frequencia.SEMANAL or semana % 2 == 0


def instante(dia: date, hora: int, fuso: ZoneInfo) -> datetime:
    """Return a local hour in UTC: the first of a repeated one; one that does not exist is an hour later."""
    return datetime.combine(dia, time(hora), fuso).astimezone(UTC)


def proximo(
    desejo: Desejo, calendario: Calendario, agora: datetime, ultimo: date | None = None
) -> datetime | None:
    """Return the first due instant after `agora`, on a local day after `ultimo`; None when none is wanted.

    What falls on a holiday is due on the next business day.
    """
    if desejo.frequencia is Frequencia.NUNCA:
        return None
    calendario = replace(calendario, lugares=desejo.lugares)
    dia = agora.astimezone(desejo.fuso).date() - _PARA_TRAS
    while True:
        util = dia if calendario.e_dia_util(dia) else calendario.proximo_dia_util(dia)
        quando = instante(util, desejo.hora, desejo.fuso)
        if desejo.cai_em(dia) and quando > agora and (ultimo is None or util > ultimo):
            return quando
        dia += UM_DIA


def quando_cabe(
    desejo: Desejo, calendario: Calendario, agora: datetime, respondeu: datetime | None
) -> datetime:
    """Return when what is due may go out: `agora`, or later; `respondeu`: her last answer in a form."""
    livre = agora if respondeu is None else max(agora, respondeu + DESCANSO)
    return replace(calendario, fuso=desejo.fuso, lugares=desejo.lugares).proximo_horario(livre)


def ate_quando(desejo: Desejo, calendario: Calendario, agora: datetime) -> datetime:
    """Return until when what is decided `agora`, in working hours, may go out: the end of them at the latest.

    After that it is decided anew, from the facts of then.
    """
    aqui = agora.astimezone(desejo.fuso)
    fim = datetime.combine(aqui.date(), time(), desejo.fuso) + timedelta(hours=calendario.horario.stop)
    return min(agora + VALIDADE, fim.astimezone(UTC))
