"""The database as the rest sees it: transactions one at a time in a thread, reads beside them."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable
from sqlmodel import Session

from bot.clock import Clock
from bot.domain.instalacao import Instalacao
from bot.storage import claims
from bot.storage.engines import DatabaseAway, address, begin, connect, is_away, translated
from bot.storage.rides import Rides
from bot.storage.work import Knowing, Words, Work
from bot.storage.writer import AnyJob, Job, Priority, Writer

__all__ = ["Database", "DatabaseAway"]

T = TypeVar("T")
_RIDE_WITHIN = 0.02  # seconds a ride waits for somebody's transaction before it gets one of its own


class Database:
    """One database and its threads. Transactions that wait at the same moment share one commit: each is whole
    or not there at all, and nobody hears of it before it is safe.

    `after_commit` gets each transaction that left something to send. `after_outage` is called when a
    transaction works again after one whose end is not known: what it marked may have to be recovered.
    """

    def __init__(
        self,
        url: str,
        *,
        words: Words,
        clock: Clock,
        instalacao: Instalacao | None = None,
        knowing: Knowing | None = None,
    ) -> None:
        self.url = address(url)
        self.after_commit: Callable[[Work], None] = _nothing
        self.after_outage: Callable[[], None] = _nothing
        self._words = words
        self._clock = clock
        self._instalacao = instalacao
        self._knowing = knowing
        self._rides = Rides()
        self._ride_planned = False
        self._handed: set[int] = set()  # outbox rows that the sender has
        self._held: set[int] = set()  # the same, as seen from inside a transaction
        self._outage = False

    def open(self) -> None:
        """Start the threads; connections are made when first used."""
        self._engine = connect(self.url)
        self._readers = connect(self.url, read_only=True)
        self._connection: Connection | None = None
        self._writer = Writer(self._do_all)
        self._reading = ThreadPoolExecutor(2, thread_name_prefix="reader")

    def close(self) -> None:
        """Finish what was asked, write what still rides, and close the connections."""
        self._writer.close()
        self._reading.shutdown()
        if self._rides:
            self._last_rides()
        self._disconnect()
        self._readers.dispose()

    async def run(self, use_case: Callable[[Work], T], *, background: bool = False) -> T:
        """Run `use_case` in one transaction; live ones go first. Raise `DatabaseAway` in an outage."""
        priority = Priority.BACKGROUND if background else Priority.LIVE
        return await self._writer.submit(Job(use_case), priority)

    async def read(self, fn: Callable[[Session], T]) -> T:
        """Run `fn` on a read-only connection in another thread. Raise `DatabaseAway` in an outage."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._reading, self._read, fn)

    def ride(self, statement: Executable, params: Mapping[str, Any]) -> None:
        """Have `statement` done with the next transaction, or by itself shortly; never lost in an outage."""
        self._rides.add(statement, params)
        if not self._ride_planned:
            self._ride_planned = True
            asyncio.get_running_loop().call_later(_RIDE_WITHIN, self._ride_alone)

    async def settle(self) -> None:
        """Return when everything that rides is committed."""
        await self.run(_nothing)

    def done(self, row: int) -> None:
        """Hear that the sender is done with an outbox row; what it has to say of it rides already."""
        self._handed.discard(row)

    async def recover(self, *, held_by_nobody: bool = False) -> int:
        """Put back the rows marked as being sent that the sender does not have; return how many.

        `held_by_nobody`: the sender is just starting, and has none. Raise `DatabaseAway` in an outage.
        """

        def take_back(work: Work) -> int:
            if held_by_nobody:
                self._handed.clear()
                self._held.clear()
            return claims.take_back(work.connection, self._held)

        return await self.run(take_back)

    def _ride_alone(self) -> None:
        self._ride_planned = False
        if self._rides:
            done = self._writer.submit(Job(_nothing), Priority.LAST)
            done.add_done_callback(lambda future: future.exception())  # kept, and carried by the next one

    def _do_all(self, jobs: Sequence[AnyJob]) -> None:
        """Run the jobs, each whole or not at all, and commit them together; then tell who waits."""
        after_outage = self._outage
        try:
            self._transact(jobs)
        except Exception as problem:
            after_outage = False
            for job in jobs:
                job.problem = problem
        for loop in {job.loop for job in jobs}:
            if not loop.is_closed():
                mine = [job for job in jobs if job.loop is loop]
                loop.call_soon_threadsafe(self._settle, mine, after_outage)

    def _settle(self, jobs: Sequence[AnyJob], after_outage: bool) -> None:
        if after_outage:
            self.after_outage()
        for job in jobs:
            if job.problem is None and job.work is not None and (job.work.outgoing or job.work.pushed):
                self.after_commit(job.work)
            job.settle()

    def _transact(self, jobs: Sequence[AnyJob]) -> None:
        self._held = set(self._handed)  # before the rides are taken: see `done`
        riding = self._rides.take()
        try:
            with translated():
                self._commit(jobs, riding)
        except BaseException:
            self._rides.put_back(riding)
            self._outage = True
            self._disconnect()
            raise
        self._outage = False
        self._handed.update(row for job in jobs if job.problem is None for row in _sending(job.work))

    def _commit(self, jobs: Sequence[AnyJob], riding: Rides) -> None:
        if self._connection is None:
            self._connection = self._engine.connect()
        connection = self._connection
        with connection.begin():
            begin(connection)
            riding.carry(connection)
            for job in jobs:
                self._do(connection, job)

    def _do(self, connection: Connection, job: AnyJob) -> None:
        connection.exec_driver_sql("SAVEPOINT job")
        job.work = self._work(connection)
        try:
            with closing(job.work):
                job.result = job.use_case(job.work)
                job.work.flush()
        except Exception as problem:
            if is_away(problem):
                raise
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT job")
            job.problem = problem
        else:
            self._held.update(_sending(job.work))
        connection.exec_driver_sql("RELEASE SAVEPOINT job")

    def _work(self, connection: Connection) -> Work:
        return Work(connection, self._words, self._clock(), self._instalacao, self._knowing)

    def _read(self, fn: Callable[[Session], T]) -> T:
        with translated(), Session(self._readers) as session:
            begin(session.connection(), to_write=False)
            return fn(session)

    def _last_rides(self) -> None:
        with suppress(DatabaseAway):  # sent but not marked: they are sent again, and counted
            self._transact(())

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
        self._engine.dispose()


def _sending(work: Work | None) -> list[int]:
    return [row.id for row in work.outgoing if row.sending] if work is not None else []


def _nothing(*_: object) -> None:
    """Do nothing."""
