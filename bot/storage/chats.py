"""What is known of a chat: its screen, the buttons on it, how it reads, and its open draft."""

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
_LOAD = select(chat, _OPEN_REPLY.label("busy")).where(chat.c.chat_id == bindparam("of"))


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

    def get(self, chat_id: int) -> Chat:
        """Return the chat, created when it is new."""
        if chat_id not in self._now:
            self._now[chat_id] = self._load(chat_id)
            self._before[chat_id] = replace(self._now[chat_id])
        return self._now[chat_id]

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

    def _load(self, chat_id: int) -> Chat:
        row = self._connection.execute(_LOAD, {"of": chat_id}).first()
        if row is None:
            return self._create(chat_id)
        *values, busy = row
        if busy:
            self._busy.add(chat_id)
        return Chat(*values)

    def _create(self, chat_id: int) -> Chat:
        values: dict[str, Any] = {"chat_id": chat_id, "buttons": [], "leitor": False}
        self._connection.execute(insert(chat), values)
        return Chat(**values)
