"""Sends what the outbox owes: replies at once, pushes at the pace that is left."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.clock import Clock
from bot.delivery import metrics
from bot.delivery.calls import Calls
from bot.delivery.holds import Holds
from bot.delivery.pace import Pace
from bot.storage import outbox
from bot.storage.database import Database, DatabaseAway
from bot.storage.outbox import Outgoing
from bot.storage.work import Work

LIVE_AT_ONCE = 64
PUSHES_AT_ONCE = 8
_GIVE_UP = timedelta(days=1)
_DOUBLINGS = 6  # of the first second between tries
_PAUSE = 1.0  # seconds between tries while the database is away
_LOOK = 0.25  # seconds between looks at the clock, which may be moved by hand
_log = structlog.get_logger()


class Sender:
    """Has the rows that are being sent; everything else waits in the table."""

    def __init__(self, calls: Calls, database: Database, clock: Clock, pace: Pace) -> None:
        self._calls = calls
        self._database = database
        self._clock = clock
        self._pace = pace
        self._holds = Holds()
        self._slots = {True: asyncio.Semaphore(LIVE_AT_ONCE), False: asyncio.Semaphore(PUSHES_AT_ONCE)}
        self._free_pushes = PUSHES_AT_ONCE
        self._next: dict[bool, datetime | None] = {True: None, False: None}
        self._behind = {True: False, False: False}  # rows that are due wait for one that is being sent
        self._woken = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        self._to_recover = False
        self._pump: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take back what was being sent when the last process died, and begin. Raise `DatabaseAway`."""
        self._database.after_commit = self.take
        self._database.after_outage = self._recover_later
        self._free_pushes, self._to_recover = PUSHES_AT_ONCE, False
        await self._recover(held_by_nobody=True)
        self._pump = asyncio.create_task(self._keep_pumping())

    async def stop(self) -> None:
        """Let what is being sent arrive, a few seconds at most, and stop."""
        if self._pump is not None:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)
        if self._sending:
            await asyncio.wait(self._sending, timeout=5)
        for task in self._sending:
            task.cancel()
        await asyncio.gather(*self._sending, return_exceptions=True)

    def take(self, work: Work) -> None:
        """Send what a transaction left: at once what is marked, after a look at the table the rest."""
        for row in work.outgoing:
            if row.sending:
                self._send_soon(row)
            else:
                self._look(live=True)
        if work.pushed:
            self._look(live=False)

    def wake(self) -> None:
        """Look at the table again: time has passed, or something new waits there."""
        self._look(live=True)
        self._look(live=False)

    @property
    def busy(self) -> bool:
        """Tell whether anything is being sent now."""
        return bool(self._sending)

    def _look(self, *, live: bool) -> None:
        self._next[live] = self._clock()
        self._woken.set()

    def _send_soon(self, row: Outgoing) -> None:
        task = asyncio.create_task(self._deliver(row))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
        if not row.live:
            self._pace.count(row.chat_id, self._clock())
            self._free_pushes -= 1

    async def _deliver(self, row: Outgoing) -> None:
        try:
            await self._attempt(row)
        except DatabaseAway:
            _log.warning("outbox.away", row=row.id)
            self._recover_later()  # the row is still marked as being sent, and from here on nobody sends it
        finally:
            self._database.done(row.id)
            self._finished(row)

    def _finished(self, row: Outgoing) -> None:
        if not row.live:
            self._free_pushes += 1
        for live in (True, False):
            if self._behind[live]:
                self._look(live=live)

    async def _attempt(self, row: Outgoing) -> None:
        held = self._holds.until(row.chat_id, self._clock())
        if held is not None:
            await self._put_back(row, held)
            return
        async with self._slots[row.live]:
            if row.live:
                self._pace.count(row.chat_id, self._clock())
            await self._call(row)

    async def _call(self, row: Outgoing) -> None:
        try:
            shown = await self._calls.show(row, lambda part: self._part_sent(row, part))
        except RetryAfter as flood:
            await self._obey(row, flood)
        except (Forbidden, BadRequest, ChatMigrated) as refusal:
            await self._give_up(row, refusal)
        except TelegramError as trouble:
            await self._try_again(row, trouble)
        except DatabaseAway:
            raise
        except Exception as bug:
            _log.exception("outbox.bug", row=row.id)
            await self._give_up(row, bug)
        else:
            mark = {"row": row.id, "message": shown.message_id, "parts": shown.parts}
            metrics.SENT.labels("live" if row.live else "push").inc()
            self._database.ride(outbox.SENT, mark)
            if shown.message_id:
                self._database.ride(outbox.ON_SCREEN, {"of": row.chat_id, "message": shown.message_id})

    async def _part_sent(self, row: Outgoing, part: int) -> None:
        await self._database.run(lambda work: outbox.mark_part(work.connection, row.id, part))

    async def _obey(self, row: Outgoing, flood: RetryAfter) -> None:
        wait = flood.retry_after
        wait = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
        now = self._clock()
        self._holds.add(row.chat_id, wait, now)
        _log.warning("outbox.flood", chat=row.chat_id, wait=wait.total_seconds())
        await self._put_back(row, now + wait)

    async def _try_again(self, row: Outgoing, trouble: TelegramError) -> None:
        now = self._clock()
        if now - row.created_at > _GIVE_UP:
            await self._give_up(row, trouble)
            return
        wait = timedelta(seconds=2 ** min(row.tries, _DOUBLINGS))
        _log.warning("outbox.retry", row=row.id, wait=wait.total_seconds(), cause=str(trouble))
        await self._put_back(row, now + wait)

    async def _put_back(self, row: Outgoing, until: datetime) -> None:
        metrics.RETRIED.inc()
        await self._database.run(lambda work: outbox.retry_at(work.connection, row.id, until))
        self._next[row.live] = _earlier(self._next[row.live], until)

    async def _give_up(self, row: Outgoing, cause: Exception) -> None:
        metrics.UNSENT.inc()
        _log.error("outbox.failed", row=row.id, chat=row.chat_id, cause=str(cause))
        blocked = isinstance(cause, Forbidden)
        await self._database.run(lambda work: _give_up(work, row, str(cause), blocked=blocked))

    def _recover_later(self) -> None:
        if not self._to_recover:
            self._to_recover = True
            task = asyncio.create_task(self._keep_recovering())
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _keep_recovering(self) -> None:
        while self._to_recover:
            self._to_recover = False
            try:
                await self._recover(held_by_nobody=False)
            except DatabaseAway:
                self._to_recover = True
                await asyncio.sleep(_PAUSE)

    async def _recover(self, *, held_by_nobody: bool) -> None:
        repeated = await self._database.recover(held_by_nobody=held_by_nobody)
        if repeated:
            metrics.REPEATED.inc(repeated)
            _log.warning("outbox.recovered", rows=repeated)
        self.wake()

    async def _keep_pumping(self) -> None:
        while True:
            try:
                await self._pump_once()
            except Exception as problem:  # whatever it is, what is owed must go on
                _log.error("outbox.pump", exc_info=None if isinstance(problem, DatabaseAway) else problem)
                await asyncio.sleep(_PAUSE)
                self.wake()

    async def _pump_once(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_LOOK):  # `wait_for` may swallow the cancelling of `stop`
                await self._woken.wait()
        self._woken.clear()
        now = self._clock()
        if self._holds.everybody(now) is None:
            for live in (True, False):
                if _is_due(self._next[live], now):
                    await self._claim(now, live=live)

    async def _claim(self, now: datetime, *, live: bool) -> None:
        at_most = LIVE_AT_ONCE if live else min(self._free_pushes, self._pace.room(now))
        if not at_most:
            return
        self._next[live], self._behind[live] = None, True
        resting = self._holds.chats(now) if live else self._holds.chats(now) | self._pace.resting(now)
        due, later = await self._database.run(
            lambda work: _claim(work, now, live=live, at_most=at_most, resting=resting), background=not live
        )
        self._behind[live] = due
        moments = (self._next[live], later, now + timedelta(seconds=_LOOK) if due else None)
        self._next[live] = _earlier(*moments)


def _give_up(work: Work, row: Outgoing, cause: str, *, blocked: bool) -> None:
    outbox.fail(work.connection, row.id, cause)
    if blocked:
        outbox.block(work.connection, row.chat_id, work.now)


def _claim(
    work: Work, now: datetime, *, live: bool, at_most: int, resting: Iterable[int]
) -> tuple[bool, datetime | None]:
    rows = outbox.claim(work.connection, now, live=live, at_most=at_most, resting=list(resting))
    work.outgoing.extend(rows)
    return outbox.next_moment(work.connection, now, live=live)


def _is_due(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now


def _earlier(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)
