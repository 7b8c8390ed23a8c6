"""What is known of a chat: its screen, the buttons on it, how it reads, and its open draft."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, exists, insert, or_, select, update

from bot.storage.queues import SENDING, WAITING, chat, outbox

_OPEN_REPLY = exists().where(
    outbox.c.chat_id == chat.c.chat_id,
    outbox.c.state.in_((WAITING, SENDING)),
    or_(outbox.c.live, outbox.c.state == SENDING),
)
_PERISHABLE = exists().where(
    outbox.c.chat_id == chat.c.chat_id,
    outbox.c.state.in_((WAITING, SENDING)),
    outbox.c.state == WAITING,
    outbox.c.until.is_not(None),
)
_LOAD = select(chat, _OPEN_REPLY.label("busy"), _PERISHABLE.label("perishable")).where(
    chat.c.chat_id.in_(bindparam("of", expanding=True))
)


@dataclass(slots=True)
class Chat:
    """One row of the table `chat`; what a use case changes on it is written when its transaction ends.

    `buttons` are those of the current screen that answer, in order: `[rendered label, callback data]`.
    `assunto`: the entry last told, since `assunto_em`, to the question `perguntado`. `em_duvida`: a text of
    an open form that may be its answer or a question:
    `{"rascunho": id, "pergunta": serial, "texto": as typed}`.
    """

    chat_id: int
    screen_message_id: int | None = None
    buttons: list[list[str]] = field(default_factory=list)
    leitor: bool = False
    blocked_at: datetime | None = None
    assunto: str | None = None
    assunto_em: datetime | None = None
    perguntado: str | None = None
    em_duvida: dict[str, Any] | None = None
    rascunho_id: str | None = None


_NAMES = tuple(column.name for column in fields(Chat))


class Chats:
    """The chats that one transaction touches, each read once and written once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._now: dict[int, Chat] = {}
        self._before: dict[int, Chat] = {}
        self._busy: set[int] = set()
        self._perishable: set[int] = set()

    def get(self, chat_id: int) -> Chat:
        """Return the chat, created when it is new."""
        return self.get_all((chat_id,))[0]

    def get_all(self, chat_ids: Collection[int]) -> list[Chat]:
        """Return these chats in order, read together."""
        new = [chat_id for chat_id in chat_ids if chat_id not in self._now]
        if new:
            self._load(new)
        return [self._now[chat_id] for chat_id in chat_ids]

    def take_perishable(self, chat_id: int) -> bool:
        """Tell, the first time, whether something waits for the chat that may go out only for a while."""
        self.get(chat_id)
        waits = chat_id in self._perishable
        self._perishable.discard(chat_id)
        return waits

    def take_turn(self, chat_id: int) -> bool:
        """Return True when nothing is on its way to the chat; from then on something is."""
        self.get(chat_id)
        free = chat_id not in self._busy
        self._busy.add(chat_id)
        return free

    def flush(self) -> None:
        """Write the columns that changed."""
        for chat_id, now in self._now.items():
            before = self._before[chat_id]
            changed = {
                name: getattr(now, name) for name in _NAMES if getattr(now, name) != getattr(before, name)
            }
            if changed:
                self._connection.execute(update(chat).where(chat.c.chat_id == chat_id), changed)

    def _load(self, chat_ids: list[int]) -> None:
        for *values, busy, perishable in self._connection.execute(_LOAD, {"of": chat_ids}):
            self._keep(Chat(*values))
            if busy:
                self._busy.add(values[0])
            if perishable:
                self._perishable.add(values[0])
        missing = [chat_id for chat_id in dict.fromkeys(chat_ids) if chat_id not in self._now]
        if missing:
            self._create(missing)

    def _create(self, chat_ids: list[int]) -> None:
        rows: list[dict[str, Any]] = [{"chat_id": n, "buttons": [], "leitor": False} for n in chat_ids]
        self._connection.execute(insert(chat), rows)
        for row in rows:
            self._keep(Chat(**row))

    def _keep(self, one: Chat) -> None:
        self._now[one.chat_id] = one
        self._before[one.chat_id] = replace(one)
