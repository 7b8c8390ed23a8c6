"""A moment written in plain Portuguese: "amanhã às 9h30", "segunda 10h", "30/11 14h", "em 2 horas"."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

_HORA = re.compile(r"\b(\d{1,2})(?:\s*h(?:oras?)?\s*(\d{2})?|:(\d{2}))\b")
_DIA = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\b")
_DAQUI = re.compile(r"\b(?:em|daqui a)\s+(\d{1,3})\s*(minutos?|min|horas?|h|dias?)\b")
_SEMANA = ("segunda", "terca", "quarta", "quinta", "sexta", "sabado", "domingo")
_UMA = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def quando(texto: str, agora: datetime) -> datetime | None:
    """Return the local moment that `texto` says, in the zone of `agora`; None when it says none.

    A day without its year is the next one; a weekday too. Without a day it is today, or tomorrow when that
    hour has passed. Without an hour there is no moment.
    """
    dito = _simples(texto)
    daqui = _DAQUI.search(dito)
    if daqui is not None:
        return agora + int(daqui[1]) * _UMA[daqui[2][0]]
    try:
        return _dia_e_hora(dito, agora)
    except ValueError:
        return None


def _dia_e_hora(dito: str, agora: datetime) -> datetime | None:
    hora = _HORA.search(_DIA.sub(" ", dito))
    if hora is None:
        return None
    marcada = time(int(hora[1]), int(hora[2] or hora[3] or 0), tzinfo=agora.tzinfo)
    for ler in (_do_calendario, _relativo, _da_semana):
        dia = ler(dito, agora.date())
        if dia is not None:
            return datetime.combine(dia, marcada)
    hoje = datetime.combine(agora.date(), marcada)
    return hoje if hoje > agora else hoje + timedelta(days=1)


def _do_calendario(dito: str, hoje: date) -> date | None:
    achado = _DIA.search(dito)
    if achado is None:
        return None
    dia, mes = int(achado[1]), int(achado[2])
    if achado[3]:
        return date(int(achado[3]), mes, dia)
    neste = date(hoje.year, mes, dia)
    return neste if neste >= hoje else date(hoje.year + 1, mes, dia)


def _relativo(dito: str, hoje: date) -> date | None:
    for palavra, dias in (("depois de amanha", 2), ("amanha", 1), ("hoje", 0)):
        if palavra in dito:
            return hoje + timedelta(days=dias)
    return None


def _da_semana(dito: str, hoje: date) -> date | None:
    dias = [n for n, nome in enumerate(_SEMANA) if re.search(rf"\b{nome}\b", dito)]
    return proxima(dias[0], hoje) if dias else None


def proxima(dia: int, hoje: date) -> date:
    """Return the next day with that weekday (Monday is 0), after `hoje`."""
    return hoje + timedelta(days=(dia - hoje.weekday() - 1) % 7 + 1)


def _simples(texto: str) -> str:
    espalhado = unicodedata.normalize("NFKD", texto.casefold())
    return "".join(letra for letra in espalhado if not unicodedata.combining(letra))
