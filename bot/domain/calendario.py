"""Business days and working hours of an installation.

Source: laws 662/1949, 6.802/1980, 10.607/2002 and 14.759/2023, as the package `holidays` keeps them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

SEXTA = 4
UM_DIA = timedelta(days=1)
_DIA = re.compile(r"(\d{2}/\d{2})(?:/(\d{4}))?")


_DO_NORTE_E_NORDESTE = ("AC", "AL", "AM", "AP", "BA", "CE", "MA", "PA", "PB", "PE", "PI", "RN", "RO", "SE")
UFS = frozenset(
    (*_DO_NORTE_E_NORDESTE, "RR", "TO", "DF", "ES", "GO", "MG", "MS", "MT", "PR", "RJ", "RS", "SC", "SP")
)


@dataclass(frozen=True, slots=True)
class Lugar:
    """Where an organ is: the state, whose holidays it keeps (empty: not known), and days of its own."""

    uf: str = ""
    a_mais: frozenset[str] = frozenset()

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> "Lugar":
        """Return the place in `content` (parsed TOML); raise `ValueError` for a bad one."""
        uf = content.get("uf", "")
        if uf and uf not in UFS:
            raise ValueError(f"not a state: {uf!r}")
        return cls(uf, _dias(content.get("feriados_a_mais", ())))

    def descansa(self, dia: date) -> bool:
        """Tell whether the day is a holiday there, beyond those of the nation."""
        return _entre(dia, self.a_mais) or (bool(self.uf) and dia in _do_ano(dia.year, "public", self.uf))


@dataclass(frozen=True, slots=True)
class Calendario:
    """`horario`: the hours of work; `facultativos`: whether pontos facultativos are no business days.

    `a_mais`, `a_menos`: days of this installation, as `25/01` (every year) or `25/01/2027`. `lugares`: a day
    that is a holiday in all of them is one here.
    """

    fuso: ZoneInfo
    horario: range
    facultativos: bool = False
    a_mais: frozenset[str] = frozenset()
    a_menos: frozenset[str] = frozenset()
    lugares: frozenset[Lugar] = frozenset()

    @classmethod
    def read(cls, content: Mapping[str, Any], fuso: ZoneInfo) -> "Calendario":
        """Return the calendar in `content` (parsed TOML); raise `KeyError` or `ValueError` for a bad one."""
        return cls(
            fuso=fuso,
            horario=range(content["hora_inicial"], content["hora_final"]),
            facultativos=content["pontos_facultativos"],
            a_mais=_dias(content["feriados_a_mais"]),
            a_menos=_dias(content["feriados_a_menos"]),
        )

    def e_dia_util(self, dia: date) -> bool:
        """Tell whether people work on that day."""
        return dia.weekday() <= SEXTA and not self.e_feriado(dia)

    def e_feriado(self, dia: date) -> bool:
        """Tell whether the day is a holiday here: of the nation, the installation, or the places."""
        if _entre(dia, self.a_menos):
            return False
        tambem = self.facultativos and dia in _do_ano(dia.year, "optional")
        de_todos = tambem or dia in _do_ano(dia.year, "public") or _entre(dia, self.a_mais)
        return de_todos or (bool(self.lugares) and all(lugar.descansa(dia) for lugar in self.lugares))

    def proximo_dia_util(self, dia: date) -> date:
        """Return the first business day after `dia`."""
        dia += UM_DIA
        while not self.e_dia_util(dia):
            dia += UM_DIA
        return dia

    def em_horario(self, instante: datetime) -> bool:
        """Tell whether an instant falls in working hours."""
        aqui = instante.astimezone(self.fuso)
        return aqui.hour in self.horario and self.e_dia_util(aqui.date())

    def proximo_horario(self, instante: datetime) -> datetime:
        """Return the first instant of work from `instante` on: itself, when it falls in working hours."""
        if self.em_horario(instante):
            return instante
        aqui = instante.astimezone(self.fuso)
        dia = aqui.date()
        if aqui.hour >= self.horario.start or not self.e_dia_util(dia):
            dia = self.proximo_dia_util(dia)
        return datetime.combine(dia, time(self.horario.start), self.fuso).astimezone(instante.tzinfo)


def _dias(escritos: Iterable[str]) -> frozenset[str]:
    for escrito in escritos:
        achado = _DIA.fullmatch(escrito)
        if achado is None:
            raise ValueError(f"not a day such as 25/01 or 25/01/2027: {escrito!r}")
        datetime.strptime(f"{achado[1]}/{achado[2] or 2028}", "%d/%m/%Y")  # noqa: DTZ007 2028 has a 29/02
    return frozenset(escritos)


def _entre(dia: date, dias: frozenset[str]) -> bool:
    return bool(dias) and (f"{dia:%d/%m}" in dias or f"{dia:%d/%m/%Y}" in dias)


@cache
def _do_ano(ano: int, categoria: str, uf: str = "") -> frozenset[date]:
    from holidays.countries.brazil import Brazil  # takes a quarter of a second: only when first asked for

    return frozenset(Brazil(years=ano, subdiv=uf or None, categories=(categoria,)))
