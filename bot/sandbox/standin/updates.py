"""Updates on their way to the bot: kept until confirmed, for 24 hours at most."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from bot.sandbox.standin.errors import ANOTHER_POLL, ApiError

Update = dict[str, Any]
KEPT_FOR = timedelta(hours=24)
FIRST_ID = 100_000_001
ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """What `getUpdates` and the webhook take from. `real` is a clock that nobody moves."""

    def __init__(self, real: Callable[[], datetime], changed: Callable[[], None]) -> None:
        self._real = real
        self._changed = changed
        self._waiting: deque[tuple[datetime, Update]] = deque()
        self._next_id = FIRST_ID
        self._poll: asyncio.Future[None] | None = None
        self._arrival: asyncio.Event = asyncio.Event()
        self._wanted: frozenset[str] = frozenset()

    @property
    def pending(self) -> list[Update]:
        """The updates that the bot has not confirmed, oldest first."""
        self._drop_old()
        return [update for _, update in self._waiting]

    @property
    def polled(self) -> bool:
        """Whether a poll is waiting."""
        return self._poll is not None

    def put(self, kind: str, content: dict[str, Any]) -> None:
        """Queue an update of `kind`, unless the bot asked not to get that kind."""
        if kind in self._wanted or (not self._wanted and kind not in ONLY_ON_REQUEST):
            self.inject({kind: content})

    def inject(self, raw: Update) -> int:
        """Queue `raw` as it is, under the next update id, which is returned."""
        number = self._next_id
        self._next_id += 1
        self._waiting.append((self._real(), {"update_id": number, **raw} | {"update_id": number}))
        self._wake()
        return number

    def want(self, kinds: Iterable[str] | None) -> None:
        """Remember which kinds the bot asks for from now on; None leaves it as it was."""
        if kinds is not None:
            self._wanted = frozenset(kinds)

    async def poll(self, offset: int, limit: int, patience: float) -> list[Update]:
        """Confirm what is below `offset`, then return up to `limit` updates, waiting `patience` seconds.

        A poll ends the one before it with a conflict, as Telegram does.
        """
        self.interrupt(ApiError(409, ANOTHER_POLL))
        self._move_to(offset)
        if not self._waiting and patience > 0:
            await self._wait(patience)
        self._drop_old()
        return [update for _, update in islice(self._waiting, limit)]

    def interrupt(self, error: ApiError | None = None) -> None:
        """End the poll that waits, if any, with `error` or with nothing."""
        if self._poll and not self._poll.done():
            if error:
                self._poll.set_exception(error)
            else:
                self._poll.set_result(None)

    def confirm(self, up_to: int) -> None:
        """Forget the updates with ids up to `up_to`."""
        while self._waiting and self._waiting[0][1]["update_id"] <= up_to:
            self._waiting.popleft()
        self._changed()

    def clear(self) -> None:
        """Forget all updates."""
        self._waiting.clear()
        self._changed()

    async def first(self) -> Update:
        """Wait for the oldest unconfirmed update and return it."""
        self._drop_old()
        while not self._waiting:
            self._arrival.clear()
            await self._arrival.wait()
        return self._waiting[0][1]

    def _move_to(self, offset: int) -> None:
        if offset < 0:
            kept = self.pending[offset:]
            offset = kept[0]["update_id"] if kept else 0
        if offset > 0:
            self.confirm(offset - 1)

    async def _wait(self, patience: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        self._changed()
        try:
            await asyncio.wait_for(poll, patience)
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None

    def _wake(self) -> None:
        self._arrival.set()
        self.interrupt()
        self._changed()

    def _drop_old(self) -> None:
        limit = self._real() - KEPT_FOR
        while self._waiting and self._waiting[0][0] < limit:
            self._waiting.popleft()
