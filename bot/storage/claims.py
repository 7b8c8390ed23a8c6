"""Which rows of the outbox go to the sender, and when it should look again."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)

from bot.domain.preenchimento import preencher
from bot.messages import Attachment, Button, Screen, Written, screen_from_json
from bot.storage.entregas import contar_repeticoes
from bot.storage.outbox import Outgoing
from bot.storage.queues import SENDING, WAITING, chat, outbox
from bot.storage.tables_dos_comunicados import Comunicado, entrega

_earlier = outbox.alias("earlier")
_IN_TIME = or_(outbox.c.until.is_(None), outbox.c.until > bindparam("now"))
_EARLIER_IN_TIME = or_(_earlier.c.until.is_(None), _earlier.c.until > bindparam("now"))
_FIRST_OF_ITS_CHAT = ~exists().where(
    _earlier.c.chat_id == outbox.c.chat_id,
    _earlier.c.state.in_((WAITING, SENDING)),
    or_(
        _earlier.c.state == SENDING,
        and_(_earlier.c.live, ~outbox.c.live),
        and_(
            _earlier.c.live == outbox.c.live,
            _earlier.c.id < outbox.c.id,
            _earlier.c.due <= bindparam("now"),
            _EARLIER_IN_TIME,
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
_comunicado = Comunicado.metadata.tables["comunicado"]
_OF_AN_ANNOUNCEMENT = (
    outbox.c.comunicado_id,
    _comunicado.c.texto,
    _comunicado.c.entidades,
    _comunicado.c.anexo,
    _comunicado.c.botoes,
    entrega.c.campos,
)
# Their rows are about to be held or cancelled; named by number, thousands of them are passed over at once.
_NOT_UNDER_WAY = select(_comunicado.c.id).where(
    _comunicado.c.estado.in_(("pausado", "parado")), _comunicado.c.terminado_em.is_(None)
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
            _IN_TIME,
            or_(outbox.c.next_try.is_(None), outbox.c.next_try <= bindparam("now")),
            outbox.c.chat_id.not_in(bindparam("resting", expanding=True)),
            _FIRST_OF_ITS_CHAT,
        )
        .order_by(outbox.c.id if live else outbox.c.due, outbox.c.id)
        .limit(bindparam("at_most"))
    )


def _next_pushes() -> Select[Any]:
    """Return the pushes that may go, each with the words of its announcement; not of one that is paused."""
    hers = and_(entrega.c.comunicado_id == outbox.c.comunicado_id, entrega.c.chat_id == outbox.c.chat_id)
    return (
        _next(live=False)
        .add_columns(*_OF_AN_ANNOUNCEMENT)
        .outerjoin(_comunicado, _comunicado.c.id == outbox.c.comunicado_id)
        .outerjoin(entrega, hers)
        .where(
            or_(
                outbox.c.comunicado_id.is_(None),
                outbox.c.comunicado_id.not_in(bindparam("stopped", expanding=True)),
            )
        )
    )


_NEXT = {True: _next(live=True), False: _next_pushes()}


def claim(
    connection: Connection, now: datetime, *, live: bool, at_most: int, resting: Collection[int] = ()
) -> list[Outgoing]:
    """Mark as being sent, and return, the first row that may go to each chat that is not `resting`."""
    given = {"now": now, "at_most": at_most, "resting": list(resting)}
    if not live:
        given["stopped"] = list(connection.scalars(_NOT_UNDER_WAY))
    rows = connection.execute(_NEXT[live], given).all()
    if rows:
        connection.execute(_MARK_SENDING, [{"row": row.id} for row in rows])
    return [_outgoing(row, None if live else row.comunicado_id) for row in rows]


def _outgoing(row: Row[Any], comunicado_id: int | None) -> Outgoing:
    return Outgoing(
        row.id,
        row.chat_id,
        screen_from_json(row.screen) if comunicado_id is None else _announcement(row),
        row.live,
        True,
        row.due,
        row.aim,
        row.part,
        row.tries,
        row.screen_message_id,
        row.leitor,
        comunicado_id,
    )


def _announcement(row: Row[Any]) -> Screen:
    """Return the words of an announcement, which are stored once, filled in for one person."""
    texto, entidades = preencher(row.texto, row.entidades, row.campos)
    attachment = None if row.anexo is None else Attachment(*row.anexo)
    buttons = tuple(tuple(Button(label, data) for label, data in line) for line in row.botoes)
    return Screen((), buttons, attachment, written=Written(texto, entidades))


def take_back(connection: Connection, in_hand: Collection[int] = ()) -> int:
    """Put back the rows marked as being sent that nobody is sending; return how many may be repeated."""
    marked = connection.execute(select(outbox.c.id).where(outbox.c.state == SENDING)).scalars()
    lost = [{"row": row} for row in marked if row not in in_hand]
    if lost:
        contar_repeticoes(connection, [one["row"] for one in lost])
        again = update(outbox).where(outbox.c.id == bindparam("row"))
        connection.execute(again.values(state=WAITING, tries=outbox.c.tries + 1), lost)
    return len(lost)


def next_moment(connection: Connection, now: datetime, *, live: bool) -> tuple[bool, datetime | None]:
    """Tell whether a row that is due still waits, and when the first of the others is due."""
    in_time = or_(outbox.c.until.is_(None), outbox.c.until > now)
    waits = (outbox.c.state == WAITING, outbox.c.live.is_(live), in_time)
    tried = (*waits, outbox.c.next_try.is_not(None))
    is_due = exists().where(*waits, outbox.c.due <= now, ~_is_resting(now))
    first_due = select(func.min(outbox.c.due)).where(*waits, outbox.c.due > now)
    first_again = select(func.min(outbox.c.next_try)).where(*tried, outbox.c.next_try > now)
    due, *later = connection.execute(
        select(is_due, first_due.scalar_subquery(), first_again.scalar_subquery())
    ).one()
    return due, min((moment for moment in later if moment is not None), default=None)


def _is_resting(now: datetime) -> ColumnElement[bool]:
    return and_(outbox.c.next_try.is_not(None), outbox.c.next_try > now)


_A_REPLY = select(
    or_(*(exists().where(outbox.c.state == state, outbox.c.live.is_(True)) for state in (WAITING, SENDING)))
)


def owes_reply(connection: Connection) -> bool:
    """Tell whether a reply waits or is being sent."""
    return bool(connection.execute(_A_REPLY).scalar())
