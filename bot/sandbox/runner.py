"""The real bot beside the stand-in: it follows the page's clock and starts over when asked."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.app import build
from bot.delivery.content import Content
from bot.sandbox import database
from bot.sandbox.clock import MovedClock
from bot.sandbox.convite import PHONE, ConviteDaEquipe
from bot.sandbox.demonstracao import semear
from bot.sandbox.race import until_first
from bot.sandbox.remote import Remote
from bot.sandbox.settings import SandboxSettings


@dataclass(frozen=True, slots=True)
class Sandbox:
    """What each fresh start needs; `empty`: without demonstration data."""

    settings: SandboxSettings
    content: Content
    remote: Remote
    empty: bool

    async def run(self, announce: Callable[[], None]) -> None:
        """Run until cancelled; `announce` once the bot answers. Raise what ended it."""
        new = await database.take(self.settings.database_url)
        await _Bot(self).run(announce, new=new)
        while True:
            await self.remote.empty_phones()
            database.clear(self.settings.database_url)
            await _Bot(self).run(_nothing, new=True)


class _Bot:
    """The bot between two fresh starts."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._clock = MovedClock()
        self._assistente = build(sandbox.settings, clock=self._clock, content=sandbox.content)
        self._convite = ConviteDaEquipe()

    async def run(self, announce: Callable[[], None], *, new: bool) -> None:
        """Return when the page asks for a fresh start; `new`: there is nothing in the database yet."""
        try:
            await self._assistente.start()
            if new and not self._sandbox.empty:
                await self._assistente.database.run(semear)
            await self._invite()
            await self._sandbox.remote.ready(empty=self._sandbox.empty)
            announce()
            await until_first(self._follow(), self._ended())
        finally:
            await self._assistente.stop()

    async def _follow(self) -> None:
        while True:
            signal = await self._sandbox.remote.next_signal()
            if signal["tipo"] == "recomecar":
                return
            self._clock.ahead = timedelta(seconds=signal["deslocamento_segundos"])
            await self._assistente.tick()
            await self._invite()

    async def _ended(self) -> None:
        await asyncio.shield(self._assistente.wait())  # to stop waiting must not stop the bot

    async def _invite(self) -> None:
        link = await self._assistente.database.run(self._convite.novo_link)
        if link is not None:
            await self._sandbox.remote.invite(PHONE, link)


def _nothing() -> None:
    """Do nothing."""
