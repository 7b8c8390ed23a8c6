"""Connections set up alike: SQLite for one durable writer, PostgreSQL that notices a dead server."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

_PATIENCE = 5  # seconds that a writer waits for another process to leave the SQLite file
_BUGS = {
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_RANGE,
}
_ALIVE = {"connect_timeout": 5, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}


class DatabaseAway(Exception):
    """The database cannot be reached or is locked; nothing was committed that is known of. Try again."""


def address(url: str) -> URL:
    """Return the SQLAlchemy address for a `sqlite:` or `postgresql:` one."""
    parsed = make_url(url)
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed


def file_of(url: URL) -> Path | None:
    """Return the SQLite file of an address, or None for PostgreSQL."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def connect(url: URL, *, read_only: bool = False) -> Engine:
    """Return an engine that never writes when `read_only`; every transaction must start with `begin`."""
    path = file_of(url)
    if path is None:
        options = {"options": "-c default_transaction_read_only=on"} if read_only else {}
        how = {"hide_parameters": True, "pool_size": 4, "pool_pre_ping": read_only}
        return create_engine(url, connect_args={**_ALIVE, **options}, **how)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": _PATIENCE, "check_same_thread": False},
        pool_size=4,
    )
    event.listen(engine, "connect", _prepare_reader if read_only else _prepare_writer)
    return engine


def begin(connection: Connection, *, to_write: bool = True) -> None:
    """Begin for real: at once the only writer of a SQLite file, or with one view of it.

    A listener of SQLAlchemy's `begin` would do it too, and more than double the price of every statement.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if to_write else "BEGIN")


@contextmanager
def translated() -> Iterator[None]:
    """Raise `DatabaseAway` instead of what the driver raises in an outage."""
    try:
        yield
    except Exception as problem:
        if is_away(problem):
            raise DatabaseAway(str(problem)) from problem
        raise


def is_away(problem: BaseException) -> bool:
    """Tell an outage from a bug."""
    if isinstance(problem, PoolTimeout):
        return True
    if not isinstance(problem, DBAPIError):
        return False
    if isinstance(problem.orig, sqlite3.OperationalError):
        return (problem.orig.sqlite_errorcode & 0xFF) not in _BUGS
    return (
        problem.connection_invalidated
        or _names(problem.orig) & {"OperationalError", "InterfaceError"} != set()
    )


def _names(problem: BaseException | None) -> set[str]:
    return {kind.__name__ for kind in type(problem).__mro__}


def _prepare_writer(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN let a released savepoint outlive the rollback
    # secure_delete: what is blanked, a link's token, leaves the file too
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _prepare_reader(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only=ON").close()
