"""Finds options by what was typed: case and accents ignored, beginnings of words, small slips."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.domain.slug import sem_marcas
from bot.forms.form import Option

ALIKE = 78  # of 100: how near a word must be to count as the same with a slip
SHORT = 4  # letters under which a word is never taken for a slip of another
QUERY = 200  # letters of a query that are looked at

_WORD = re.compile(r"[^\W_]+")


class Names(NamedTuple):
    """What an option is called, folded: whole, and word by word (each word after a space)."""

    whole: tuple[str, ...]
    words: str


def fold(text: str) -> str:
    """Return `text` as it is compared: no case, no accents, words separated by one space."""
    return " ".join(_WORD.findall(sem_marcas(unicodedata.normalize("NFKD", text.casefold()))))


def names_of(option: Option) -> Names:
    """Return what names an option: label where it is text, value, other words.

    A value that is a number names nothing: it would be taken for the number of a button.
    """
    label = option.label if isinstance(option.label, str) else ""
    return _names(label, option.value, option.also)


@lru_cache(maxsize=8192)
def _names(label: str, value: str, also: tuple[str, ...]) -> Names:
    named = (label, "" if value.isdecimal() else value, *also)
    whole = tuple(folded for name in named if (folded := fold(name)))
    return Names(whole, "".join(f" {name}" for name in whole))


def exact(options: Iterable[Option], query: str) -> Option | None:
    """Return the only option called exactly `query`, None when there is none or more than one."""
    folded = fold(query[:QUERY])
    found = [option for option in options if folded and folded in names_of(option).whole]
    return found[0] if len(found) == 1 else None


def search(options: Sequence[Option], query: str) -> tuple[Option, ...]:
    """Return the options that `query` may mean, the likeliest first; all of them for an empty query."""
    folded = fold(query[:QUERY])
    if not folded:
        return tuple(options)
    known = [names_of(option) for option in options]
    same = [option for option, names in zip(options, known, strict=True) if folded in names.whole]
    if len(same) == 1:
        return tuple(same)
    wanted = [[word] for word in folded.split()]
    hits = _with_words(known, wanted) or _with_words(known, _meant(known, wanted))
    hits.sort(key=lambda hit: not known[hit].words.startswith(f" {wanted[0][0]}"))
    return tuple(options[hit] for hit in hits)


def _with_words(known: Sequence[Names], wanted: Sequence[Sequence[str]]) -> list[int]:
    """Return which of `known` have, for each word wanted, a word that begins like one of its readings."""
    hits = list(range(len(known)))
    for readings in wanted:
        starts = [f" {word}" for word in readings]
        hits = [hit for hit in hits if any(start in known[hit].words for start in starts)]
    return hits


def _meant(known: Iterable[Names], wanted: Sequence[Sequence[str]]) -> list[list[str]]:
    words = list({word for names in known for word in names.words.split()})
    return [[word, *_alike(word, words)] for readings in wanted for word in readings]


def _alike(word: str, words: Sequence[str]) -> list[str]:
    if len(word) < SHORT:
        return []
    near = process.extract(word, words, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=8)
    return sorted(name for name, _, _ in near)
