"""The stand-in as a running server, and the hand that moves it in tests."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Route

from bot.sandbox.standin.api import BotApi, Download
from bot.sandbox.standin.chats import Chat
from bot.sandbox.standin.clock import MovableClock, wall_clock
from bot.sandbox.standin.control import Control
from bot.sandbox.standin.faults import Fault
from bot.sandbox.standin.people import Group, User
from bot.sandbox.standin.serving import Serving
from bot.sandbox.standin.stage import PHONES, Stage
from bot.sandbox.standin.updates import Update
from bot.sandbox.standin.web import Web
from bot.sandbox.standin.world import BOT_TOKEN, Event, Sent, World


class StandIn:
    """`async with StandIn() as tg:` serves the Bot API on a free loopback port of the running loop.

    `clock` is the real time the stand-in goes by; `port` 0 means any free one; `secret` opens the page
    and `/controle` (made up when not given); `phones` is the JSON file of the people on the page.
    """

    def __init__(
        self,
        token: str = BOT_TOKEN,
        *,
        limits: bool = False,
        latency: float = 0.0,
        clock: Callable[[], datetime] = wall_clock,
        port: int = 0,
        secret: str = "",
        phones: Path = PHONES,
    ) -> None:
        self.world = World(token, limits=limits, clock=MovableClock(clock))
        self.world.latency = latency
        self.secret = secret or token_urlsafe(24)
        self.stage = Stage(self.world, phones)
        self._serving = Serving(port)
        self.port = self._serving.port
        self.url = f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> "StandIn":
        await self._serving.start(self._app())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.world.tell(Event("fim"))
        self.world.updates.interrupt()
        await self.world.webhook.close()
        await self._serving.stop()

    @property
    def token(self) -> str:
        """The one valid token."""
        return self.world.token

    @property
    def pending(self) -> list[Update]:
        """The updates that the bot has not confirmed."""
        return self.world.updates.pending

    @property
    def sent(self) -> list[Sent]:
        """Every accepted send and edit, in order."""
        return self.world.sent

    @property
    def calls(self) -> Counter[str]:
        """How often each method was called, refused calls included."""
        return self.world.calls

    def user(
        self, id: int, first_name: str = "Pessoa", last_name: str | None = None, username: str | None = None
    ) -> User:
        """Return the person with that id, new or known."""
        chat = Chat(id, "private", first_name=first_name, last_name=last_name, username=username)
        return User(self.world, self.world.chats.setdefault(id, chat))

    def group(self, id: int, title: str = "Grupo") -> Group:
        """Return the group with that (negative) id, new or known."""
        chat = Chat(id, "group", title=title, started=True)
        return Group(self.world, self.world.chats.setdefault(id, chat))

    def inject(self, raw: Update) -> int:
        """Queue an update as it is, however odd; return its update id."""
        return self.world.updates.inject(raw)

    def fail(self, method: str = "", **how: Any) -> None:
        """Order an error for the next calls: see `Fault`."""
        self.world.faults.add(Fault(method, **how))

    def advance(self, step: timedelta) -> None:
        """Move the clock of the phones on."""
        self.stage.move_clock(step)

    async def until(self, happened: Callable[[], object], within: float = 10.0) -> None:
        """Wait until `happened()` is true, looking after each change, for `within` seconds."""
        change = asyncio.Event()

        def note(_: Event) -> None:
            change.set()

        self.world.listeners.append(note)
        try:
            async with asyncio.timeout(within):
                while not happened():
                    await change.wait()
                    change.clear()
        finally:
            self.world.listeners.remove(note)

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", BotApi(self.world)),
                Route("/file/bot{token}/{path:path}", Download(self.world)),
                Control(self.stage).mount(self.secret),
                Web(self.stage).mount(self.secret, self.port),
            ]
        )
