"""Ways for a test to wait for what must come."""

import asyncio
from collections.abc import Callable

from bot.app import Assistente
from bot.sandbox.standin.people import User
from bot.sandbox.standin.server import StandIn


async def until(happened: Callable[[], object], within: float = 20.0) -> None:
    """Return as soon as `happened()`; raise `TimeoutError` if it never does."""
    async with asyncio.timeout(within):
        while not happened():
            await pause()


async def pause(seconds: float = 0.01) -> None:
    """Let the others work."""
    await asyncio.sleep(seconds)


async def answered(assistente: Assistente, tg: StandIn) -> None:
    """Return when everything that was said is answered."""
    await until(lambda: not tg.pending)
    await assistente.idle()


def respostas(pessoa: User) -> list[str]:
    """Return what the assistant wrote to somebody."""
    return [message.text for message in pessoa.messages if message.from_bot]
