"""Tables of the way in and the way out, in Core: every update touches them, so they have few indexes."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    literal_column,
    text,
)
from sqlmodel import SQLModel

from bot.storage.columns import Json, Serial
from bot.storage.types import Instant

# Literals, not parameters: only these let a database pick the partial indexes below.
WAITING = literal_column("'waiting'", String)
SENDING = literal_column("'sending'", String)
HELD = literal_column("'held'", String)  # of an announcement that is paused
CLOSED = tuple(literal_column(f"'{state}'", String) for state in ("sent", "failed", "cancelled"))


def _partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))


chat = Table(
    "chat",
    SQLModel.metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("screen_message_id", BigInteger),
    Column("buttons", Json, nullable=False),
    Column("leitor", Boolean, nullable=False),
    Column("blocked_at", Instant),
    Column("assunto", String(64)),
    Column("assunto_em", Instant),
    Column("perguntado", Text),
    Column("em_duvida", Json),
    Column("rascunho_id", String(32)),
)

inbox = Table(
    "inbox",
    SQLModel.metadata,
    Column("id", Serial, primary_key=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("chat_id", BigInteger),
    Column("raw", Text, nullable=False),
    Column("state", String(8), nullable=False),  # waiting, handled, failed
    Column("reference", String(8), nullable=False),
    Column("received_at", Instant, nullable=False),
    _partial("ix_inbox_waiting", "id", where="state = 'waiting'"),
)

outbox = Table(
    "outbox",
    SQLModel.metadata,
    Column("id", Serial, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("kind", String(4), nullable=False),  # send, edit, file, menu
    Column("screen", Json, nullable=False),
    Column("file", String(64)),  # the digest of what the screen carries
    Column("live", Boolean, nullable=False),
    Column("state", String(9), nullable=False),  # waiting, held, sending, sent, failed, cancelled
    Column("due", Instant, nullable=False),
    Column("until", Instant),  # from then on it may not go out; whoever wrote it takes it back
    Column("tries", Integer, nullable=False),
    Column("next_try", Instant),
    Column("aim", BigInteger),
    Column("message_id", BigInteger),
    Column("part", Integer, nullable=False),
    Column("once", String(200)),
    Column("reason", Text, nullable=False),
    Column("comunicado_id", Integer),  # its words are there, not in the screen
    Column("created_at", Instant, nullable=False),
    _partial("ix_outbox_open", "chat_id", "id", where="state IN ('waiting', 'sending')"),
    _partial("ix_outbox_sending", "id", where="state = 'sending'"),
    _partial("ix_outbox_due", "live", "due", "id", where="state = 'waiting'"),
    _partial("ix_outbox_retry", "live", "next_try", where="state = 'waiting' AND next_try IS NOT NULL"),
    _partial("ix_outbox_until", "until", where="state = 'waiting' AND until IS NOT NULL"),
    _partial("ix_outbox_closed", "live", "due", where="state IN ('sent', 'failed', 'cancelled')"),
    _partial("ix_outbox_file", "file", where="file IS NOT NULL AND state IN ('waiting', 'sending')"),
    _partial(
        "ix_outbox_comunicado",
        "comunicado_id",
        "state",
        where="comunicado_id IS NOT NULL AND state IN ('waiting', 'held')",
    ),
    _partial("ux_outbox_once", "once", where="once IS NOT NULL", unique=True),
)

file = Table(
    "file",
    SQLModel.metadata,
    Column("digest", String(64), primary_key=True),
    Column("kind", String(8), primary_key=True),  # Telegram's id of a photo does not serve for a document
    Column("data", LargeBinary, nullable=False),
    Column("file_id", Text),
    _partial("ix_file_untaken", "digest", where="file_id IS NULL"),
)
