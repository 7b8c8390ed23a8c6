"""The way in: what arrives is stored, then handed to the dispatcher."""

from collections.abc import Collection
from typing import Any

import structlog

from bot.delivery import metrics
from bot.delivery.dispatcher import Dispatcher
from bot.logs import cause
from bot.storage import inbox
from bot.storage.database import Database, DatabaseAway
from bot.storage.inbox import Received
from bot.storage.work import Work

_log = structlog.get_logger()


class Intake:
    """Stores updates in the inbox. Only the leader hands them on; another process finds them there."""

    def __init__(self, database: Database, dispatcher: Dispatcher) -> None:
        self._database = database
        self._dispatcher = dispatcher
        self.leading = False

    async def polled(self, payloads: list[dict[str, Any]]) -> None:
        """Store what Telegram gave to the one process that polls; raise `DatabaseAway` in an outage."""
        self._dispatcher.take(await self._store(payloads))

    async def posted(self, payloads: list[dict[str, Any]]) -> None:
        """Store what Telegram sent to any of the processes; raise `DatabaseAway` in an outage."""
        await self._store(payloads)
        if self.leading:
            await self.look()

    async def look(self) -> None:
        """Hand on, in the order they arrived, the updates in the inbox that nobody handled."""
        in_hand = self._dispatcher.in_hand
        try:
            self._dispatcher.take(await self._database.run(lambda work: _waiting(work, in_hand)))
        except DatabaseAway as outage:
            _log.warning("inbox.away", cause=cause(outage))

    async def _store(self, payloads: list[dict[str, Any]]) -> list[Received]:
        new = await self._database.run(lambda work: inbox.receive(work.connection, payloads, work.now))
        metrics.RECEIVED.inc(len(new))
        return new


def _waiting(work: Work, in_hand: Collection[int]) -> list[Received]:
    return inbox.waiting(work.connection, in_hand)
