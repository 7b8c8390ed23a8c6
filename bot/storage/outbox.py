"""Rows of what is to be said: written with the state that caused them, sent by `delivery.sender`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from bot.messages import Screen, screen_to_json
from bot.storage.chats import Chat
from bot.storage.entregas import BLOQUEADO, BLOQUEOU, contar_repeticoes, terminar
from bot.storage.queues import CLOSED, SENDING, WAITING, chat, outbox

KEPT = {True: timedelta(days=3), False: timedelta(days=180)}  # live or not; a push has its reports
SLICE = 200  # rows deleted in one transaction
_NOTHING = screen_to_json(Screen(()))  # what is over is not kept: it may hold a link's token


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One outbox row in the hands of the sender, with what it needs to know of the chat.

    `sending`: the mark is committed, the sender may call Telegram. `part`: parts sent before.
    `comunicado_id`: the announcement that it takes to the chat.
    """

    id: int
    chat_id: int
    screen: Screen
    live: bool
    sending: bool
    due: datetime
    aim: int | None = None
    part: int = 0
    tries: int = 0
    screen_message_id: int | None = None
    leitor: bool = False
    comunicado_id: int | None = None


@dataclass(frozen=True, slots=True)
class Push:
    """What is to be pushed to a chat: once, and only before `until`."""

    chat_id: int
    screen: Screen
    once: str
    until: datetime


_INSERT = insert(outbox).returning(outbox.c.id)
_WAITS = (outbox.c.state == WAITING, outbox.c.until.is_not(None))


def put_reply(
    connection: Connection, to: Chat, screen: Screen, *, aim: int | None, sending: bool, now: datetime
) -> Outgoing:
    """Write a live reply, already marked as being sent when `sending`."""
    row = _row(to.chat_id, screen, now) | {
        "live": True,
        "aim": aim,
        "state": "sending" if sending else "waiting",
    }
    if aim is not None:
        row["kind"] = "edit"
    number = connection.execute(_INSERT, row).scalar_one()
    return Outgoing(
        number,
        to.chat_id,
        screen,
        live=True,
        sending=sending,
        due=now,
        aim=aim,
        screen_message_id=to.screen_message_id,
        leitor=to.leitor,
    )


def put_push(
    connection: Connection, to: Chat, screen: Screen, *, once: str, due: datetime | None, now: datetime
) -> bool:
    """Write a push; return False when `once` was there. To a chat that blocked us it is born cancelled."""
    row = _pushed(to, screen, now) | {"due": due or now, "once": once}
    try:
        with connection.begin_nested():
            connection.execute(insert(outbox), row)
    except IntegrityError:
        return False
    return True


def put_pushes(connection: Connection, pushes: Iterable[tuple[Chat, Push]], *, now: datetime) -> None:
    """Write several pushes at once, each `once` a new one."""
    rows = [_pushed(to, one.screen, now) | {"once": one.once, "until": one.until} for to, one in pushes]
    if rows:
        connection.execute(insert(outbox), rows)


def hasten(connection: Connection, chat_id: int, now: datetime) -> None:
    """Let what may go out only for a while go out no more: the person is talking, it may not be true now."""
    of_hers = (outbox.c.chat_id == chat_id, IS_OPEN, *_WAITS)
    connection.execute(update(outbox).where(*of_hers).values(until=now))


def stale(connection: Connection, kind: str, now: datetime, *, at_most: int) -> list[str]:
    """Return the `once` of pushes that did not go out in time, those that begin with `kind`."""
    late = (*_WAITS, outbox.c.until <= now, outbox.c.once.startswith(kind, autoescape=True))
    return list(connection.execute(select(outbox.c.once).where(*late).limit(at_most)).scalars())


def withdraw(connection: Connection, onces: Collection[str]) -> list[str]:
    """Delete the pushes of these `once` that are not on their way yet; return which."""
    unsent = delete(outbox).where(outbox.c.once.in_(onces), outbox.c.state == WAITING)
    return list(connection.execute(unsent.returning(outbox.c.once)).scalars())


def _pushed(to: Chat, screen: Screen, now: datetime) -> dict[str, Any]:
    row = _row(to.chat_id, screen, now)
    if to.blocked_at is None:
        return row
    return row | {"state": "cancelled", "reason": "blocked", "screen": _NOTHING, "file": None}


def _kind(screen: Screen) -> str:
    if screen.commands:
        return "menu"
    return "send" if screen.attachment is None else "file"


def _row(chat_id: int, screen: Screen, now: datetime) -> dict[str, Any]:
    return {
        "chat_id": chat_id,
        "kind": _kind(screen),
        "screen": screen_to_json(screen),
        "file": None if screen.attachment is None else screen.attachment.digest,
        "live": False,
        "state": "waiting",
        "due": now,
        "until": None,
        "tries": 0,
        "aim": None,
        "part": 0,
        "once": None,
        "reason": "",
        "created_at": now,
    }


SENT = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(state="sent", message_id=bindparam("message"), part=bindparam("parts"), screen=_NOTHING)
)
ON_SCREEN = (
    update(chat)
    .where(chat.c.chat_id == bindparam("of"))
    .values(screen_message_id=bindparam("message"), blocked_at=None)
)


def mark_part(connection: Connection, row: int, part: int) -> None:
    """Count the parts that were sent, before the next one is."""
    connection.execute(update(outbox).where(outbox.c.id == row).values(part=part))


def retry_at(connection: Connection, row: int, next_try: datetime, *, may_repeat: bool) -> None:
    """Put the row back, to be tried again at `next_try`; `may_repeat`: it may have arrived."""
    if may_repeat:
        contar_repeticoes(connection, [row])
    again = {"state": "waiting", "tries": outbox.c.tries + 1, "next_try": next_try}
    connection.execute(update(outbox).where(outbox.c.id == row).values(again))


def fail(connection: Connection, row: int, reason: str) -> None:
    """Give the row up."""
    lost = {"state": "failed", "reason": reason, "screen": _NOTHING}
    connection.execute(update(outbox).where(outbox.c.id == row).values(lost))


IS_OPEN = outbox.c.state.in_((WAITING, SENDING))  # said so, the index of the open rows is used


def block(connection: Connection, chat_id: int, now: datetime) -> None:
    """Remember that the person blocked the assistant, and cancel what was going to be pushed.

    Announcements have that written in their reports.
    """
    connection.execute(update(chat).where(chat.c.chat_id == chat_id).values(blocked_at=now))
    pushes = (outbox.c.chat_id == chat_id, IS_OPEN, outbox.c.state == WAITING, ~outbox.c.live)
    announced = select(outbox.c.comunicado_id).where(*pushes, outbox.c.comunicado_id.is_not(None))
    for comunicado_id in connection.scalars(announced).all():
        terminar(connection, comunicado_id, chat_id, BLOQUEADO, BLOQUEOU, now)
    cancelled = {"state": "cancelled", "reason": "blocked", "screen": _NOTHING}
    connection.execute(update(outbox).where(*pushes).values(cancelled))


def _old(*, live: bool) -> Delete:
    closed = (outbox.c.state.in_(CLOSED), outbox.c.live.is_(live), outbox.c.due < bindparam("since"))
    some = select(outbox.c.id).where(*closed).order_by(outbox.c.due).limit(SLICE)
    return delete(outbox).where(outbox.c.id.in_(some))


_OLD = {live: _old(live=live) for live in KEPT}


def purge(connection: Connection, now: datetime) -> bool:
    """Delete a slice of what was over long ago; return True when there may be more of it."""
    deleted = [connection.execute(_OLD[live], {"since": now - kept}).rowcount for live, kept in KEPT.items()]
    return SLICE in deleted
