"""Everything the stand-in remembers: chats, files, updates, commands, and what the bot did."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any, NamedTuple

from bot.sandbox.standin.chats import Chat
from bot.sandbox.standin.clock import MovableClock
from bot.sandbox.standin.errors import NEVER_STARTED, QUERY_TOO_OLD, ApiError, bad_request
from bot.sandbox.standin.faults import Faults
from bot.sandbox.standin.files import Files
from bot.sandbox.standin.limits import Limits
from bot.sandbox.standin.messages import Message
from bot.sandbox.standin.updates import UpdateQueue
from bot.sandbox.standin.webhook import Webhook

BOT_TOKEN = "7000000001:sandbox-ponto-focal-nao-e-segredo"
QUERY_LIFE = 60.0  # seconds in which a tap may be answered


class Sent(NamedTuple):
    """One accepted send or edit."""

    chat: int
    method: str
    text: str
    at: datetime
    message_id: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something a phone shows: `kind` is `mensagem`, `edicao`, `apagada`, `aviso`, `digitando`, …"""

    kind: str
    chat: Chat | None = None
    message: Message | None = None
    details: dict[str, Any] = field(default_factory=dict)


class World:
    """The state of one stand-in; plain and synchronous, used from one event loop."""

    def __init__(
        self, token: str = BOT_TOKEN, *, limits: bool = False, clock: MovableClock | None = None
    ) -> None:
        self.token = token
        self.clock = clock or MovableClock()
        self.username = "PontoFocalSandboxBot"
        self.bot: dict[str, Any] = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Ponto Focal",
            "username": self.username,
        }
        self.listeners: list[Callable[[Event], None]] = []
        self.updates = UpdateQueue(self.clock.real, lambda: self.tell(Event("")))
        self.webhook = Webhook(self.updates, self.clock)
        self.limits = Limits(self.clock.now, limits)
        self.faults = Faults()
        self.files = Files()
        self.latency = 0.0
        self.chats: dict[int, Chat] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.profile: dict[str, Any] = {}
        self.calls: Counter[str] = Counter()
        self.sent: list[Sent] = []
        self._queries: dict[str, tuple[Chat, float]] = {}
        self._query_ids = count(4_000_000_001)

    def tell(self, event: Event) -> None:
        """Let whoever listens know of `event`."""
        for listener in tuple(self.listeners):
            listener(event)

    def reach(self, chat_id: object) -> Chat:
        """Return a chat the bot may write to; raise what Telegram answers otherwise."""
        chat = self.known(chat_id)
        if chat.refusal:
            raise ApiError(403, chat.refusal)
        if not chat.started:
            raise ApiError(403, NEVER_STARTED)
        return chat

    def known(self, chat_id: object) -> Chat:
        """Return the chat with that id; raise `chat not found`."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def log(self, chat: Chat, method: str, message: Message) -> None:
        """Remember an accepted send or edit."""
        self.sent.append(Sent(chat.id, method, message.text, self.clock.now(), message.id))

    def open_query(self, chat: Chat) -> str:
        """Return the id of a new tap, which waits to be answered."""
        number = str(next(self._query_ids))
        self._queries[number] = (chat, self.clock.real().timestamp())
        return number

    def close_query(self, number: str) -> Chat:
        """Return the chat where the tap happened; raise when it is unknown, answered or too old."""
        chat, at = self._queries.pop(number, (None, 0.0))
        if chat is None or self.clock.real().timestamp() - at > QUERY_LIFE:
            raise bad_request(QUERY_TOO_OLD)
        return chat

    def forget(self) -> None:
        """Start over with the same people: no messages, files, updates, commands or faults."""
        for chat in self.chats.values():
            chat.messages, chat.by_id, chat.answers = [], {}, []
            chat.started, chat.refusal = chat.kind != "private", ""
        self.files.clear()
        self.updates.clear()
        self.faults.clear()
        self.commands.clear()
        self.profile.clear()
        self._queries.clear()
        self.calls.clear()
        self.sent.clear()
        self.clock.reset()
        self.limits.reset()
        self.tell(Event("reinicio"))
