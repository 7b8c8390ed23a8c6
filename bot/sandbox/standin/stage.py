"""What the sandbox page adds to the chats: phones with a role, invitations waiting, signals to the runner."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.sandbox.standin.chats import Chat
from bot.sandbox.standin.people import User
from bot.sandbox.standin.world import Event, World

PHONES = Path(__file__).with_name("telefones.json")


@dataclass(slots=True)
class Phone:
    """A person on the page; `invitation` is a link that reached them outside the chat, "" for none."""

    id: str
    name: str
    role: str
    user: User
    invitation: str = ""
    typing_until: float = 0.0


class Stage:
    """The phones of one start, and what the process that holds the bot has to know.

    `ready` is False while the bot restarts. A signal tells that process that the clock moved or that
    everything starts over.
    """

    def __init__(self, world: World, phones: Path = PHONES) -> None:
        self.world = world
        self.phones = {one["id"]: _phone(world, one) for one in json.loads(phones.read_text("utf-8"))}
        self.ready = True
        self.empty = False
        self.signals: list[dict[str, Any]] = []
        self._has_runner = False
        self._signalled = asyncio.Event()

    def of_chat(self, chat: Chat) -> Phone | None:
        """Return the phone on which a chat shows."""
        return next((phone for phone in self.phones.values() if phone.user.chat is chat), None)

    def move_clock(self, step: timedelta) -> None:
        """Move the clock on; raise `ValueError` when it is not forward."""
        self.world.clock.advance(step)
        self._signal({"tipo": "relogio", "deslocamento_segundos": self.world.clock.offset.total_seconds()})
        self.world.tell(Event("relogio"))

    def move_clock_to(self, instant: datetime) -> None:
        """Move the clock on to an aware instant; raise `ValueError` when it is not ahead."""
        self.move_clock(instant - self.world.clock.now())

    def start_over(self) -> None:
        """Ask the runner for a fresh bot; it empties the phones once the old bot says nothing more."""
        for phone in self.phones.values():
            phone.invitation = ""
        self.ready = not self._has_runner
        self._signal({"tipo": "recomecar"})
        if not self._has_runner:
            self.world.forget()

    def set_ready(self, ready: bool, empty: bool) -> None:
        """Note whether the bot answers, and whether it started without demonstration data."""
        self.ready, self.empty = ready, empty
        self.world.tell(Event("reinicio"))

    def invite(self, phone: Phone, link: str) -> None:
        """Show the card of an invitation; "" takes it away."""
        phone.invitation = link
        self.world.tell(Event("convite", phone.user.chat))

    async def signals_after(self, number: int, patience: float) -> list[dict[str, Any]]:
        """Return the signals after the first `number`, waiting `patience` seconds for one."""
        self._has_runner = True
        if number >= len(self.signals) and patience > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._signalled.wait(), patience)
        return self.signals[number:]

    def _signal(self, signal: dict[str, Any]) -> None:
        self.signals.append(signal)
        self._signalled.set()
        self._signalled = asyncio.Event()


def _phone(world: World, described: dict[str, Any]) -> Phone:
    first, _, last = described["nome"].partition(" ")
    chat = Chat(described["usuario"], "private", first_name=first, last_name=last or None)
    user = User(world, world.chats.setdefault(chat.id, chat))
    return Phone(described["id"], described["nome"], described["papel"], user)
