"""What people write in a cell for a role, a theme or a condition: a word of it begins like one known."""

from collections.abc import Mapping
from typing import TypeVar

from bot.domain.papeis import Papel, Tema
from bot.forms.search import fold

T = TypeVar("T")

_PAPEIS = {
    "titular": Papel.TITULAR,
    "substitut": Papel.SUBSTITUTO,
    "suplent": Papel.SUBSTITUTO,
    "indica": Papel.INDICADOR,
    "secretari": Papel.INDICADOR,
}
_TEMAS = {"prestac": Tema.PRESTACAO, "ampliac": Tema.AMPLIACAO_DIGITAL, "digita": Tema.AMPLIACAO_DIGITAL}
_NUMEROS = {"1": Tema.PRESTACAO, "2": Tema.AMPLIACAO_DIGITAL}
_AMBOS = {"ambos", "ambas", "dois"}
_CONDICOES = {"secretari": "secretario", "assess": "assessoria", "assin": "assinou"}


def papel(escrito: str) -> Papel | None:
    """Return the role that a cell names; None when it names none, or both titular and substituto."""
    achados = _achados(escrito, _PAPEIS)
    return None if {Papel.TITULAR, Papel.SUBSTITUTO} <= set(achados) else next(iter(achados), None)


def temas(escrito: str) -> tuple[Tema, ...]:
    """Return the themes that a cell names, by name or, with no name in it, by number."""
    palavras = set(fold(escrito).split())
    if palavras & _AMBOS:
        return tuple(Tema)
    achados = _achados(escrito, _TEMAS) or [_NUMEROS[palavra] for palavra in _NUMEROS if palavra in palavras]
    return tuple(tema for tema in Tema if tema in achados)


def condicao(escrito: str) -> str | None:
    """Return why somebody nominates, as the form of invitation calls it; None when the cell does not say."""
    return next(iter(_achados(escrito, _CONDICOES)), None)


def _achados(escrito: str, conhecidos: Mapping[str, T]) -> list[T]:
    palavras = fold(escrito).split()
    return [v for comeco, v in conhecidos.items() if any(palavra.startswith(comeco) for palavra in palavras)]
