"""Server-sent events: what happens on the phones, from now on or from where a page left off."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from secrets import token_hex
from typing import Any

from bot.sandbox.standin.stage import Stage
from bot.sandbox.standin.views import TYPING_LASTS, event_views
from bot.sandbox.standin.world import Event

REMEMBERED = 1000  # events a page may have missed
SILENCE = 15.0  # seconds between signs of life
RESTART = json.dumps({"tipo": "reinicio"})


class Feed:
    """Listens to the world and passes on to each open page."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._start = token_hex(4)
        self._number = 0
        self._past: deque[tuple[int, str]] = deque(maxlen=REMEMBERED)
        self._pages: set[asyncio.Queue[tuple[int, str] | None]] = set()
        stage.world.listeners.append(self._hear)

    async def follow(self, last_id: str) -> AsyncIterator[str]:
        """Yield the stream for one page; `last_id` is the last event it had, "" for a new page."""
        queue: asyncio.Queue[tuple[int, str] | None] = asyncio.Queue()
        for missed in self._after(last_id):
            queue.put_nowait(missed)
        self._pages.add(queue)
        try:
            yield ": \n\n"
            while True:
                yield await self._next(queue)
        finally:
            self._pages.discard(queue)

    async def _next(self, queue: "asyncio.Queue[tuple[int, str] | None]") -> str:
        try:
            one = await asyncio.wait_for(queue.get(), SILENCE)
        except TimeoutError:
            return ": \n\n"
        number, data = one or (0, RESTART)
        return f"id: {self._start}-{number}\ndata: {data}\n\n"

    def _after(self, last_id: str) -> list[tuple[int, str] | None]:
        if not last_id:
            return []
        start, _, number = last_id.partition("-")
        oldest = self._past[0][0] if self._past else self._number + 1
        if start != self._start or not number.isdecimal() or int(number) < oldest - 1:
            return [None]
        return [one for one in self._past if one[0] > int(number)]

    def _hear(self, event: Event) -> None:
        for view in event_views(self._stage, event):
            self._push(view)
            if event.kind == "digitando":
                self._stop_typing(view["telefone"])

    def _push(self, view: dict[str, Any]) -> None:
        self._number += 1
        one = (self._number, json.dumps(view, ensure_ascii=False))
        self._past.append(one)
        for queue in self._pages:
            queue.put_nowait(one)

    def _stop_typing(self, phone: str) -> None:
        self._stage.phones[phone].typing_until = self._stage.world.clock.real().timestamp() + TYPING_LASTS
        stop = {"tipo": "digitando", "telefone": phone, "digitando": False}
        asyncio.get_running_loop().call_later(TYPING_LASTS, self._push, stop)
