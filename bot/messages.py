"""What the assistant says, as values: keys and parameters; `delivery.texts` alone turns them into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Union


class K(str):
    """A key of the catalogue in `locales/`; the type lets tests find every key that code uses."""

    __slots__ = ()


Param = Union[str, int, date, "Message"]


@dataclass(frozen=True, slots=True)
class Message:
    """One piece of text: `key`, its parameters and, where words have a plural, the count shown as `{n}`.

    A `str` parameter is what a person typed: it is escaped, never translated. A `Message` parameter is
    rendered first. With `count=0` the key `<key>.zero` is used.
    """

    key: K
    params: Mapping[str, Param] = field(default_factory=dict)
    count: int | None = None


Label = Message | str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that stand together; paragraphs of a screen are separated by an empty line."""

    lines: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """A button: exactly one of `data` (packed callback), `url` (opens a link), `copy` (copies a text)."""

    label: Label
    data: str = ""
    url: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept by `Work.keep`: `digest` names its bytes; `kind` is `photo`, `document`, `secret`, `pdf`
    or `picture`.

    `secret` is a document that holds links: its bytes are not kept once Telegram has them. `pdf` is one that
    is drawn when it is sent, as `picture` is a photo: its bytes are what is asked for.
    """

    digest: str
    name: str
    kind: str = "document"


@dataclass(frozen=True, slots=True)
class Written:
    """A text that a person formatted, kept exactly so: `entities` as Telegram gives and takes them."""

    text: str
    entities: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """One message on the phone: paragraphs, rows of buttons, perhaps a file that they caption.

    With `commands` it is no message: it sets the menu of commands that the person sees. `by_name`: a number
    typed here is text, so a button is typed by its name alone. `written` stands in place of paragraphs.
    """

    paragraphs: tuple[Paragraph, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    attachment: Attachment | None = None
    commands: tuple[str, ...] = ()
    by_name: bool = False
    written: Written | None = None

    def after(self, *first: Message) -> "Screen":
        """Return the same screen with one more paragraph in front."""
        return replace(self, paragraphs=(Paragraph(first), *self.paragraphs))


def say(*lines: Message, buttons: tuple[tuple[Button, ...], ...] = ()) -> Screen:
    """Return a screen with one paragraph per line given."""
    return Screen(tuple(Paragraph((line,)) for line in lines), buttons)


def message_to_json(message: Message) -> list[Any]:
    """Return `message` as plain JSON values."""
    params = {name: _param_to_json(value) for name, value in message.params.items()}
    return [message.key, params, message.count]


def message_from_json(packed: list[Any]) -> Message:
    """Return the message that `message_to_json` packed."""
    key, params, count = packed
    return Message(K(key), {name: _param_from_json(value) for name, value in params.items()}, count)


def screen_to_json(screen: Screen) -> dict[str, Any]:
    """Return `screen` as plain JSON values, for the outbox."""
    packed: dict[str, Any] = {"p": [[message_to_json(line) for line in p.lines] for p in screen.paragraphs]}
    if screen.buttons:
        packed["b"] = [[_button_to_json(button) for button in row] for row in screen.buttons]
    if screen.attachment is not None:
        packed["a"] = [screen.attachment.digest, screen.attachment.name, screen.attachment.kind]
    if screen.commands:
        packed["c"] = list(screen.commands)
    if screen.by_name:
        packed["n"] = True
    if screen.written is not None:
        packed["w"] = [screen.written.text, list(screen.written.entities)]
    return packed


def screen_from_json(packed: Mapping[str, Any]) -> Screen:
    """Return the screen that `screen_to_json` packed."""
    return Screen(
        tuple(Paragraph(tuple(message_from_json(line) for line in lines)) for lines in packed["p"]),
        tuple(tuple(_button_from_json(button) for button in row) for row in packed.get("b", ())),
        Attachment(*packed["a"]) if "a" in packed else None,
        tuple(packed.get("c", ())),
        packed.get("n", False),
        Written(packed["w"][0], tuple(packed["w"][1])) if "w" in packed else None,
    )


def _param_to_json(value: Param) -> Any:
    if isinstance(value, Message):
        return {"m": message_to_json(value)}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    return value


def _param_from_json(value: Any) -> Param:
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]
    if "m" in value:
        return message_from_json(value["m"])
    return _moment(value["d"])


def _moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _button_to_json(button: Button) -> list[Any]:
    label = button.label if isinstance(button.label, str) else message_to_json(button.label)
    return [label, button.data, button.url, button.copy]


def _button_from_json(packed: list[Any]) -> Button:
    label, data, url, copy = packed
    return Button(label if isinstance(label, str) else message_from_json(label), data, url, copy)
