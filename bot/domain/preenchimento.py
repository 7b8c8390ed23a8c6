"""Personal fields in a formatted text: `{nome}` becomes the name, and the formatting moves along."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Entidades = Sequence[Mapping[str, Any]]  # as Telegram gives them: `offset` and `length` in UTF-16 units
_CAMPO = re.compile(r"\{(\w+)\}")


class _Troca(NamedTuple):
    """A field at its place, in UTF-16 units, and how long what replaces it is."""

    comeco: int
    fim: int
    novo: int


def unidades(texto: str) -> int:
    """Return the length that Telegram counts: UTF-16 units."""
    return len(texto.encode("utf-16-le")) // 2


def preencher(
    texto: str, entidades: Entidades, campos: Mapping[str, str]
) -> tuple[str, tuple[dict[str, Any], ...]]:
    """Return text and formatting with every `{campo}` of `campos` replaced; other braces stay as typed.

    What a mark covered it covers still, the replacement included; one that covers nothing any more is gone.
    """
    trocas = tuple(
        _Troca(
            unidades(texto[: achado.start()]), unidades(texto[: achado.end()]), unidades(campos[achado[1]])
        )
        for achado in _CAMPO.finditer(texto)
        if achado[1] in campos
    )
    cheio = _CAMPO.sub(lambda achado: campos.get(achado[1], achado[0]), texto)
    movidas = (_movida(entidade, trocas) for entidade in entidades)
    return cheio, tuple(entidade for entidade in movidas if entidade["length"] > 0)


def _movida(entidade: Mapping[str, Any], trocas: tuple[_Troca, ...]) -> dict[str, Any]:
    comeco = _lugar(entidade["offset"], trocas, no_fim=False)
    fim = _lugar(entidade["offset"] + entidade["length"], trocas, no_fim=True)
    return {**entidade, "offset": comeco, "length": fim - comeco}


def _lugar(antes: int, trocas: tuple[_Troca, ...], *, no_fim: bool) -> int:
    """Return where a place is now; one inside a field goes to its start or, `no_fim`, to its end."""
    andou = 0
    for troca in trocas:
        if antes <= troca.comeco:
            break
        if antes < troca.fim:
            return troca.comeco + andou + (troca.novo if no_fim else 0)
        andou += troca.novo - (troca.fim - troca.comeco)
    return antes + andou
