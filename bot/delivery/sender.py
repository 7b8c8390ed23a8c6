"""Sends what the outbox owes: replies at once, pushes at the pace that is left."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.delivery import metrics
from bot.delivery.attempts import LIVE_AT_ONCE, PUSHES_AT_ONCE, Attempts
from bot.delivery.calls import Calls
from bot.delivery.holds import Holds
from bot.delivery.pace import Pace
from bot.storage import claims
from bot.storage.database import Database, DatabaseAway
from bot.storage.outbox import Outgoing
from bot.storage.work import Work

_PUSHES_IN_HAND = 2 * PUSHES_AT_ONCE  # the next ones are marked while the first are on their way
_PAUSE = 1.0  # seconds between tries while the database is away
_LAST_ANSWERS = 5.0  # seconds that the calls on their way have when the sender stops
_LOOK = 0.25  # seconds between looks at the clock, which may be moved by hand
_TOGETHER = timedelta(milliseconds=30)  # pushes whose turn comes within it are claimed at once
_SOON = 0.002
_log = structlog.get_logger()


class Sender:
    """Has the rows that are being sent; everything else waits in the table."""

    def __init__(self, calls: Calls, database: Database, clock: Clock, pace: Pace) -> None:
        self._database = database
        self._clock = clock
        self._pace = pace
        self._holds = Holds()
        self._attempts = Attempts(calls, database, clock, pace, self._holds)
        self._free_pushes = _PUSHES_IN_HAND
        self._gathering: datetime | None = None  # until when no pushes are claimed
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
        self._free_pushes, self._to_recover = _PUSHES_IN_HAND, False
        self._attempts.ended = False
        await self._recover(held_by_nobody=True)
        self._pump = asyncio.create_task(self._keep_pumping())

    async def stop(self) -> None:
        """Begin no new call, hear the answers to those made, a few seconds at most, and write them down.

        What was marked and not sent stays marked: the next start, here or in another process, sends it.
        """
        self._attempts.ended = True
        self._woken.set()
        last = {*self._sending, *([self._pump] if self._pump is not None else [])}
        if last:
            await asyncio.wait(last, timeout=_LAST_ANSWERS)
        for task in last:
            task.cancel()
        await asyncio.gather(*last, return_exceptions=True)
        with suppress(DatabaseAway):
            await self._database.settle()

    def take(self, work: Work) -> None:
        """Send what a transaction left: at once what is marked, after a look at the table the rest."""
        for row in work.outgoing:
            if self._attempts.ended:
                self._database.done(row.id)
            elif row.sending:
                self._send_soon(row)
            else:
                self._look(live=True)
        if work.pushed:
            self._look(live=False)

    def look_after(self) -> None:
        """Take back what is marked and nobody sends, should there be any, and look at the table again."""
        self._recover_later()

    @property
    def busy(self) -> bool:
        """Tell whether anything is being sent now."""
        return bool(self._sending)

    def _wake(self) -> None:
        self._look(live=True)
        self._look(live=False)

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
            again = await self._attempts.make(row)
            self._next[row.live] = _earlier(self._next[row.live], again)
        except Exception as problem:  # the row is still marked, and from here on nobody sends it
            _log.error("outbox.away", row=row.id, exc_info=_unless_away(problem))
            self._recover_later(after=_PAUSE)
        finally:
            self._database.done(row.id)
            self._finished(row)

    def _finished(self, row: Outgoing) -> None:
        self._pace.rest(row.chat_id, self._clock())
        if not row.live:
            self._free_pushes += 1
        for live in (True, False):
            if self._behind[live]:
                self._look(live=live)

    def _recover_later(self, after: float = 0) -> None:
        if not self._to_recover:
            self._to_recover = True
            task = asyncio.create_task(self._keep_recovering(after))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _keep_recovering(self, after: float) -> None:
        await asyncio.sleep(after)
        while self._to_recover and not self._attempts.ended:
            self._to_recover = False
            try:
                await self._recover(held_by_nobody=False)
            except Exception as problem:  # until it is done, a chat may be mute
                _log.error("outbox.unrecovered", exc_info=_unless_away(problem))
                self._to_recover = True
                await asyncio.sleep(_PAUSE)

    async def _recover(self, *, held_by_nobody: bool) -> None:
        repeated = await self._database.recover(held_by_nobody=held_by_nobody)
        if repeated:
            metrics.REPEATED.inc(repeated)
            _log.warning("outbox.recovered", rows=repeated)
        self._wake()

    async def _keep_pumping(self) -> None:
        while not self._attempts.ended:
            try:
                await self._pump_once()
            except Exception as problem:  # whatever it is, what is owed must go on
                _log.error("outbox.pump", exc_info=_unless_away(problem))
                await asyncio.sleep(_PAUSE)
                self._wake()

    async def _pump_once(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(
                self._until_next_push()
            ):  # `wait_for` may swallow the cancelling of `stop`
                await self._woken.wait()
        self._woken.clear()
        now = self._clock()
        if self._holds.everybody(now) is None:
            for live in (True, False):
                if _is_due(self._next[live], now):
                    await self._claim(now, live=live)

    async def _claim(self, now: datetime, *, live: bool) -> None:
        at_most = LIVE_AT_ONCE if live else self._pushes_at(now)
        if not at_most:
            return
        self._next[live], self._behind[live] = None, True
        resting = self._holds.chats(now) if live else self._holds.chats(now) | self._pace.resting(now)
        found, due, later = await self._database.run(
            lambda work: _claim(work, now, live=live, at_most=at_most, resting=resting), background=not live
        )
        self._behind[live] = due
        again = now + timedelta(seconds=_LOOK)
        if found and not live:
            again, self._gathering = now, now + _TOGETHER
        self._next[live] = _earlier(self._next[live], later, again if due else None)

    def _pushes_at(self, now: datetime) -> int:
        """Return how many pushes to claim now: a few at a time as their turns come, at once when late."""
        room = self._pace.room(now)
        gathers = self._gathering is not None and now < self._gathering
        return 0 if gathers and room < PUSHES_AT_ONCE else min(self._free_pushes, room)

    def _until_next_push(self) -> float:
        """Return the seconds to wait for something to happen before the next look."""
        now = self._clock()
        if not self._free_pushes or not _is_due(self._next[False], now) or self._holds.everybody(now):
            return _LOOK
        turn = max(self._pace.next_room(now), self._gathering or now)
        return min(_LOOK, max(_SOON, (turn - now).total_seconds()))


def _claim(
    work: Work, now: datetime, *, live: bool, at_most: int, resting: Iterable[int]
) -> tuple[bool, bool, datetime | None]:
    rows = claims.claim(work.connection, now, live=live, at_most=at_most, resting=list(resting))
    work.outgoing.extend(rows)
    return bool(rows), *claims.next_moment(work.connection, now, live=live)


def _unless_away(problem: Exception) -> Exception | None:
    return None if isinstance(problem, DatabaseAway) else problem


def _is_due(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now


def _earlier(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)
