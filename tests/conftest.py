"""Databases for the tests: the same ones run on SQLite and on PostgreSQL."""

import fcntl
import os
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from bot.storage import schema


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Start one server for the whole session; yield the address of a database with the schema in it.

    Its folder is not one of pytest's: those are closed to the server's user by the next run of pytest.
    """
    with warnings.catch_warnings(), _one_at_a_time():
        warnings.simplefilter("ignore")
        import pgserver

        server = pgserver.get_server(mkdtemp(prefix="postgresql-"), cleanup_mode="delete")
    url = server.get_uri()
    for statement in ("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE modelo"):
        _execute(url, statement)  # the server itself is never killed: only tests wait for its disk
    schema.upgrade(_named(url, "modelo"))
    yield url
    server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with the schema in it."""
    path = tmp_path_factory.mktemp("sqlite") / "modelo.sqlite3"
    schema.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a fresh database with the schema in it, on each kind of server."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        path = tmp_path / "banco.sqlite3"
        path.write_bytes(template.read_bytes())
        return f"sqlite:///{path}"
    url: str = request.getfixturevalue("postgresql")
    name = f"t{uuid4().hex}"
    _execute(url, f"CREATE DATABASE {name} TEMPLATE modelo")
    return _named(url, name)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Tests run side by side, and the first server of a machine also makes the user that it runs as."""
    with (Path(gettempdir()) / "pontofocal-testes.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _execute(url: str, statement: str) -> None:
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _named(url: str, name: str) -> str:
    return url.replace("/postgres?", f"/{name}?")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With `PONTOFOCAL_SEM_SKIP` set, turn a skip for a missing part into a failure."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("PONTOFOCAL_SEM_SKIP"):
        report.outcome = "failed"
    return report
