"""Bytes of the files that the assistant sends, stored once each."""

from hashlib import sha256
from typing import TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Select,
    bindparam,
    case,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlmodel import Session

from bot.messages import Attachment
from bot.storage.queues import SENDING, WAITING, file, outbox

T = TypeVar("T")


def keep(connection: Connection, data: bytes, name: str, kind: str) -> Attachment:
    """Store `data` unless the same bytes are there; return what a `Screen` carries."""
    digest = sha256(data).hexdigest()
    there = select(exists().where(file.c.digest == digest, file.c.kind == kind))
    if not connection.execute(there).scalar():
        connection.execute(insert(file), {"digest": digest, "kind": kind, "data": data, "file_id": None})
    return Attachment(digest, name, kind)


def known_id(session: Session, attachment: Attachment) -> str | None:
    """Return the id under which Telegram already has the file, or None."""
    found: str | None = session.connection().execute(_of(attachment, file.c.file_id)).scalar()
    return found


def load(session: Session, attachment: Attachment) -> bytes:
    """Return the bytes of the file; raise `LookupError` when they are not there."""
    data: bytes | None = session.connection().execute(_of(attachment, file.c.data)).scalar()
    if not data:
        raise LookupError(attachment.digest)
    return data


_SECRET = or_(file.c.kind == "photo", file.c.kind == "secret")  # an IN cannot be executed for many at once
REMEMBER_ID = (
    update(file)
    .where(file.c.digest == bindparam("bytes"), file.c.kind == bindparam("sent_as"))
    # once Telegram has it, what may hold the token of a link is not kept here: a QR code, a list of links
    .values(
        file_id=bindparam("id_given"),
        data=case((_SECRET, b""), else_=file.c.data),
    )
)


_UNTAKEN = delete(file).where(
    file.c.file_id.is_(None),
    _SECRET,
    ~exists().where(outbox.c.file == file.c.digest, outbox.c.state.in_((WAITING, SENDING))),
)


def sweep(connection: Connection) -> None:
    """Delete what may hold the token of a link, never reached Telegram, and no row is going to take there."""
    connection.execute(_UNTAKEN)


def remembered(attachment: Attachment, file_id: str) -> dict[str, str]:
    """Return the parameters of `REMEMBER_ID` for the id that Telegram gave the file."""
    return {"bytes": attachment.digest, "sent_as": attachment.kind, "id_given": file_id}


def _of(attachment: Attachment, column: Column[T]) -> Select[T]:
    return select(column).where(file.c.digest == attachment.digest, file.c.kind == attachment.kind)
