"""Telegram's HTML, read as strictly as Telegram reads it: an unknown or unclosed tag is an error."""

import html
import re

from bot.sandbox.standin.entities import Entity
from bot.sandbox.standin.errors import ApiError, bad_request

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
}
PIECE = re.compile(r"[^<&]+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|lt|gt|amp|quot);|&|<")
NAME = re.compile(r"[^\s>]+")
TAG_END = re.compile(r"\s*>")
ATTRIBUTE = re.compile(r"\s*(?P<name>[^\s=>]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[A-Za-z0-9.:/_-]+))?")
ADDRESS = re.compile(r"(?:https?|tg|ton|mailto|tel):\S+|(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


def parse(source: str) -> tuple[str, list[Entity]]:
    """Return the plain text and its entities; raise `ApiError` as Telegram words it."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.text: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int, dict[str, str]]] = []
        self.found: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        at = 0
        while piece := PIECE.match(self.source, at):
            at = piece.end()
            if piece[0] != "<":
                self._say(html.unescape(piece[0]) if piece[0][0] == "&" else piece[0])
            elif self.source.startswith("/", at):
                at = self._close(at)
            else:
                at = self._start(at)
        if self.open:
            raise _refusal(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        return "".join(self.text), sorted(self.found, key=lambda one: (one.start, -one.end))

    def _say(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def _start(self, at: int) -> int:
        named = NAME.match(self.source, at)
        name = named[0].lower() if named else ""
        if name not in KINDS:
            raise self._error(at - 1, f'Unsupported start tag "{name}"')
        attributes, after = self._attributes(at + len(name), name)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error(at - 1, 'Tag "span" must have class "tg-spoiler"')
        self.open.append((name, self.length, attributes))
        return after

    def _attributes(self, at: int, tag: str) -> tuple[dict[str, str], int]:
        found: dict[str, str] = {}
        while True:
            if end := TAG_END.match(self.source, at):
                return found, end.end()
            match = ATTRIBUTE.match(self.source, at)
            if match is None or not (match["value"] or self._bare(match)):
                raise self._error(at, f'Unclosed start tag "{tag}"')
            found[match["name"].lower()] = html.unescape((match["value"] or "").strip("\"'"))
            at = match.end()

    def _bare(self, match: re.Match[str]) -> bool:
        return match["name"].lower() == "expandable" and ">" in self.source[match.end() :]

    def _close(self, at: int) -> int:
        end = self.source.find(">", at)
        if end < 0:
            raise self._error(at - 1, "Unclosed end tag")
        name = self.source[at + 1 : end].strip().lower()
        if not self.open:
            raise self._error(at - 1, "Unexpected end tag")
        expected, start, attributes = self.open.pop()
        if name not in ("", expected):
            raise self._error(at - 1, "Unmatched end tag", f', expected "</{expected}>", found "</{name}>"')
        self._keep(expected, start, attributes)
        return end + 1

    def _keep(self, tag: str, start: int, attributes: dict[str, str]) -> None:
        if start == self.length:
            return
        extra: tuple[tuple[str, str], ...] = ()
        if tag == "a":
            address = attributes.get("href") or "".join(self.text)[start:]
            if not ADDRESS.fullmatch(address):
                return
            extra = (("url", address),)
        self.found.append(Entity(KINDS[tag], start, self.length, extra))

    def _error(self, at: int, what: str, more: str = "") -> ApiError:
        return _refusal(f"{what} at byte offset {len(self.source[:at].encode())}{more}")


def _refusal(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
