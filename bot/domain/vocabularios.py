"""The closed lists of the standard: channels, segments and areas of interest (section 3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.domain.dados import linhas, lista


class Endereco(StrEnum):
    """What the address of a channel should be."""

    PAGINA = "pagina"
    EMAIL = "e-mail"
    TELEFONE = "telefone"
    LUGAR = "lugar"


@dataclass(frozen=True, slots=True)
class TipoDeCanal:
    """A way of being served; `canal` is its name in the letters, `rotulo` the one the Portal shows.

    `digital` follows the panel: web and app count; a page that only finds a counter does not (3.1).
    """

    canal: str
    rotulo: str
    digital: bool
    endereco: Endereco
    tambem: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Segmento:
    """A segment of society; `numero` is its fixed number in the letters, `rotulo` fits on a button."""

    numero: str
    segmento: str
    rotulo: str
    tambem: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area of interest and other words that find it in a search."""

    area: str
    tambem: tuple[str, ...]


@cache
def canais() -> Mapping[str, TipoDeCanal]:
    """Return the 18 kinds of channel by their name in the letters, the most used first."""
    return {
        linha["canal"]: TipoDeCanal(
            canal=linha["canal"],
            rotulo=linha["rotulo"],
            digital=linha["digital"] == "sim",
            endereco=Endereco(linha["endereco"]),
            tambem=lista(linha["tambem"]),
        )
        for linha in linhas("canais")
    }


@cache
def segmentos() -> Mapping[str, Segmento]:
    """Return the four segments of society by their text in the letters."""
    return {
        linha["segmento"]: Segmento(
            linha["numero"], linha["segmento"], linha["rotulo"], lista(linha["tambem"])
        )
        for linha in linhas("segmentos")
    }


@cache
def areas() -> Mapping[str, Area]:
    """Return the 131 known areas of interest by their text in the letters."""
    return {linha["area"]: Area(linha["area"], lista(linha["tambem"])) for linha in linhas("areas")}
