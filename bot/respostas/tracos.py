"""What a question looks like to the model: units, pairs of them, and letters three to five at a time."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from bot.respostas.lexico import Lexico
from bot.respostas.palavras import fold

_SIZES = (3, 4, 5)


def tracos(lexico: Lexico, texto: str) -> tuple[Counter[str], Counter[str]]:
    """Return how often each trait occurs: of meaning (`u:`), and of spelling (`g:`)."""
    units = [unit.name for unit in lexico.units(texto)]
    meaning = Counter(f"u:{name}" for name in units)
    meaning.update(f"u:{one}|{other}" for one, other in pairwise(units))
    return meaning, Counter(_grams(texto))


def vetor(partes: Iterable[Counter[str]], raridade: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of the traits that `raridade` knows; each part has length 1."""
    pesos: dict[str, float] = {}
    for parte in partes:
        vistos = {t: (1 + math.log(n)) * raridade[t] for t, n in parte.items() if t in raridade}
        tamanho = math.sqrt(sum(peso * peso for peso in vistos.values())) or 1.0
        pesos.update((traco, peso / tamanho) for traco, peso in vistos.items())
    return pesos


def _grams(texto: str) -> Iterable[str]:
    for word in "".join(c if c.isalnum() or c == "%" else " " for c in fold(texto)).split():
        padded = f" {word} "
        for size in _SIZES:
            for at in range(max(1, len(padded) - size + 1)):
                yield "g:" + padded[at : at + size]
                if len(padded) <= size:
                    break
