"""Messages, buttons and files as the stand-in keeps them, and as the Bot API shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, NamedTuple

from bot.sandbox.standin.entities import Entity, as_api, render


class Button(NamedTuple):
    """A button's label and what it carries: callback data, an address, or a text to copy."""

    label: str
    target: str


@dataclass(frozen=True, slots=True)
class File:
    """Bytes that either side sent; `kind` is `document`, `photo`, `voice`, `sticker` or `video`."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    kind: str
    data: bytes
    size: tuple[int, int] = (0, 0)

    def as_api(self) -> dict[str, Any]:
        """Return the fields common to all kinds of file."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


@dataclass(slots=True)
class Message:
    """One message of a chat. `text` is the plain text, or the caption when there is a file."""

    id: int
    from_bot: bool
    sender: dict[str, Any]
    date: int
    text: str = ""
    entities: Sequence[Entity] = ()
    markup: dict[str, Any] | None = None
    file: File | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    edits: int = 0
    edited_at: int = 0
    deleted: bool = False

    @property
    def html(self) -> str:
        """The text with Telegram's tags, everything else escaped."""
        return render(self.text, [one for one in self.entities if one.kind != "url"], _plain_link)

    @property
    def page_html(self) -> str:
        """The text for a web page: links are live and say nothing to where they lead."""
        return render(self.text, self.entities, _page_link)

    @property
    def buttons(self) -> list[list[Button]]:
        """Rows of inline buttons."""
        return [[Button(one["text"], target_of(one)) for one in row] for row in self.keyboard]

    @property
    def keyboard(self) -> list[list[dict[str, Any]]]:
        """Rows of inline buttons as the Bot API writes them."""
        return list((self.markup or {}).get("inline_keyboard", ()))

    @property
    def caption(self) -> str:
        """The text beside a file, "" without a file."""
        return self.text if self.file else ""

    @property
    def file_id(self) -> str | None:
        """The file's id, if there is a file."""
        return self.file.file_id if self.file else None

    @property
    def file_name(self) -> str | None:
        """The file's name, if there is a file."""
        return self.file.name if self.file else None

    def as_api(self, chat: dict[str, Any]) -> dict[str, Any]:
        """Return the `Message` object of the Bot API, as it stands now."""
        shown = {"message_id": self.id, "from": self.sender, "chat": chat, "date": self.date}
        if self.edited_at:
            shown["edit_date"] = self.edited_at
        shown |= self.extra
        if self.file:
            shown |= _media(self.file)
        if self.text:
            shown["caption" if self.file else "text"] = self.text
        if self.entities:
            name = "caption_entities" if self.file else "entities"
            shown[name] = as_api(self.text, self.entities)
        if self.markup and "inline_keyboard" in self.markup:
            shown["reply_markup"] = self.markup
        return shown


def target_of(button: dict[str, Any]) -> str:
    """Return what an inline button carries."""
    copied = button.get("copy_text", {}).get("text", "")
    return str(button.get("callback_data") or button.get("url") or copied)


def _media(file: File) -> dict[str, Any]:
    common = file.as_api()
    width, height = file.size
    match file.kind:
        case "photo":
            return {"photo": [{**common, "width": width, "height": height}]}
        case "voice":
            return {"voice": {**common, "duration": 3, "mime_type": file.mime}}
        case "video":
            return {"video": {**common, "duration": 3, "width": 640, "height": 360, "mime_type": file.mime}}
        case "sticker":
            shape = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
            return {"sticker": {**common, **shape}}
    return {"document": {**common, "file_name": file.name, "mime_type": file.mime}}


def _plain_link(address: str) -> str:
    return f'<a href="{escape(address)}">'


def _page_link(address: str) -> str:
    if not address.startswith(("http://", "https://", "mailto:", "tg://")):
        address = f"https://{address}"
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
