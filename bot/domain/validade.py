"""How long the document that a service yields is valid (section 2.6), and times as people write them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.slug import sem_acentos

_PRAZO = re.compile(r"(?:por |ate )?(\d{1,5}) ?(dia|mes|ano)(?:e?s)?\.?")


class UnidadeDeValidade(StrEnum):
    """The units in which a document is valid."""

    DIAS = "dias"
    MESES = "meses"
    ANOS = "anos"


@dataclass(frozen=True, slots=True)
class Validade:
    """How long a document is valid: for so many `unidade` when it ends (`vence`), else for ever."""

    vence: bool
    quantidade: int = 0
    unidade: UnidadeDeValidade | None = None
    descricao: str = ""


class ValidadeIlegivel(ValueError):
    """The text does not say a number of days, months or years."""


_UNIDADES = {
    "dia": UnidadeDeValidade.DIAS,
    "mes": UnidadeDeValidade.MESES,
    "ano": UnidadeDeValidade.ANOS,
}


def ler_validade(texto: str) -> tuple[int, UnidadeDeValidade]:
    """Return what texts such as `5 anos` or `por 90 dias` say; raise `ValidadeIlegivel`."""
    achado = _PRAZO.fullmatch(" ".join(sem_acentos(texto).lower().split()))
    if achado is None:
        raise ValidadeIlegivel(texto)
    return int(achado[1]), _UNIDADES[achado[2]]
