"""Two pontos focais of one organ, at one database."""

from collections.abc import Iterator

import pytest

from tests.conferencia.mesa import Mesa


@pytest.fixture
def mesa(database_url: str) -> Iterator[Mesa]:
    """Yield the table with Rui and Iara at it."""
    mesa = Mesa(database_url)
    mesa.sentar("rui")
    mesa.sentar("iara")
    yield mesa
    mesa.engine.dispose()
