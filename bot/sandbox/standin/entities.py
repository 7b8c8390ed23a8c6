"""Formatting of a text: entities by code point here, by UTF-16 unit on the wire, and as HTML."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "text_link": "a",
    "url": "a",
}
VERBATIM = {"code", "pre", "text_link"}
FOUND_IN_TEXT = (
    ("url", re.compile(r"(?:https?://|(?<![\w/.@])t\.me/)[^\s<>\"]*[^\s<>\".,;:!?)\]]")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w/.])@[A-Za-z]\w{3,31}")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch `[start, end)` of code points; `extra` holds `url` or `language`."""

    kind: str
    start: int
    end: int
    extra: tuple[tuple[str, str], ...] = ()


def utf16_length(text: str) -> int:
    """Return the length of `text` as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def as_api(text: str, entities: Iterable[Entity]) -> list[dict[str, Any]]:
    """Return `entities` as the Bot API shows them, offsets in UTF-16 units."""
    return [
        {
            "type": entity.kind,
            "offset": utf16_length(text[: entity.start]),
            "length": utf16_length(text[entity.start : entity.end]),
            **dict(entity.extra),
        }
        for entity in entities
    ]


def from_api(text: str, given: Iterable[dict[str, Any]]) -> list[Entity]:
    """Return the entities of a call, offsets turned into code points."""
    units = text.encode("utf-16-le")

    def point(offset: int) -> int:
        return len(units[: 2 * offset].decode("utf-16-le", "ignore"))

    return [
        Entity(
            str(one["type"]),
            point(int(one["offset"])),
            point(int(one["offset"]) + int(one["length"])),
            tuple((name, str(one[name])) for name in ("url", "language") if name in one),
        )
        for one in given
    ]


def trimmed(text: str, entities: Sequence[Entity]) -> tuple[str, list[Entity]]:
    """Return `text` without white space at its ends, with the entities that remain."""
    bare = text.strip()
    if bare == text:
        return text, list(entities)
    shift = len(text) - len(text.lstrip())
    moved = (
        replace(one, start=max(0, one.start - shift), end=min(len(bare), one.end - shift)) for one in entities
    )
    return bare, [one for one in moved if one.start < one.end]


def detect(text: str, known: Sequence[Entity] = ()) -> list[Entity]:
    """Return `known` plus the links, addresses, mentions and commands that Telegram finds by itself."""
    if not any(mark in text for mark in "/@"):
        return list(known)
    found = list(known)
    taken = [one for one in known if one.kind in VERBATIM]
    for kind, pattern in FOUND_IN_TEXT:
        for match in pattern.finditer(text):
            one = Entity(kind, match.start(), match.end())
            if not any(one.start < other.end and other.start < one.end for other in taken):
                taken.append(one)
                found.append(one)
    return sorted(found, key=lambda one: (one.start, -one.end))


def render(text: str, entities: Sequence[Entity], link: Callable[[str], str]) -> str:
    """Return `text` as HTML; `link(url)` is the opening tag of a link, or "" for none."""
    parts: list[str] = []
    open_until: list[tuple[int, str]] = []
    at = 0
    for one in [*entities, Entity("", len(text), len(text) + 1)]:
        while open_until and open_until[-1][0] <= one.start:
            end, tag = open_until.pop()
            parts += [escape(text[at:end], quote=False), tag]
            at = end
        parts.append(escape(text[at : one.start], quote=False))
        at = one.start
        opening, closing = _tags(text, one, link)
        if opening:
            inner = min(one.end, open_until[-1][0]) if open_until else one.end
            parts.append(opening)
            open_until.append((inner, closing))
    return "".join(parts)


def _tags(text: str, one: Entity, link: Callable[[str], str]) -> tuple[str, str]:
    tag = TAGS.get(one.kind)
    if tag is None:
        return "", ""
    if tag == "a":
        shown = text[one.start : one.end]
        opening = (
            link(dict(one.extra).get("url", shown)) if one.kind == "text_link" else link(_absolute(shown))
        )
        return (opening, "</a>") if opening else ("", "")
    return f"<{tag}>", f"</{tag}>"


def _absolute(address: str) -> str:
    return address if "://" in address else f"https://{address}"
