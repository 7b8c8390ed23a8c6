"""Where the schema of a database stands, and how it gets to the newest step."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

import bot.storage.queues
import bot.storage.tables  # noqa: F401
from bot.storage.engines import address, begin, connect, translated

_KEY = 7_096_110_117  # any number, but not the leader's


class Schema(Enum):
    """How the schema of a database compares with what this version needs."""

    EMPTY = "vazio"
    OLD = "antigo"
    CURRENT = "atual"
    UNKNOWN = "desconhecido"  # made by a newer version, or by something else


def state(url: str) -> Schema:
    """Return where the schema stands; raise `DatabaseAway` when the database cannot be reached."""
    with _connected(url) as connection:
        return _state(connection)


def upgrade(url: str) -> None:
    """Bring the schema to the newest step, creating it when the database is empty. Raise `DatabaseAway`."""
    with _connected(url) as connection:
        if connection.dialect.name == "postgresql":  # two processes may start at once
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _KEY})
        command.upgrade(_config(connection), "head")


def differences(url: str) -> list[object]:
    """Return how a migrated database differs from the tables in code; nothing, if all is well."""
    with _connected(url) as connection:
        return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))


def new_step(url: str, message: str) -> None:
    """Write the file of a step from the database at `url` (at the newest step) to the tables in code."""
    with _connected(url) as connection:
        command.revision(_config(connection), message, autogenerate=True)


def _state(connection: Connection) -> Schema:
    steps = ScriptDirectory.from_config(_config(connection))
    at = MigrationContext.configure(connection).get_current_revision()
    if at is None:
        return Schema.UNKNOWN if inspect(connection).get_table_names() else Schema.EMPTY
    if at == steps.get_current_head():
        return Schema.CURRENT
    return Schema.OLD if at in {step.revision for step in steps.walk_revisions()} else Schema.UNKNOWN


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = connect(address(url))
    try:
        with translated(), engine.begin() as connection:
            begin(connection)
            yield connection
    finally:
        engine.dispose()
