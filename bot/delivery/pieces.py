"""Cuts rendered HTML into messages that Telegram takes, at a paragraph, a line, a word, in that order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<(/?)([a-z-]+)[^>]*>")
_TOKEN = re.compile(r"<[^>]*>|&[^;\s]+;|\s+|[^<&\s]+|.", re.S)


@dataclass(frozen=True, slots=True)
class Piece:
    """One rendered line, and whether it begins a paragraph."""

    html: str
    first: bool


def plain(html: str) -> str:
    """Return the text alone, the markup read."""
    return unescape(_TAG.sub("", html))


def length(html: str) -> int:
    """Return the length Telegram counts: after the markup is read, in UTF-16 units."""
    return len(plain(html).encode("utf-16-le")) // 2


def split(pieces: list[Piece], limit: int) -> tuple[str, ...]:
    """Join `pieces` into as few texts as fit `limit`; markup never stays open at a cut."""
    texts: list[str] = []
    for piece in pieces:
        joint = "\n\n" if piece.first else "\n"
        if texts and length(texts[-1]) + len(joint) + length(piece.html) <= limit:
            texts[-1] += joint + piece.html
        else:
            texts.extend(_cut(piece.html, limit))
    return tuple(texts)


def _cut(html: str, limit: int) -> Iterator[str]:
    if length(html) <= limit:
        yield html
        return
    text, used, opened = "", 0, list[str]()
    for token in _words(html, limit):
        size = length(token)
        if used + size > limit:
            yield text.rstrip() + _closing(opened)
            text, used = "".join(opened), 0
            token = token.lstrip() if not token.startswith("<") else token
            size = length(token)
        _track(token, opened)
        text += token
        used += size
    if used:
        yield text + _closing(opened)


def _words(html: str, limit: int) -> Iterator[str]:
    for token in _TOKEN.findall(html):
        if token.startswith(("<", "&")) or length(token) <= limit:
            yield token
        else:
            half = limit // 2  # an astral character counts twice
            yield from (token[at : at + half] for at in range(0, len(token), half))


def _track(token: str, opened: list[str]) -> None:
    tag = _TAG.fullmatch(token)
    if tag is None:
        return
    if tag[1]:
        opened.pop()
    else:
        opened.append(token)


def _closing(opened: list[str]) -> str:
    return "".join(f"</{tag[2]}>" for token in reversed(opened) if (tag := _TAG.fullmatch(token)))
