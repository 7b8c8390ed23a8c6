"""Rows of what is to be said: written with the state that caused them, sent by `delivery.sender`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from bot.messages import Screen, screen_from_json, screen_to_json
from bot.storage.chats import Chat
from bot.storage.queues import SENDING, WAITING, chat, outbox

KEPT = timedelta(days=3)  # replies that were sent serve nothing after this


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One outbox row in the hands of the sender, with what it needs to know of the chat.

    `sending`: the mark is committed, the sender may call Telegram. `part`: parts sent before.
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


_INSERT = insert(outbox).returning(outbox.c.id)


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
    row = _row(to.chat_id, screen, now) | {"due": due or now, "once": once}
    if to.blocked_at is not None:
        row |= {"state": "cancelled", "reason": "blocked"}
    try:
        with connection.begin_nested():
            connection.execute(insert(outbox), row)
    except IntegrityError:
        return False
    return True


def _kind(screen: Screen) -> str:
    if screen.commands:
        return "menu"
    return "send" if screen.attachment is None else "file"


def _row(chat_id: int, screen: Screen, now: datetime) -> dict[str, Any]:
    return {
        "chat_id": chat_id,
        "kind": _kind(screen),
        "screen": screen_to_json(screen),
        "live": False,
        "state": "waiting",
        "due": now,
        "tries": 0,
        "aim": None,
        "part": 0,
        "once": None,
        "reason": "",
        "created_at": now,
    }


_earlier = outbox.alias("earlier")
_FIRST_OF_ITS_CHAT = ~exists().where(
    _earlier.c.chat_id == outbox.c.chat_id,
    _earlier.c.state.in_((WAITING, SENDING)),
    or_(
        _earlier.c.state == SENDING,
        and_(_earlier.c.live, ~outbox.c.live),
        and_(
            _earlier.c.live == outbox.c.live, _earlier.c.id < outbox.c.id, _earlier.c.due <= bindparam("now")
        ),
    ),
)
_COLUMNS = (
    outbox.c.id,
    outbox.c.chat_id,
    outbox.c.screen,
    outbox.c.live,
    outbox.c.due,
    outbox.c.aim,
    outbox.c.part,
    outbox.c.tries,
    chat.c.screen_message_id,
    chat.c.leitor,
)
_MARK_SENDING = update(outbox).where(outbox.c.id == bindparam("row")).values(state=SENDING)


def _next(*, live: bool) -> Select[Any]:
    return (
        select(*_COLUMNS)
        .join(chat, chat.c.chat_id == outbox.c.chat_id)
        .where(
            outbox.c.state == WAITING,
            outbox.c.live.is_(live),
            outbox.c.due <= bindparam("now"),
            or_(outbox.c.next_try.is_(None), outbox.c.next_try <= bindparam("now")),
            outbox.c.chat_id.not_in(bindparam("resting", expanding=True)),
            _FIRST_OF_ITS_CHAT,
        )
        .order_by(outbox.c.id if live else outbox.c.due, outbox.c.id)
        .limit(bindparam("at_most"))
    )


_NEXT = {live: _next(live=live) for live in (True, False)}


def claim(
    connection: Connection, now: datetime, *, live: bool, at_most: int, resting: Collection[int] = ()
) -> list[Outgoing]:
    """Mark as being sent, and return, the first row that may go to each chat that is not `resting`."""
    given = {"now": now, "at_most": at_most, "resting": list(resting)}
    rows = connection.execute(_NEXT[live], given).all()
    if rows:
        connection.execute(_MARK_SENDING, [{"row": row.id} for row in rows])
    return [_outgoing(row) for row in rows]


def _outgoing(row: Row[Any]) -> Outgoing:
    return Outgoing(
        row.id,
        row.chat_id,
        screen_from_json(row.screen),
        row.live,
        True,
        row.due,
        row.aim,
        row.part,
        row.tries,
        row.screen_message_id,
        row.leitor,
    )


_NOTHING = screen_to_json(Screen(()))  # what was sent is not kept: it may hold a link's token
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


def retry_at(connection: Connection, row: int, next_try: datetime) -> None:
    """Put the row back, to be tried again at `next_try`."""
    again = {"state": "waiting", "tries": outbox.c.tries + 1, "next_try": next_try}
    connection.execute(update(outbox).where(outbox.c.id == row).values(again))


def fail(connection: Connection, row: int, reason: str) -> None:
    """Give the row up."""
    connection.execute(update(outbox).where(outbox.c.id == row).values(state="failed", reason=reason))


def block(connection: Connection, chat_id: int, now: datetime) -> None:
    """Remember that the person blocked the assistant, and cancel what was going to be pushed."""
    connection.execute(update(chat).where(chat.c.chat_id == chat_id).values(blocked_at=now))
    pushes = (outbox.c.chat_id == chat_id, outbox.c.state == WAITING, ~outbox.c.live)
    connection.execute(update(outbox).where(*pushes).values(state="cancelled", reason="blocked"))


def take_back(connection: Connection, in_hand: Collection[int] = ()) -> int:
    """Put back the rows marked as being sent that nobody is sending; return how many may be repeated."""
    marked = connection.execute(select(outbox.c.id).where(outbox.c.state == SENDING)).scalars()
    lost = [{"row": row} for row in marked if row not in in_hand]
    if lost:
        again = update(outbox).where(outbox.c.id == bindparam("row"))
        connection.execute(again.values(state=WAITING, tries=outbox.c.tries + 1), lost)
    return len(lost)


_MOMENT = func.coalesce(outbox.c.next_try, outbox.c.due)


def next_moment(connection: Connection, now: datetime, *, live: bool) -> tuple[bool, datetime | None]:
    """Tell whether a row that is due still waits, and when the first of the others is due."""
    waits = (outbox.c.state == WAITING, outbox.c.live.is_(live))
    due = connection.execute(select(exists().where(*waits, now >= _MOMENT))).scalar_one()
    later = connection.execute(select(func.min(_MOMENT)).where(*waits, now < _MOMENT)).scalar()
    return due, later


def count_open(connection: Connection, *, live: bool) -> int:
    """Return how many rows wait or are being sent."""
    still = select(outbox.c.id).where(outbox.c.state.in_((WAITING, SENDING)), outbox.c.live.is_(live))
    return len(connection.execute(still).all())


def purge(connection: Connection, now: datetime) -> None:
    """Delete replies that were sent long ago."""
    old = (outbox.c.created_at < now - KEPT, outbox.c.live, outbox.c.state == "sent")
    connection.execute(delete(outbox).where(*old))
