"""One process leads: on PostgreSQL by an advisory lock, on SQLite by a lock of the system on a file."""

import asyncio
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock as Guard
from typing import IO, Protocol

from sqlalchemy import URL, Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.engines import connect, file_of

_KEY = 7_096_110_116  # any number, the same in every process of this product


class Lock(Protocol):
    """A lock that the death of its process releases."""

    def held(self) -> bool:
        """Take the lock, or see that it is still ours; return False when another process has it."""

    def release(self) -> None:
        """Let another process have it."""


class Leader:
    """Tells whether this process leads."""

    def __init__(self, url: URL) -> None:
        path = file_of(url)
        self._lock: Lock = (
            _ServerLock(url) if path is None else _FileLock(path.with_name(path.name + ".lock"))
        )
        self._asking = Guard()  # who is told to stop while asking resigns only after the answer

    async def leads(self) -> bool:
        """Return True while this process leads; ask again every second."""
        return await asyncio.to_thread(self._held)

    async def resign(self) -> None:
        """Let another process lead."""
        await asyncio.to_thread(self._release)

    def _held(self) -> bool:
        with self._asking:
            return self._lock.held()

    def _release(self) -> None:
        with self._asking:
            self._lock.release()


class _ServerLock:
    """An advisory lock of PostgreSQL, on a connection of its own."""

    def __init__(self, url: URL) -> None:
        self._engine = connect(url)
        self._connection: Connection | None = None

    def held(self) -> bool:
        try:
            return self._still() if self._connection is not None else self._take()
        except SQLAlchemyError:
            self.release()
            return False

    def release(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
        self._engine.dispose()

    def _still(self) -> bool:
        assert self._connection is not None
        self._connection.execute(text("SELECT 1"))
        return True

    def _take(self) -> bool:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}).scalar():
            self._connection = connection
            return True
        connection.close()
        return False


class _FileLock:
    """A lock of the operating system on an empty file beside the database."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def held(self) -> bool:
        if self._file is not None:
            return True
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("ab")
        with suppress(OSError):
            _lock(file)
            self._file = file
            return True
        file.close()
        return False

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
