"""Finds which button of the current screen a typed text stands for: its label, or its number."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from bot.callbacks import Act, UnknownButton, unpack

_ELLIPSIS = re.compile(r"…|\.{3}")
TAMBEM: Mapping[str, frozenset[str]] = {  # what else people write for a button, by the action it does
    "convite.aceitar": frozenset(
        ("sim", "aceito", "aceitar", "eu aceito", "sim aceito", "sim eu aceito", "aceito sim", "sou eu")
    ),
    "convite.nao_posso": frozenset(("nao aceito", "nao posso", "recuso", "recusar")),
}


def find_button(buttons: Sequence[Sequence[str]], typed: str, *, numbers: bool) -> str | None:
    """Return the data of the button typed by its label or, with `numbers`, by its place (from 1).

    `buttons`: `[label, data]` in the order of the screen. Case, accents, commas and a final stop are ignored;
    an ellipsis stands for what was cut there.
    """
    text = _plain(typed)
    if numbers and text.isdecimal() and 1 <= int(text) <= len(buttons):
        return buttons[int(text) - 1][1]
    same = [data for label, data in buttons if _plain(label) == text or text in TAMBEM.get(_act(data), ())]
    if len(same) > 1:  # the title of an answer never hides an option that is called the same
        same = [data for data in same if _act(data) != "duvida.ver"]
    if not same and (cut := _cut(typed)) is not None:
        same = [data for label, data in buttons if cut.fullmatch(_plain(label))]
    return same[0] if len(same) == 1 else None


def _cut(typed: str) -> re.Pattern[str] | None:
    """Return what a label looks like of which `typed` leaves parts out; None when it has no ellipsis."""
    pieces = [_plain(piece) for piece in _ELLIPSIS.split(typed)]
    return re.compile(".*".join(map(re.escape, pieces))) if len(pieces) > 1 and any(pieces) else None


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in spread if not unicodedata.combining(c))
    return " ".join(letters.replace(",", " ").split()).rstrip(".!")


def _act(data: str) -> str:
    try:
        button = unpack(data)
    except UnknownButton:
        return ""
    return button.name if isinstance(button, Act) else ""
