"""One try at sending one row, and what its outcome means for the row, its chat and everybody."""

import asyncio
from datetime import datetime, timedelta

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.clock import Clock
from bot.delivery import metrics
from bot.delivery.calls import Calls, Shown
from bot.delivery.holds import Holds
from bot.delivery.pace import Pace
from bot.delivery.reasons import reason
from bot.delivery.request import Unreached
from bot.logs import cause
from bot.storage import entregas, outbox
from bot.storage.database import Database, DatabaseAway
from bot.storage.outbox import Outgoing
from bot.storage.work import Work

LIVE_AT_ONCE = 64  # replies on their way
PUSHES_AT_ONCE = 8
_GIVE_UP = timedelta(days=1)
_DOUBLINGS = 6  # of the first second between tries; nothing is given up before that many
_log = structlog.get_logger()


class Attempts:
    """Makes the calls, obeys what Telegram asks, and writes down how each row ended."""

    def __init__(self, calls: Calls, database: Database, clock: Clock, pace: Pace, holds: Holds) -> None:
        self._calls = calls
        self._database = database
        self._clock = clock
        self._pace = pace
        self._holds = holds
        self._live = asyncio.Semaphore(LIVE_AT_ONCE)
        self._pushes = asyncio.Semaphore(PUSHES_AT_ONCE)
        self.ended = False

    async def make(self, row: Outgoing) -> datetime | None:
        """Try once; return when to try again, or None when that is not known or not needed.

        Whatever it raises, `DatabaseAway` included, leaves the row marked as being sent; so does a try that
        begins after `ended`, which is none.
        """
        held = self._holds.until(row.chat_id, self._clock())
        if held is not None:
            return await self._put_back(row, held)
        if not row.live:
            async with self._pushes:
                return await self._call(row)
        async with self._live:
            self._pace.count(row.chat_id, self._clock())
            return await self._call(row)

    async def _call(self, row: Outgoing) -> datetime | None:
        if self.ended:
            return None
        try:
            shown = await self._calls.show(row, lambda part: self._part_sent(row, part))
        except DatabaseAway:
            raise
        except Exception as problem:
            return await self._after(row, problem)
        self._sent(row, shown)
        return None

    async def _after(self, row: Outgoing, problem: Exception) -> datetime | None:
        now = self._clock()
        if isinstance(problem, RetryAfter):
            return await self._obey(row, problem, now)
        if _may_pass(problem) and not _is_old(row, now):
            return await self._try_again(row, problem, now)
        await self._give_up(row, problem)
        return None

    def _sent(self, row: Outgoing, shown: Shown) -> None:
        metrics.SENT.labels("live" if row.live else "push").inc()
        mark = {"row": row.id, "message": shown.message_id, "parts": shown.parts}
        self._database.ride(outbox.SENT, mark)
        if row.comunicado_id is not None:
            self._database.ride(entregas.CHEGOU, _arrived(row, shown, self._clock()))
        if shown.message_id:
            self._database.ride(outbox.ON_SCREEN, {"of": row.chat_id, "message": shown.message_id})

    async def _part_sent(self, row: Outgoing, part: int) -> None:
        await self._database.run(lambda work: outbox.mark_part(work.connection, row.id, part))

    async def _obey(self, row: Outgoing, flood: RetryAfter, now: datetime) -> datetime:
        wait = flood.retry_after
        wait = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
        self._holds.add(row.chat_id, wait, now)
        _log.warning("outbox.flood", chat=row.chat_id, wait=wait.total_seconds())
        return await self._put_back(row, now + wait)

    async def _try_again(self, row: Outgoing, trouble: Exception, now: datetime) -> datetime:
        wait = timedelta(seconds=2 ** min(row.tries, _DOUBLINGS))
        _log.warning("outbox.retry", row=row.id, wait=wait.total_seconds(), cause=cause(trouble))
        return await self._put_back(row, now + wait, may_repeat=not isinstance(trouble, Unreached))

    async def _put_back(self, row: Outgoing, until: datetime, *, may_repeat: bool = False) -> datetime:
        metrics.RETRIED.inc()
        await self._database.run(
            lambda work: outbox.retry_at(work.connection, row.id, until, may_repeat=may_repeat)
        )
        return until

    async def _give_up(self, row: Outgoing, problem: Exception) -> None:
        metrics.UNSENT.inc()
        ours = None if isinstance(problem, TelegramError) else problem
        _log.error("outbox.failed", row=row.id, chat=row.chat_id, cause=cause(problem), exc_info=ours)
        await self._database.run(lambda work: _give_up(work, row, problem))


def _may_pass(problem: Exception) -> bool:
    return isinstance(problem, TelegramError) and not isinstance(
        problem, Forbidden | BadRequest | ChatMigrated
    )


def _is_old(row: Outgoing, now: datetime) -> bool:
    return now - row.due > _GIVE_UP and row.tries >= _DOUBLINGS


def _give_up(work: Work, row: Outgoing, problem: Exception) -> None:
    blocked = isinstance(problem, Forbidden)
    outbox.fail(work.connection, row.id, cause(problem))
    if blocked:
        outbox.block(work.connection, row.chat_id, work.now)
    if row.comunicado_id is not None:
        desfecho = entregas.BLOQUEADO if blocked else entregas.FALHOU
        entregas.terminar(
            work.connection, row.comunicado_id, row.chat_id, desfecho, reason(problem), work.now
        )


def _arrived(row: Outgoing, shown: Shown, now: datetime) -> dict[str, object]:
    return {"comunicado": row.comunicado_id, "of": row.chat_id, "message": shown.message_id, "at": now}
