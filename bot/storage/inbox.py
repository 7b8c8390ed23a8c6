"""Raw updates, committed before Telegram is told that they arrived."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.queues import WAITING, inbox

KEPT = timedelta(days=3)
SLICE = 200  # updates read, or deleted, in one transaction
_NEW = {
    name: dialect.insert(inbox).on_conflict_do_nothing(index_elements=["update_id"])
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}


class AlreadyHandled(Exception):
    """Another transaction handled the update first; this one must leave no trace."""


@dataclass(frozen=True, slots=True)
class Received:
    """One update as it came: `payload` is its parsed JSON."""

    update_id: int
    chat_id: int | None
    payload: Mapping[str, Any]


def chat_of(payload: Mapping[str, Any]) -> int | None:
    """Return the chat an update belongs to (else its sender), wherever Telegram put it."""
    for part in payload.values():
        if isinstance(part, dict):
            return _id(part.get("chat")) or _id(_inner(part).get("chat")) or _id(part.get("from"))
    return None


def _inner(part: Mapping[str, Any]) -> Mapping[str, Any]:
    message = part.get("message")
    return message if isinstance(message, dict) else {}


def _id(owner: Any) -> int | None:
    number = owner.get("id") if isinstance(owner, dict) else None
    return number if isinstance(number, int) else None


def receive(connection: Connection, payloads: Iterable[Mapping[str, Any]], now: datetime) -> list[Received]:
    """Store the updates, in order; return those that were not there yet."""
    received = [Received(payload["update_id"], chat_of(payload), payload) for payload in payloads]
    if not received:
        return []
    known = _known(connection, [one.update_id for one in received])
    new = list({one.update_id: one for one in received if one.update_id not in known}.values())
    if new:
        connection.execute(_NEW[connection.dialect.name], [_row(one, now) for one in new])
    return new


def _known(connection: Connection, update_ids: list[int]) -> set[int]:
    there = select(inbox.c.update_id).where(inbox.c.update_id.in_(update_ids))
    return set(connection.execute(there).scalars())


def _row(one: Received, now: datetime) -> dict[str, Any]:
    return {
        "update_id": one.update_id,
        "chat_id": one.chat_id,
        "raw": json.dumps(one.payload, separators=(",", ":")),
        "state": "waiting",
        "reference": "",
        "received_at": now,
    }


_NUMBERS = (
    select(inbox.c.id, inbox.c.update_id)
    .where(inbox.c.state == WAITING)
    .order_by(inbox.c.id)
    .limit(bindparam("at_most"))
)
_RAW = (
    select(inbox.c.update_id, inbox.c.chat_id, inbox.c.raw)
    .where(inbox.c.id.in_(bindparam("those", expanding=True)))
    .order_by(inbox.c.id)
)


def waiting(connection: Connection, but: Collection[int] = ()) -> list[Received]:
    """Return the updates that nobody handled, in the order they arrived, without those in `but`.

    They are `SLICE` at most; as long as there are that many, there may be more.
    """
    numbers = connection.execute(_NUMBERS, {"at_most": len(but) + SLICE})
    those = [number for number, update_id in numbers if update_id not in but][:SLICE]
    rows = connection.execute(_RAW, {"those": those}) if those else ()
    return [Received(row.update_id, row.chat_id, json.loads(row.raw)) for row in rows]


_IS_WAITING = select(exists().where(inbox.c.state == WAITING))


def is_waiting(connection: Connection) -> bool:
    """Tell whether an update waits to be handled."""
    return bool(connection.execute(_IS_WAITING).scalar())


HANDLED = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("of"), inbox.c.state == WAITING)
    .values(state="handled", raw="")
)


def handle(connection: Connection, update_id: int) -> None:
    """Mark the update as handled and forget what it said; raise `AlreadyHandled` when it was."""
    if connection.execute(HANDLED, {"of": update_id}).rowcount != 1:
        raise AlreadyHandled(update_id)


def fail(connection: Connection, update_id: int, reference: str) -> None:
    """Mark the update as failed under `reference`; raise `AlreadyHandled` when it was handled."""
    failed = update(inbox).where(inbox.c.update_id == update_id, inbox.c.state == WAITING)
    if connection.execute(failed.values(state="failed", raw="", reference=reference)).rowcount != 1:
        raise AlreadyHandled(update_id)


_FIRST = select(inbox.c.id).order_by(inbox.c.id).limit(SLICE)
_PURGE = delete(inbox).where(
    inbox.c.id.in_(_FIRST), inbox.c.received_at < bindparam("since"), inbox.c.state != WAITING
)


def purge(connection: Connection, now: datetime) -> bool:
    """Delete a slice of what was handled long ago: Telegram repeats nothing older than a day.

    Return True when there may be more of it.
    """
    return connection.execute(_PURGE, {"since": now - KEPT}).rowcount == SLICE
