"""Lists that arrive as text: a pasted message becomes items, one a line."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.forms.form import Field, Invalid
from bot.forms.typed import is_blank
from bot.messages import Message

_PREFIXES = (
    re.compile(r"[-–—]\s+"),
    re.compile(r"[•·▪◦●○■]\s*"),
    re.compile(r"\*\s+"),
    re.compile(r"\d{1,3}\s*[.)]\s+"),
    re.compile(r"\d{1,3}\s+[-–—]\s+"),
    re.compile(r"[a-z]\)\s+", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Added:
    """A list after a message: all its items, and what of the message did not become one.

    `refused`: number of the line, the line and what is wrong with it. `repeated`: lines that were there
    already. `over`: lines beyond the most that the list takes.
    """

    items: list[Any]
    refused: tuple[tuple[int, str, Message], ...] = ()
    repeated: tuple[str, ...] = ()
    over: tuple[str, ...] = ()


def split(text: str) -> list[str]:
    """Return the lines of `text` that are not blank, without the bullets that all of them begin with."""
    lines = [line.strip() for line in text.splitlines() if not is_blank(line)]
    if len(lines) < 2:
        return lines
    for prefix in _PREFIXES:
        found = [prefix.match(line) for line in lines]
        bare = [line[match.end() :] for line, match in zip(lines, found, strict=True) if match is not None]
        if len(bare) == len(lines) and all(bare):
            return bare
    return lines


def add(field: Field, before: Sequence[Any], lines: Iterable[str]) -> Added:
    """Return the list `before` with `lines` read as its next items."""
    items, known = list(before), {same(str(item)) for item in before}
    refused, repeated, over = [], [], []
    for number, line in enumerate(lines, start=1):
        try:
            value = field.read(line)
        except Invalid as invalid:
            refused.append((number, line, invalid.problem))
            continue
        if same(str(value)) in known:
            repeated.append(line)
        elif field.at_most is not None and len(items) >= field.at_most:
            over.append(line)
        else:
            items.append(value)
            known.add(same(str(value)))
    return Added(items, tuple(refused), tuple(repeated), tuple(over))


def same(text: str) -> str:
    """Return what two items share when they differ only in case, accents or spaces."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in spread if not unicodedata.combining(letter)).split())
