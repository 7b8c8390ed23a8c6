"""The database as the rest sees it: transactions one at a time in a thread, reads beside them."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable
from sqlmodel import Session

from bot.clock import Clock
from bot.domain.instalacao import Instalacao
from bot.storage import outbox
from bot.storage.engines import DatabaseAway, address, begin, connect, translated
from bot.storage.rides import Rides
from bot.storage.work import Words, Work
from bot.storage.writer import BACKGROUND, LAST, LIVE, Writer

__all__ = ["Database", "DatabaseAway"]

T = TypeVar("T")
_RIDE_WITHIN = 0.02  # seconds a ride waits for somebody's transaction before it gets one of its own


class Database:
    """One database and its threads.

    `after_commit` gets each transaction that left something to send. `after_outage` is called when a
    transaction works again after one whose end is not known: what it marked may have to be recovered.
    """

    def __init__(self, url: str, *, words: Words, clock: Clock, instalacao: Instalacao | None = None) -> None:
        self.url = address(url)
        self.after_commit: Callable[[Work], None] = _nothing
        self.after_outage: Callable[[], None] = _nothing
        self._words = words
        self._clock = clock
        self._instalacao = instalacao
        self._rides = Rides()
        self._ride_planned = False
        self._handed: set[int] = set()
        self._outage = False

    def open(self) -> None:
        """Start the threads; connections are made when first used."""
        self._engine = connect(self.url)
        self._readers = connect(self.url, read_only=True)
        self._connection: Connection | None = None
        self._writer = Writer()
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
        priority = BACKGROUND if background else LIVE
        result, work = await self._writer.submit(lambda: self._transact(use_case), priority)
        if self._outage:
            self._outage = False
            self.after_outage()
        if work.outgoing or work.pushed:
            self.after_commit(work)
        return result

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
        return await self._writer.submit(lambda: self._recover(held_by_nobody))

    def _recover(self, held_by_nobody: bool) -> int:
        if held_by_nobody:
            self._handed.clear()
        handed = frozenset(self._handed)  # before the rides are taken: see `done`
        lost, _ = self._transact(lambda work: outbox.take_back(work.connection, handed))
        return lost

    def _ride_alone(self) -> None:
        self._ride_planned = False
        if self._rides:
            done = self._writer.submit(lambda: self._transact(_nothing), LAST)
            done.add_done_callback(lambda future: future.exception())  # kept, and carried by the next one

    def _transact(self, use_case: Callable[[Work], T]) -> tuple[T, Work]:
        riding = self._rides.take()
        try:
            with translated():
                return self._commit(use_case, riding)
        except DatabaseAway:
            self._outage = True
            self._rides.put_back(riding)
            self._disconnect()
            raise
        except BaseException:
            self._rides.put_back(riding)
            raise

    def _commit(self, use_case: Callable[[Work], T], riding: Rides) -> tuple[T, Work]:
        if self._connection is None:
            self._connection = self._engine.connect()
        connection = self._connection
        with connection.begin(), closing(self._work(connection)) as work:
            begin(connection)
            riding.carry(connection)
            result = use_case(work)
            work.flush()
        self._handed.update(row.id for row in work.outgoing if row.sending)
        return result, work

    def _work(self, connection: Connection) -> Work:
        return Work(connection, self._words, self._clock(), self._instalacao)

    def _read(self, fn: Callable[[Session], T]) -> T:
        with translated(), Session(self._readers) as session:
            begin(session.connection(), to_write=False)
            return fn(session)

    def _last_rides(self) -> None:
        try:
            self._transact(_nothing)
        except DatabaseAway:
            return  # sent but not marked: they are sent again, and counted

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
        self._engine.dispose()


def _nothing(*_: object) -> None:
    """Do nothing."""
