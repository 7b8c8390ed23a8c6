"""The stage of the conversations, on each database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import Assistente, build
from bot.sandbox.standin.server import StandIn
from bot.settings import Settings
from tests.conversas.palco import Palco, Relogio


@pytest_asyncio.fixture
async def palco(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Palco]:
    """Yield the stage with the assistant running and nobody in it yet."""
    monkeypatch.chdir(tmp_path)
    relogio = Relogio()
    async with StandIn() as tg:

        async def comecar() -> Assistente:
            settings = Settings(token=tg.token, api_url=tg.url, database_url=database_url, _env_file=None)
            assistente = build(settings, clock=relogio)
            await assistente.start()
            return assistente

        palco = Palco(tg, await comecar(), relogio, comecar)
        yield palco
        await palco.assistente.stop()
