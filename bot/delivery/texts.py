"""The only reader of words: turns keys and parameters into what a person reads, from `locales/*.po`."""

import gettext
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.messages.pofile import read_po

from bot.delivery.pieces import Piece, plain, split
from bot.messages import Button, K, Label, Message, Param, Screen, Written

TEXT_AT_MOST = 4096  # characters of a message, a limit of Telegram
CAPTION_AT_MOST = 1024  # characters of a caption, a limit of Telegram
LABEL_AT_MOST = 30  # letters of a button: one line on a phone
_LETTERS_KEPT = 6  # of a text that a label is filled with, at least


class MissingWords(LookupError):
    """A key has no words in the catalogue, or the words ask for a parameter that was not given."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message ready for Telegram: HTML text, and buttons whose labels are plain text.

    With `entities` the text is no HTML: it was written by a person, and these are its formatting.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    entities: tuple[Mapping[str, Any], ...] | None = None


@dataclass(frozen=True, slots=True)
class Texts:
    """The catalogue: one sentence per key (or its singular and plural), and the facts of the installation."""

    words: Mapping[str, tuple[str, ...]]
    plural: Callable[[int], int]
    facts: Mapping[str, str | int]
    zone: ZoneInfo

    @classmethod
    def load(
        cls, folder: Path, facts: Mapping[str, str | int] | None = None, zone: str = "America/Sao_Paulo"
    ) -> "Texts":
        """Read every `.po` of `folder`; raise `ValueError` when two files give words to the same key."""
        words: dict[str, tuple[str, ...]] = {}
        for key, sentences in _sentences(folder):
            if key in words:
                raise ValueError(f"two entries for {key}")
            words[key] = sentences
        return cls(words, gettext.c2py("n > 1"), facts or {}, ZoneInfo(zone))

    def label(self, label: Label) -> str:
        """Return the plain text of a button or of a name."""
        return label if isinstance(label, str) else self._say(label, str)

    def html(self, message: Message) -> str:
        """Return the text of `message` as Telegram's HTML, every parameter escaped."""
        return self._say(message, partial(escape, quote=False))

    def plain(self, message: Message) -> str:
        """Return the text of `message` without the markup of its words."""
        return plain(self.html(message))

    def render(self, screen: Screen, *, numbered: bool) -> tuple[Rendered, ...]:
        """Return the messages that show `screen`: one, unless it is over 4,096 characters.

        With `numbered` (screen-reader mode) the options are listed in the text, with their numbers where a
        number typed picks one.
        """
        if screen.written is not None:
            return self._written(screen.written, screen, numbered=numbered)
        paragraphs = [[self.html(line) for line in p.lines] for p in screen.paragraphs]
        buttons = tuple(tuple(self._button(button) for button in row) for row in screen.buttons)
        if numbered and buttons:
            paragraphs.append(list(self._listed(buttons, by_name=screen.by_name)))
        limit = CAPTION_AT_MOST if screen.attachment else TEXT_AT_MOST
        texts = split([Piece(line, first) for lines in paragraphs for line, first in _marked(lines)], limit)
        return tuple(
            Rendered(text, buttons if at == len(texts) else ()) for at, text in enumerate(texts, start=1)
        )

    def _written(self, written: Written, screen: Screen, *, numbered: bool) -> tuple[Rendered, ...]:
        """Return a text as it was typed; options listed for who hears them are a message of their own."""
        buttons = tuple(tuple(self._button(button) for button in row) for row in screen.buttons)
        if not (numbered and buttons):
            return (Rendered(written.text, buttons, written.entities),)
        listed = self.render(Screen((), screen.buttons, by_name=screen.by_name), numbered=True)
        return (Rendered(written.text, (), written.entities), *listed)

    def _button(self, button: Button) -> Button:
        return Button(self.on_button(button.label), button.data, button.url, button.copy)

    def on_button(self, label: Label) -> str:
        """Return a label in 30 letters: what fills its words is cut. One that is all data stays whole."""
        whole = self.label(label)
        if isinstance(label, str) or len(whole) <= LABEL_AT_MOST:
            return whole
        filled = {
            name: self._param(v, str) for name, v in label.params.items() if isinstance(v, str | Message)
        }
        if not self.label(replace(label, params={**label.params, **dict.fromkeys(filled, "")})).strip():
            return whole
        while len(whole) > LABEL_AT_MOST and filled:
            longest = max(filled, key=lambda name: len(filled[name]))
            kept = max(_LETTERS_KEPT, len(filled[longest]) - (len(whole) - LABEL_AT_MOST) - 1)
            if kept + 1 >= len(filled[longest]):
                break
            filled[longest] = f"{filled[longest][:kept].rstrip()}…"
            whole = self.label(replace(label, params={**label.params, **filled}))
        return whole

    def _listed(self, buttons: tuple[tuple[Button, ...], ...], *, by_name: bool) -> Iterator[str]:
        yield self.html(Message(K("tela.opcoes_pelo_nome") if by_name else K("tela.opcoes")))
        number = 0
        for button in (button for row in buttons for button in row):
            label = escape(self.label(button.label), quote=False)
            if button.data:
                number += 1
                yield label if by_name else f"{number}. {label}"
            elif button.url:
                yield f"{label}: {escape(button.url, quote=False)}"

    def _say(self, message: Message, safe: Callable[[str], str]) -> str:
        template = self._template(message)
        params = {name: self._param(value, safe) for name, value in message.params.items()}
        if message.count is not None:
            params["n"] = _number(message.count)
        facts = {name: safe(str(value)) for name, value in self.facts.items()} if "{" in template else {}
        try:
            return template.format_map({**facts, **params})
        except KeyError as missing:
            raise MissingWords(f"{message.key} asks for {missing}") from missing

    def _template(self, message: Message) -> str:
        key, count = message.key, message.count
        if count == 0 and f"{key}.zero" in self.words:
            return self.words[f"{key}.zero"][0]
        sentences = self.words.get(key)
        if sentences is None:
            raise MissingWords(key)
        return sentences[0 if count is None or len(sentences) == 1 else self.plural(count)]

    def _param(self, value: Param, safe: Callable[[str], str]) -> str:
        if isinstance(value, Message):
            return self._say(value, safe)
        if isinstance(value, datetime):
            return _moment(value.astimezone(self.zone))
        if isinstance(value, date):
            return value.strftime("%d/%m/%Y")
        return _number(value) if isinstance(value, int) else safe(value)


def _moment(local: datetime) -> str:
    minutes = f"{local.minute:02}" if local.minute else ""
    return f"{local:%d/%m/%Y}, {local.hour}h{minutes}"


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _marked(lines: list[str]) -> Iterator[tuple[str, bool]]:
    return ((line, at == 0) for at, line in enumerate(lines))


def _sentences(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in sorted(folder.rglob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file)
        for entry in catalogue:
            if not entry.id:
                continue
            key = entry.id if isinstance(entry.id, str) else entry.id[0]
            yield key, (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
