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
from bot.storage import outbox
from bot.storage.database import Database, DatabaseAway
from bot.storage.outbox import Outgoing

LIVE_AT_ONCE = 64  # replies on their way; pushes have their own, smaller, allowance in the sender
_GIVE_UP = timedelta(days=1)
_LONGEST = 6  # doublings of the first second between tries
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

    async def make(self, row: Outgoing) -> datetime | None:
        """Try once; return when to try again, or None when the row is done with. Raise `DatabaseAway`."""
        held = self._holds.until(row.chat_id, self._clock())
        if held is not None:
            return await self._put_back(row, held)
        if not row.live:
            return await self._call(row)
        async with self._live:
            self._pace.count(row.chat_id, self._clock())
            return await self._call(row)

    async def _call(self, row: Outgoing) -> datetime | None:
        try:
            shown = await self._calls.show(row, lambda part: self._part_sent(row, part))
        except (TelegramError, DatabaseAway) as trouble:
            return await self._after(row, trouble)
        except Exception as bug:
            _log.exception("outbox.bug", row=row.id)
            await self._give_up(row, bug)
        else:
            self._sent(row, shown)
        return None

    async def _after(self, row: Outgoing, trouble: Exception) -> datetime | None:
        match trouble:
            case RetryAfter():
                return await self._obey(row, trouble)
            case Forbidden():
                await self._database.run(lambda work: outbox.block(work.connection, row.chat_id, work.now))
            case TelegramError() if not isinstance(trouble, BadRequest | ChatMigrated):
                now = self._clock()
                if now - row.created_at <= _GIVE_UP:
                    return await self._try_again(row, trouble, now)
            case DatabaseAway():
                raise trouble
        await self._give_up(row, trouble)
        return None

    def _sent(self, row: Outgoing, shown: Shown) -> None:
        metrics.SENT.labels("live" if row.live else "push").inc()
        mark = {"row": row.id, "message": shown.message_id, "parts": shown.parts}
        self._database.ride(outbox.SENT, mark)
        if shown.message_id:
            self._database.ride(outbox.ON_SCREEN, {"of": row.chat_id, "message": shown.message_id})

    async def _part_sent(self, row: Outgoing, part: int) -> None:
        await self._database.run(lambda work: outbox.mark_part(work.connection, row.id, part))

    async def _obey(self, row: Outgoing, flood: RetryAfter) -> datetime:
        wait = flood.retry_after
        wait = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
        now = self._clock()
        self._holds.add(row.chat_id, wait, now)
        _log.warning("outbox.flood", chat=row.chat_id, wait=wait.total_seconds())
        return await self._put_back(row, now + wait)

    async def _try_again(self, row: Outgoing, trouble: TelegramError, now: datetime) -> datetime:
        wait = timedelta(seconds=2 ** min(row.tries, _LONGEST))
        _log.warning("outbox.retry", row=row.id, wait=wait.total_seconds(), cause=str(trouble))
        return await self._put_back(row, now + wait)

    async def _put_back(self, row: Outgoing, until: datetime) -> datetime:
        metrics.RETRIED.inc()
        await self._database.run(lambda work: outbox.retry_at(work.connection, row.id, until))
        return until

    async def _give_up(self, row: Outgoing, cause: Exception) -> None:
        metrics.UNSENT.inc()
        _log.error("outbox.failed", row=row.id, chat=row.chat_id, cause=str(cause))
        await self._database.run(lambda work: outbox.fail(work.connection, row.id, str(cause)))
