"""Finds the entries whose ways of asking are nearest to what was said."""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from bot.respostas.conhecimento import Entrada
from bot.respostas.lexico import Lexico, Unit


@dataclass(frozen=True, slots=True)
class Achado:
    """An entry with how near it is, 0 to 1, and the units of the question that it accounts for."""

    entrada: Entrada
    nota: float
    explica: frozenset[str]


class Busca:
    """An index of the ways of asking, by unit.

    `raridade`: how much units decide, by another index. `lidas`: the units of every way, if known.
    """

    def __init__(
        self,
        lexico: Lexico,
        entradas: Iterable[Entrada],
        raridade: Mapping[str, float] | None = None,
        lidas: Sequence[str] | None = None,
    ) -> None:
        self._ways: list[Entrada] = []
        self._totals = array("f")
        self._by_unit: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._all: dict[str, Counter[str]] = defaultdict(Counter)
        ways = [(entrada, way) for entrada in entradas for way in entrada.jeitos]
        if lidas is None:
            lidas = [lexico.read(way) for _, way in ways]
        read = [
            (entrada, {name: lexico.weight(name) for name in units.split()})
            for (entrada, _), units in zip(ways, lidas, strict=True)
        ]
        self._many = Counter(entrada.chave for entrada, _ in read)
        self.raridade = _rarities(read) if raridade is None else raridade
        for entrada, units in read:
            if not units:
                continue
            self._all[entrada.chave].update(units.keys())
            for name in units:
                self._by_unit[name].append(len(self._ways))
            self._ways.append(entrada)
            self._totals.append(sum(self._weigh(name, weight) for name, weight in units.items()))

    def fala_de(self, entrada: Entrada) -> set[str]:
        """Return the units that the ways of asking for an entry are about, not those of one or two only."""
        poucas = _POUCAS * self._many[entrada.chave]
        return {name for name, times in self._all[entrada.chave].items() if times > poucas}

    def conhece(self, unit: Unit) -> bool:
        """Tell whether any way of asking holds a unit."""
        return unit.name in self._by_unit

    def weigh(self, unit: Unit) -> float:
        """Return how much a unit of a question decides."""
        return self._weigh(unit.name, unit.weight)

    def _weigh(self, name: str, weight: float) -> float:
        return weight * self.raridade.get(name, _UNSEEN)

    def procurar(self, units: Iterable[Unit]) -> list[Achado]:
        """Return the entries that share something with `units`, the nearest first."""
        weights = {unit.name: self.weigh(unit) for unit in units}
        whole = sum(weights.values())
        shared: dict[int, float] = defaultdict(float)
        for name, weight in weights.items():
            for way in self._by_unit.get(name, ()):
                shared[way] += weight
        best: dict[str, tuple[float, int]] = {}
        for way, weight in shared.items():
            entrada = self._ways[way]
            nota = _nearness(weight, whole, self._totals[way]) * entrada.peso
            if nota > best.get(entrada.chave, (0.0, 0))[0]:
                best[entrada.chave] = (nota, way)
        achados = (self._achado(nota, way, weights) for nota, way in nlargest(_QUANTOS, best.values()))
        return list(achados)

    def _achado(self, nota: float, way: int, asked: Mapping[str, float]) -> Achado:
        explica = frozenset(name for name in asked if way in self._by_unit.get(name, ()))
        return Achado(self._ways[way], nota, explica)


_UNSEEN = 1.3
_POUCAS = 0.05  # of an entry's ways of asking
_QUANTOS = 12  # entries that a search looks at again


def _nearness(shared: float, asked: float, way: float) -> float:
    return 0.5 * shared / asked + 0.5 * shared / way


def _rarities(read: list[tuple[Entrada, dict[str, float]]]) -> dict[str, float]:
    """Return 0.4 (everywhere) to 1.3 (in one entry only) for each unit."""
    spread: dict[str, set[str]] = defaultdict(set)
    for entrada, units in read:
        for name in units:
            spread[name].add(entrada.chave)
    many = math.log(1 + max(1, len({entrada.chave for entrada, _ in read})))
    return {name: 0.4 + 0.9 * (1 - math.log(len(keys)) / many) for name, keys in spread.items()}
