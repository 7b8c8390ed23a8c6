"""How long a service takes: the five kinds of the standard, and times as people write them (section 2.4)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.domain.dados import linhas, lista
from bot.domain.slug import sem_acentos

MAIOR_NUMERO = 65_535  # the schema stores the numbers in 16 bits

_PRAZO = re.compile(
    r"(?:de |entre |ate |em media |cerca de )?(\d{1,5})(?: ?(?:a|e|ate|-|–) ?(\d{1,5}))?(?: ?([a-z ]+?))?\.?"
)


class TipoDeTempo(StrEnum):
    """The kind element of a time, as the letters name it."""

    ENTRE = "entre"
    ATE = "ate"
    EM_MEDIA = "em-media"
    IMEDIATO = "atendimento-imediato"
    NAO_ESTIMADO = "nao-estimado-ainda"

    @property
    def com_numeros(self) -> bool:
        """Whether this kind carries numbers and a unit."""
        return self in (TipoDeTempo.ENTRE, TipoDeTempo.ATE, TipoDeTempo.EM_MEDIA)


class Unidade(StrEnum):
    """The units of time that the Portal offers."""

    MINUTOS = "minutos"
    HORAS = "horas"
    DIAS_CORRIDOS = "dias-corridos"
    DIAS_UTEIS = "dias-uteis"
    MESES = "meses"


@dataclass(frozen=True, slots=True)
class Tempo:
    """A time: `minimo` only for `entre`; numbers and unit only for kinds that carry them."""

    tipo: TipoDeTempo
    minimo: int | None = None
    maximo: int | None = None
    unidade: Unidade | None = None
    comentario: str = ""


@dataclass(frozen=True, slots=True)
class Prazo:
    """What a person typed: one number or two, and the unit when it was said and is not in doubt."""

    minimo: int | None
    maximo: int
    unidade: Unidade | None = None


class PrazoIlegivel(ValueError):
    """The text does not say a number of minutes, hours, days or months."""


def ler_prazo(texto: str) -> Prazo:
    """Return what texts such as `de 5 a 10 dias úteis`, `até 30 dias` or `12` say; raise `PrazoIlegivel`.

    `dias` alone leaves the unit open: it may be `dias úteis` or `dias corridos`.
    """
    achado = _PRAZO.fullmatch(" ".join(sem_acentos(texto).lower().split()))
    if achado is None:
        raise PrazoIlegivel(texto)
    primeiro, segundo, palavra = achado.groups()
    prazo = Prazo(int(primeiro) if segundo else None, int(segundo or primeiro), _unidade(palavra))
    if prazo.maximo > MAIOR_NUMERO or (prazo.minimo or 0) > prazo.maximo:
        raise PrazoIlegivel(texto)
    return prazo


def _unidade(palavra: str | None) -> Unidade | None:
    if palavra in (None, "dia", "dias"):
        return None
    try:
        return _unidades()[palavra]
    except KeyError:
        raise PrazoIlegivel(palavra) from None


@cache
def _unidades() -> Mapping[str | None, Unidade]:
    return {
        sem_acentos(palavra): Unidade(linha["unidade"])
        for linha in linhas("unidades")
        for palavra in lista(linha["palavras"])
    }


@cache
def rotulos_de_unidade() -> Mapping[Unidade, tuple[str, tuple[str, ...]]]:
    """Return, for each unit, its label and the words that also name it."""
    return {
        Unidade(linha["unidade"]): (linha["rotulo"], lista(linha["palavras"])) for linha in linhas("unidades")
    }
