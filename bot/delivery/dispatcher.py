"""Hands each chat its updates one after another, chats side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

import structlog

from bot.logs import cause
from bot.storage.engines import DatabaseAway
from bot.storage.inbox import Received

AT_ONCE = 64  # chats being answered
FULL = 2000  # updates in memory; more of them wait at Telegram
_PAUSES = (0.1, 0.3, 1.0, 2.0)  # seconds between tries while the database is away; the last one repeats
_log = structlog.get_logger()

Handle = Callable[[Received], Awaitable[None]]


class Dispatcher:
    """One queue per chat. A chat that is slow, or a wait of its own, holds up nobody else."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._queues: dict[int | None, deque[Received]] = {}
        self._in_hand: set[int] = set()
        self._outer = asyncio.Semaphore(AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Event()
        self._room.set()

    @property
    def in_hand(self) -> frozenset[int]:
        """The `update_id`s that are queued or being handled."""
        return frozenset(self._in_hand)

    def take(self, received: Iterable[Received]) -> None:
        """Queue the updates, in this order; those in hand already are left out."""
        for one in received:
            if one.update_id not in self._in_hand:
                self._in_hand.add(one.update_id)
                self._queue(one)
        if len(self._in_hand) >= FULL:
            self._room.clear()

    async def room(self) -> None:
        """Return when more updates may be taken."""
        await self._room.wait()

    async def stop(self) -> None:
        """Let the updates being handled end, a few seconds at most; the inbox keeps the others."""
        for queue in self._queues.values():
            queue.clear()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._queues.clear()
        self._in_hand.clear()
        self._room.set()

    def _queue(self, one: Received) -> None:
        queue = self._queues.get(one.chat_id)
        if queue is not None:
            queue.append(one)
            return
        self._queues[one.chat_id] = deque((one,))
        task = asyncio.create_task(self._serve(one.chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, chat_id: int | None) -> None:
        queue = self._queues[chat_id]
        try:
            while queue:
                one = queue.popleft()
                await self._handle_surely(one)
                self._in_hand.discard(one.update_id)
                if len(self._in_hand) < FULL:
                    self._room.set()
        finally:
            self._queues.pop(chat_id, None)

    async def _handle_surely(self, one: Received) -> None:
        tries = 0
        while True:
            try:
                async with self._outer:
                    return await self._handle(one)
            except DatabaseAway as outage:
                pause = _PAUSES[min(tries, len(_PAUSES) - 1)]
                _log.warning("inbox.away", update=one.update_id, again_in=pause, cause=cause(outage))
                tries += 1
                await asyncio.sleep(pause)
            except Exception:  # it stays in the inbox for the next term; the chat goes on
                _log.exception("inbox.stranded", update=one.update_id)
                return None
