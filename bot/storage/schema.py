"""Where the schema of a database stands, and how it gets to the newest step."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

import bot.storage.queues
import bot.storage.tables
import bot.storage.tables_das_duvidas
import bot.storage.tables_das_metas
import bot.storage.tables_das_oficinas
import bot.storage.tables_das_planilhas
import bot.storage.tables_das_respostas
import bot.storage.tables_do_diagnostico
import bot.storage.tables_dos_comunicados
import bot.storage.tables_dos_lembretes  # noqa: F401
from bot.storage.engines import address, begin, connect, translated

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).parent / "migrations"
_STEP = re.compile(
    r'^revision[^=]*= "(?P<one>\w+)".*?^down_revision[^=]*= (?:None|"(?P<before>\w+)")', re.M | re.S
)
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


def _state(connection: Connection) -> Schema:
    """Read the mark that Alembic leaves; Alembic itself takes longer to import than all the rest to run."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        return Schema.UNKNOWN if tables else Schema.EMPTY
    at = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    steps = _steps()
    if at not in steps:
        return Schema.UNKNOWN
    return Schema.OLD if at in steps.values() else Schema.CURRENT


def _steps() -> dict[str, str | None]:
    """Return each step with the one it follows, read off the files."""
    files = (_MIGRATIONS / "versions").glob("*.py")
    found = (_STEP.search(file.read_text(encoding="utf-8")) for file in files)
    return {step["one"]: step["before"] for step in found if step}


def upgrade(url: str) -> None:
    """Bring the schema to the newest step, creating it when the database is empty. Raise `DatabaseAway`."""
    with _connected(url) as connection:
        from alembic import command

        if connection.dialect.name == "postgresql":  # two processes may start at once
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _KEY})
        command.upgrade(_config(connection), "head")


def differences(url: str) -> list[object]:
    """Return how a migrated database differs from the tables in code; nothing, if all is well."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with _connected(url) as connection:
        return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))


def new_step(url: str, message: str) -> None:
    """Write the file of a step from the database at `url` (at the newest step) to the tables in code."""
    from alembic import command

    with _connected(url) as connection:
        command.revision(_config(connection), message, autogenerate=True)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
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
