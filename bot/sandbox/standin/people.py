"""The people of a test or of the page: what they do reaches the bot as updates."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.sandbox.standin.chats import Answer, Chat
from bot.sandbox.standin.entities import detect
from bot.sandbox.standin.errors import BLOCKED
from bot.sandbox.standin.links import NotPossible, start_payload
from bot.sandbox.standin.messages import Message, target_of
from bot.sandbox.standin.world import Event, World

TEXT_AT_MOST = 4096


class Group:
    """A group that the bot belongs to."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self.chat = chat

    @property
    def id(self) -> int:
        """The chat's id."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """All messages, oldest first, deleted ones too."""
        return self.chat.messages

    async def say(self, user: "User", text: str) -> Message:
        """Let `user` write in the group."""
        return speak(self._world, self.chat, user.chat, text)


class User:
    """A person with a phone; every action is what Telegram would send of it."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self.chat = chat

    @property
    def id(self) -> int:
        """The person's id, which is the id of the private chat too."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """All messages of the private chat, oldest first, deleted ones too."""
        return self.chat.messages

    @property
    def answers(self) -> list[Answer]:
        """What the bot answered to taps, notices without text included."""
        return self.chat.answers

    async def say(
        self, text: str, *, entities: Sequence[Mapping[str, Any]] = (), reply_to: int | None = None
    ) -> Message:
        """Type `text`; over 4,096 characters it leaves as several messages, the last is returned.

        With `entities` it is formatted so; with `reply_to` it is a reply to that message.
        """
        chat = self._open_chat()
        if not entities and reply_to is None:
            return speak(self._world, chat, self.chat, text)
        extra: dict[str, Any] = {"entities": [dict(entity) for entity in entities]}
        if reply_to is not None:
            extra["reply_to_message"] = self._message(reply_to).as_api(chat.as_chat())
        message = chat.add(self._world.clock.stamp(), chat.as_user(), text, extra=extra)
        return _arrive(self._world, chat, message)

    async def tap(self, button: str, message_id: int | None = None) -> str:
        """Press the button with that label or data: on the last message that has it, or on the one given.

        Return what the button carries. Only callback buttons reach the bot.
        """
        chat = self._open_chat()
        message, pressed = _find(chat, button, message_id)
        if "callback_data" in pressed:
            self._world.updates.put("callback_query", self._query(message, pressed["callback_data"]))
        return target_of(pressed)

    async def tap_data(self, data: str, message_id: int) -> None:
        """Send callback data that no button need carry, as a tampered client could."""
        message = self._message(message_id)
        self._world.updates.put("callback_query", self._query(message, data))

    async def send_file(self, name: str, data: bytes, kind: str = "document", caption: str = "") -> Message:
        """Send a `document`, `photo`, `voice`, `sticker` or `video`."""
        chat = self._open_chat()
        file = self._world.files.add(name, data, kind)
        message = chat.add(self._world.clock.stamp(), chat.as_user(), caption.strip(), file=file)
        return _arrive(self._world, chat, message)

    async def send_location(self, latitude: float, longitude: float) -> Message:
        """Send a place."""
        return self._send_extra({"location": {"latitude": latitude, "longitude": longitude}})

    async def send_contact(self, phone: str, first_name: str) -> Message:
        """Send a contact."""
        return self._send_extra({"contact": {"phone_number": phone, "first_name": first_name}})

    async def edit(self, message_id: int, new_text: str) -> None:
        """Change the text of a message sent before."""
        message = self._message(message_id)
        message.text = new_text.strip()
        message.entities = detect(message.text)
        message.edits += 1
        message.edited_at = self._world.clock.stamp()
        self._world.updates.put("edited_message", message.as_api(self.chat.as_chat()))
        self._world.tell(Event("edicao", self.chat, message))

    async def block(self) -> None:
        """Block the bot."""
        self._set_member("member", "kicked", BLOCKED)

    async def unblock(self) -> None:
        """Allow the bot to write again."""
        self._set_member("kicked", "member", "")

    async def open(self, link: str) -> Message:
        """Open a deep link of the bot: `https://t.me/<bot>?start=…`."""
        payload = start_payload(link, self._world.username)
        return await self.say(f"/start {payload}".strip())

    def _open_chat(self) -> Chat:
        if self.chat.refusal:
            raise NotPossible("blocked", "the bot is blocked")
        self.chat.started = True
        return self.chat

    def _message(self, message_id: int) -> Message:
        message = self.chat.find(message_id)
        if message is None:
            raise NotPossible("request", f"no message {message_id}")
        return message

    def _query(self, message: Message, data: str) -> dict[str, Any]:
        return {
            "id": self._world.open_query(self.chat),
            "from": self.chat.as_user(),
            "message": message.as_api(self.chat.as_chat()),
            "chat_instance": str(self.chat.id),
            "data": data,
        }

    def _send_extra(self, extra: dict[str, Any]) -> Message:
        chat = self._open_chat()
        return _arrive(self._world, chat, chat.add(self._world.clock.stamp(), chat.as_user(), extra=extra))

    def _set_member(self, old: str, new: str, refusal: str) -> None:
        self.chat.refusal = refusal
        states = [{"user": self._world.bot, "status": status, "until_date": 0} for status in (old, new)]
        change = {
            "chat": self.chat.as_chat(),
            "from": self.chat.as_user(),
            "date": self._world.clock.stamp(),
            "old_chat_member": states[0],
            "new_chat_member": states[1],
        }
        self._world.updates.put("my_chat_member", change)


def speak(world: World, chat: Chat, person: Chat, text: str) -> Message:
    """Let `person` write `text` in `chat`: trimmed, and cut where Telegram cuts it."""
    text = text.strip()
    if not text:
        raise NotPossible("empty", "an empty text is never sent")
    while len(text) > TEXT_AT_MOST:
        _say_part(world, chat, person, text[:TEXT_AT_MOST])
        text = text[TEXT_AT_MOST:]
    return _say_part(world, chat, person, text)


def _say_part(world: World, chat: Chat, person: Chat, text: str) -> Message:
    text = text.strip() or text
    message = chat.add(world.clock.stamp(), person.as_user(), text)
    message.entities = detect(text)
    return _arrive(world, chat, message)


def _arrive(world: World, chat: Chat, message: Message) -> Message:
    world.updates.put("message", message.as_api(chat.as_chat()))
    world.tell(Event("mensagem", chat, message))
    return message


def _find(chat: Chat, wanted: str, message_id: int | None) -> tuple[Message, dict[str, Any]]:
    for message in reversed(chat.messages):
        if message.deleted or message_id not in (None, message.id):
            continue
        for button in (one for row in message.keyboard for one in row):
            if wanted == target_of(button) or reads_as(button["text"], wanted):
                return message, button
    raise NotPossible("button", f"no button {wanted!r}")


def reads_as(shown: str, wanted: str) -> bool:
    """Tell whether a label that is shown is the one wanted, whole or cut where it has an ellipsis."""
    pieces = map(re.escape, shown.split("…"))
    return shown == wanted or re.fullmatch(".*".join(pieces), wanted) is not None
