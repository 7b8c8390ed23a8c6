"""Databases with nothing in them, and the stage for a command that works beside a running bot."""

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from bot.storage.engines import address
from tests.conversas.conftest import palco

__all__ = ["banco_vazio", "palco"]


@pytest.fixture(params=["sqlite", "postgresql"])
def banco_vazio(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database without a single table, on each kind of server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'meu.sqlite3'}"
    url: str = request.getfixturevalue("postgresql")
    name = f"vazio_{uuid4().hex}"
    engine = create_engine(address(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return url.replace("/postgres?", f"/{name}?")
