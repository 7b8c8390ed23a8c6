"""What words mean here: concepts with their many ways of being said, and words mended to known ones."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.respostas.palavras import by_ear, words

_GLUE = frozenset(
    [
        "a",
        "as",
        "ao",
        "aos",
        "o",
        "os",
        "um",
        "uma",
        "uns",
        "umas",
        "de",
        "da",
        "das",
        "do",
        "dos",
        "em",
        "na",
        "nas",
        "no",
        "nos",
        "num",
        "numa",
        "pela",
        "pelas",
        "pelo",
        "pelos",
        "e",
    ]
)
_OFTEN = 3  # ways of asking that a word stands in, to be taken as rightly written
_stem = lru_cache(maxsize=8192)(Stemmer.Stemmer("portuguese").stemWord)


@dataclass(frozen=True, slots=True)
class Concept:
    """An idea of this field, how much it decides, the ways of saying it; one of a group replaces another."""

    name: str
    weight: float
    said: tuple[str, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A concept (`@perfil`) or the root of a word; `known` tells that the knowledge uses it."""

    name: str
    weight: float
    known: bool = True
    group: str = ""


class Lexico:
    """Turns text into units. `vocabulary` are texts whose words are taken as rightly written."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        empty: str,
        short: Mapping[str, str],
        vocabulary: Iterable[str],
    ) -> None:
        concepts = tuple(concepts)
        self._short = {word: words(meant) for said, meant in short.items() for word in words(said)}
        sure = {word for concept in concepts for said in concept.said for word in words(said)} | set(
            words(empty)
        )
        seen = Counter(word for text in vocabulary for word in set(words(text)))
        often = {word for word, times in seen.items() if times >= _OFTEN}
        self._spelled = {word for word in sure | often if not word[0].isdigit()}
        self._empty = {_root(word) for word in words(empty)}
        self._roots = {_root(word) for word in self._spelled}
        self._long = sorted(word for word in self._spelled if len(word) >= 4)
        self._weights = {f"@{concept.name}": concept.weight for concept in concepts}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Concept]]] = {}
        for concept in concepts:
            for said in concept.said:
                self._learn(concept, tuple(_root(word) for word in words(said) if word not in _GLUE))
        for known in self._phrases.values():
            known.sort(key=lambda one: -len(one[0]))
        self._mend = lru_cache(maxsize=4096)(self._mended)

    def units(self, text: str) -> tuple[Unit, ...]:
        """Return what `text` is about, each unit once, in order."""
        roots = self._read(text)
        found: dict[str, Unit] = {}
        at = 0
        while at < len(roots):
            concept, taken = self._concept_at(roots, at)
            unit = _of(concept) if concept else self._unit(roots[at])
            if unit is not None:
                found.setdefault(unit.name, unit)
            at += taken
        return tuple(found.values())

    def read(self, text: str) -> str:
        """Return the names of the units of `text`, between spaces."""
        return " ".join(unit.name for unit in self.units(text))

    def weight(self, name: str) -> float:
        """Return how much a unit decides, by its name."""
        return self._weights.get(name, 1.0)

    def _learn(self, concept: Concept, roots: tuple[str, ...]) -> None:
        if not set(roots) <= self._empty:
            self._phrases.setdefault(roots[0], []).append((roots, concept))

    def _read(self, text: str) -> list[str]:
        said: list[str] = []
        for word in words(text):
            said.extend(self._short.get(word, (word,)))
        return [_root(self._mend(word)) for word in said if word not in _GLUE]

    def _concept_at(self, roots: list[str], at: int) -> tuple[Concept | None, int]:
        for phrase, concept in self._phrases.get(roots[at], ()):
            if tuple(roots[at : at + len(phrase)]) == phrase:
                return concept, len(phrase)
        return None, 1

    def _unit(self, root: str) -> Unit | None:
        return None if root in self._empty or len(root) < 2 else Unit(root, 1.0, root in self._roots)

    def _mended(self, word: str) -> str:
        if word in self._spelled or word[0].isdigit() or _root(word) in self._roots:
            return word
        heard = self._heard.get(by_ear(word))
        return heard if heard is not None else self._nearest(word)

    @cached_property
    def _heard(self) -> dict[str, str]:
        return {by_ear(word): word for word in sorted(self._spelled, reverse=True)}

    def _nearest(self, word: str) -> str:
        if len(word) < 5:
            return word
        at_most = 1 if len(word) < 8 else 2
        near = process.extractOne(word, self._long, scorer=OSA.distance, score_cutoff=at_most)
        return near[0] if near is not None and near[0][0] == word[0] else word


def _of(concept: Concept) -> Unit:
    return Unit(f"@{concept.name}", concept.weight, group=concept.group)


def _root(word: str) -> str:
    return word if len(word) <= 3 or word[0].isdigit() else str(_stem(word))
