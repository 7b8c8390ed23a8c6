"""One outbox row becomes calls to Telegram: a new message, an edit in place, or a file."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, BotCommandScopeChat, InputFile
from telegram.error import BadRequest

from bot.delivery.drawing import DRAWN, Undrawable
from bot.delivery.texts import Rendered, Texts
from bot.messages import Attachment, Button, K, Message
from bot.storage import files
from bot.storage.database import Database, DatabaseAway
from bot.storage.outbox import Outgoing

PartSent = Callable[[int], Awaitable[None]]
Draw = Callable[[str, bytes], Awaitable[bytes]]  # of which kind, from what

_FILE_METHODS = {
    "photo": ("SendPhoto", "photo"),
    "picture": ("SendPhoto", "photo"),
    "document": ("SendDocument", "document"),
    "secret": ("SendDocument", "document"),
    "pdf": ("SendDocument", "document"),
}
_NOT_EDITABLE = ("message to edit not found", "message can't be edited", "no text in the message to edit")
_NOT_MODIFIED = "message is not modified"
_FORGOTTEN_FILE = ("wrong file identifier", "wrong remote file identifier")


@dataclass(frozen=True, slots=True)
class Shown:
    """What reached the phone: the message now on the screen (0: none), and how many parts it took."""

    message_id: int
    parts: int


class Calls:
    """Shows screens through `bot`, in the words of `texts`; `draw` makes what is drawn when sent."""

    def __init__(self, bot: Bot, database: Database, texts: Texts, draw: Draw) -> None:
        self._bot = bot
        self._database = database
        self._texts = texts
        self._draw = draw
        self._uploads: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def show(self, row: Outgoing, part_sent: PartSent) -> Shown:
        """Show the screen of `row`, from the part where it stopped; raise `TelegramError`.

        `part_sent` is awaited between parts, with the number sent so far.
        """
        if row.screen.commands:
            await self._set_menu(row)
            return Shown(0, 1)
        rendered = self._texts.render(row.screen, numbered=row.leitor) or (Rendered(""),)
        if _may_edit(row, rendered) and await self._edited(row, rendered[0]):
            return Shown(row.aim or 0, 1)
        message_id = 0
        for part in range(min(row.part, len(rendered) - 1), len(rendered)):
            if part > row.part:
                await part_sent(part)
            message_id = await self._send(row, rendered[part], with_file=part == 0)
        return Shown(message_id, len(rendered))

    async def _set_menu(self, row: Outgoing) -> None:
        words = self._texts.label
        menu = [(name, words(Message(K(f"comando.{name}")))) for name in row.screen.commands]
        await self._bot.set_my_commands(menu, scope=BotCommandScopeChat(row.chat_id))

    async def _edited(self, row: Outgoing, rendered: Rendered) -> bool:
        try:
            await self._call("EditMessageText", row.chat_id, message_id=row.aim, **_text(rendered))
        except BadRequest as problem:
            said = problem.message.lower()
            if _NOT_MODIFIED in said:
                return True
            if any(reason in said for reason in _NOT_EDITABLE):
                return False
            raise
        return True

    async def _send(self, row: Outgoing, rendered: Rendered, *, with_file: bool) -> int:
        attachment = row.screen.attachment
        if attachment is not None and with_file:
            try:
                return await self._send_file(row.chat_id, attachment, rendered)
            except Undrawable as undrawable:
                rendered = self._without_file(attachment, rendered, undrawable)
        message = await self._call("SendMessage", row.chat_id, **_text(rendered))
        return int(message["message_id"])

    def _without_file(self, attachment: Attachment, rendered: Rendered, undrawable: Undrawable) -> Rendered:
        """Return what is said where a file cannot be drawn; a picture's words say all that it shows."""
        if attachment.kind == "picture":
            return rendered
        sorry = Message(K("folheto.falhou"), {"referencia": undrawable.reference})
        return Rendered(self._texts.html(sorry), rendered.buttons)

    async def _send_file(self, chat_id: int, attachment: Attachment, rendered: Rendered) -> int:
        """Send a file; its bytes go up once, also when many are sent at the same moment."""
        sent = await self._send_known(chat_id, attachment, rendered)
        if sent is not None:
            return sent
        async with self._uploads.setdefault(f"{attachment.kind}:{attachment.digest}", asyncio.Lock()):
            sent = await self._send_known(chat_id, attachment, rendered)
            return await self._send_bytes(chat_id, attachment, rendered) if sent is None else sent

    async def _send_known(self, chat_id: int, attachment: Attachment, rendered: Rendered) -> int | None:
        """Send a file that Telegram has; return None when it has not, or has forgotten it."""
        known = await self._database.read(lambda session: files.known_id(session, attachment))
        if known is None:
            return None
        try:
            return int((await self._upload(chat_id, attachment, known, rendered))["message_id"])
        except BadRequest as problem:
            if not any(reason in problem.message.lower() for reason in _FORGOTTEN_FILE):
                raise
        return None

    async def _send_bytes(self, chat_id: int, attachment: Attachment, rendered: Rendered) -> int:
        data = await self._database.read(lambda session: files.load(session, attachment))
        if attachment.kind in DRAWN:
            data = await self._draw(attachment.kind, data)
        message = await self._upload(chat_id, attachment, InputFile(data, attachment.name), rendered)
        file_id = _file_id(message)
        if file_id is not None:
            self._database.ride(files.REMEMBER_ID, files.remembered(attachment, file_id))
            with suppress(DatabaseAway):  # it rides on; who waits for the id sends the bytes again
                await self._database.settle()
        return int(message["message_id"])

    async def _upload(
        self, chat_id: int, attachment: Attachment, file: InputFile | str, rendered: Rendered
    ) -> dict[str, Any]:
        words = {
            "caption": rendered.text,
            **_formatting(rendered, "caption_entities"),
            "reply_markup": _keyboard(rendered.buttons),
        }
        method, field = _FILE_METHODS[attachment.kind]
        return await self._call(method, chat_id, **{field: file}, **words)

    async def _call(self, method: str, chat_id: int, **given: Any) -> dict[str, Any]:
        """Call Telegram without the library's reading of the answer, which costs more than the call.

        The capital letter keeps the library from pointing at its own method; Telegram ignores case.
        """
        answer: dict[str, Any] = await self._bot.do_api_request(
            method, api_kwargs={"chat_id": chat_id, **given}
        )
        return answer


def _may_edit(row: Outgoing, rendered: tuple[Rendered, ...]) -> bool:
    """Only the last screen is edited, never a file, nor in screen-reader mode, where edits go unheard."""
    on_screen = row.aim is not None and row.aim >= (row.screen_message_id or 0)
    return on_screen and not row.leitor and len(rendered) == 1 and row.screen.attachment is None


def _text(rendered: Rendered) -> dict[str, Any]:
    return {
        "text": rendered.text,
        **_formatting(rendered, "entities"),
        "reply_markup": _keyboard(rendered.buttons),
        "link_preview_options": {"is_disabled": True},
    }


def _formatting(rendered: Rendered, name: str) -> dict[str, Any]:
    return {"parse_mode": "HTML"} if rendered.entities is None else {name: list(rendered.entities)}


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> dict[str, Any] | None:
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]} if rows else None


def _button(button: Button) -> dict[str, Any]:
    label = str(button.label)
    if button.url:
        return {"text": label, "url": button.url}
    if button.copy:
        return {"text": label, "copy_text": {"text": button.copy}}
    return {"text": label, "callback_data": button.data}


def _file_id(message: dict[str, Any]) -> str | None:
    kept = message["photo"][-1] if message.get("photo") else message.get("document", {})
    file_id: str | None = kept.get("file_id")
    return file_id
