"""The assistant, whole, on each database, against the stand-in."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
import pytest_asyncio

from bot.app import Assistente, build
from bot.sandbox.standin.server import StandIn
from bot.settings import Settings
from tests.entrega import conversa

Start = Callable[..., Awaitable[Assistente]]


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest_asyncio.fixture
async def tg() -> AsyncIterator[StandIn]:
    async with StandIn() as standin:
        yield standin


@pytest_asyncio.fixture
async def start(tg: StandIn, database_url: str) -> AsyncIterator[Start]:
    """Start assistants on the same database; what a test does not stop is stopped after it."""
    async with AsyncExitStack() as stack:

        async def _start(clock: Any = None, ticks: Any = None, **given: Any) -> Assistente:
            settings = settings_for(tg, database_url, **given)
            more = {"clock": clock} if clock else {}
            more |= {"ticks": ticks} if ticks else {}
            assistente = build(settings, content=conversa.content(), register=conversa.register, **more)
            stack.push_async_callback(assistente.stop)
            await assistente.start()
            return assistente

        yield _start


@pytest_asyncio.fixture
async def assistente(start: Start) -> Assistente:
    return await start()


def settings_for(tg: StandIn, database_url: str, **given: Any) -> Settings:
    """Return the settings that point at the stand-in."""
    return Settings(token=tg.token, api_url=tg.url, database_url=database_url, _env_file=None, **given)
