"""Finds options by what was typed: case and accents ignored, beginnings of words, small slips."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.forms.form import Option

ALIKE = 78  # of 100: how near a word must be to count as the same with a slip
SHORT = 4  # letters under which a word is never taken for a slip of another
QUERY = 200  # letters of a query that are looked at

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return `text` as it is compared: no case, no accents, words separated by one space."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters))


_folded = lru_cache(maxsize=8192)(fold)


def names_of(option: Option) -> tuple[str, ...]:
    """Return the folded texts that name an option: label where it is text, value, other words.

    A value that is a number names nothing: it would be taken for the number of a button.
    """
    label = (option.label,) if isinstance(option.label, str) else ()
    value = () if option.value.isdecimal() else (option.value,)
    return tuple(_folded(name) for name in (*label, *value, *option.also))


def exact(options: Iterable[Option], query: str) -> Option | None:
    """Return the only option called exactly `query`, None when there is none or more than one."""
    folded = fold(query[:QUERY])
    found = [option for option in options if folded and folded in names_of(option)]
    return found[0] if len(found) == 1 else None


def search(options: Sequence[Option], query: str) -> tuple[Option, ...]:
    """Return the options that `query` may mean, the likeliest first; all of them for an empty query."""
    folded = fold(query[:QUERY])
    if not folded:
        return tuple(options)
    same = exact(options, query)
    if same is not None:
        return (same,)
    wanted = folded.split()
    found = [option for option in options if all(_has(option, {word}) for word in wanted)]
    if not found:
        meant = _meant(options, wanted)
        found = [option for option in options if all(_has(option, words) for words in meant)]
    return tuple(sorted(found, key=lambda option: not _begins(option, wanted[0])))


def _begins(option: Option, word: str) -> bool:
    return any(name.startswith(word) for name in names_of(option)[:1])


def _has(option: Option, beginnings: set[str]) -> bool:
    words = " ".join(names_of(option)).split()
    return any(word.startswith(beginning) for beginning in beginnings for word in words)


def _meant(options: Iterable[Option], wanted: list[str]) -> list[set[str]]:
    known = sorted({word for option in options for name in names_of(option) for word in name.split()})
    return [_alike(word, known) | {word} for word in wanted]


def _alike(word: str, known: list[str]) -> set[str]:
    if len(word) < SHORT:
        return set()
    near = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=8)
    return {name for name, _, _ in near}
