"""The way in: what arrives is stored, then handed to the dispatcher."""

import asyncio
from contextlib import suppress
from typing import Any

import structlog

from bot.delivery import metrics
from bot.delivery.dispatcher import Dispatcher
from bot.logs import cause
from bot.storage import inbox
from bot.storage.database import Database, DatabaseAway
from bot.storage.inbox import Received

_LOOK = 1.0  # seconds between looks at what other processes took
_log = structlog.get_logger()


class Intake:
    """Stores updates in the inbox. Only the leader hands them on; another process finds them there."""

    def __init__(self, database: Database, dispatcher: Dispatcher) -> None:
        self._database = database
        self._dispatcher = dispatcher
        self._arrived = asyncio.Event()
        self.leading = False

    async def polled(self, payloads: list[dict[str, Any]]) -> None:
        """Store what Telegram gave to the one process that polls; raise `DatabaseAway` in an outage."""
        new = await self._store(payloads)
        if len(new) == len(payloads):
            self._dispatcher.take(new)
        else:  # some were stored before, perhaps in a transaction whose end nobody heard of
            await self.catch_up()

    async def posted(self, payloads: list[dict[str, Any]]) -> None:
        """Store what Telegram sent to any of the processes; raise `DatabaseAway` in an outage."""
        await self._store(payloads)
        self._arrived.set()

    async def catch_up(self) -> None:
        """Hand on, in the order they arrived, the updates in the inbox that nobody handled.

        Raise `DatabaseAway` in an outage.
        """
        more = True
        while more:
            await self._dispatcher.room()
            found = await self._waiting()
            if not self.leading:
                return
            self._dispatcher.take(found)
            more = len(found) == inbox.SLICE

    async def keep_up(self) -> None:
        """Hand on what this process and others take from Telegram's webhook, until cancelled."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK):
                    await self._arrived.wait()
            self._arrived.clear()
            try:
                await self.catch_up()
            except DatabaseAway as outage:
                _log.warning("inbox.away", cause=cause(outage))

    async def _waiting(self) -> list[Received]:
        in_hand = self._dispatcher.in_hand
        return await self._database.run(lambda work: inbox.waiting(work.connection, in_hand))

    async def _store(self, payloads: list[dict[str, Any]]) -> list[Received]:
        new = await self._database.run(lambda work: inbox.receive(work.connection, payloads, work.now))
        metrics.RECEIVED.inc(len(new))
        return new
