"""What a cell of a table says of a service, and what of it found no place in the form."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.forms import lists
from bot.forms.form import Answers
from bot.forms.search import fold

Sobra = tuple[str, str]  # the text, and what became of it: one of the words that follow
NAO_ENTENDI = "nao_entendi"
NO_COMENTARIO = "no_comentario"  # kept as the comment on the time
NO_CALCULO = "no_calculo"  # kept as a cost that varies
DATA = "data"  # a date where a time or an amount is due: spreadsheets make dates of "5-10"
LONGO = "longo"
_MARCAS = " -–—•*·"
_NADA = frozenset({"", "x", "n a", "na", "nao se aplica", "nao ha", "nenhum", "nenhuma", "nao possui", "sem"})


@dataclass(frozen=True, slots=True)
class Lido:
    """`valores`: plain values of the form, some of them only. `sobras`: what is to be looked at."""

    valores: Answers = field(default_factory=dict)
    sobras: Sequence[Sobra] = ()


def partes(texto: str) -> list[str]:
    """Return the items that a cell lists, one a line or between semicolons, without their bullets."""
    escritas = (parte.strip().lstrip(_MARCAS) for parte in lists.split(texto.replace(";", "\n")))
    return [parte for parte in escritas if parte]


def diz_alguma_coisa(texto: str) -> bool:
    """Tell whether a text is more than a dash, "não se aplica" and the like."""
    return fold(texto) not in _NADA
