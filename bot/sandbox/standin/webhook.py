"""Updates pushed to the bot's own address, in order, each again until it is accepted."""

import asyncio
from contextlib import suppress
from typing import Any

import aiohttp

from bot.sandbox.standin.clock import MovableClock
from bot.sandbox.standin.updates import Update, UpdateQueue

PATIENCE = aiohttp.ClientTimeout(total=60)
FIRST_PAUSE = 0.1  # seconds before the second attempt; doubled each time
LONGEST_PAUSE = 5.0


class Webhook:
    """Where updates go when the bot does not poll; `url` is "" while it polls."""

    def __init__(self, updates: UpdateQueue, clock: MovableClock) -> None:
        self.url = ""
        self._updates = updates
        self._clock = clock
        self._secret = ""
        self._task: asyncio.Task[None] | None = None
        self._last_error: tuple[int, str] | None = None

    def set(self, url: str, secret: str) -> None:
        """Deliver to `url`, with `secret` in Telegram's header; "" stops."""
        if self._task:
            self._task.cancel()
        self.url, self._secret, self._last_error = url, secret, None
        self._task = asyncio.create_task(self._deliver()) if url else None

    def info(self) -> dict[str, Any]:
        """Return the `WebhookInfo` object."""
        found: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self._last_error:
            found["last_error_date"], found["last_error_message"] = self._last_error
        return found

    async def close(self) -> None:
        """Stop delivering."""
        task = self._task
        self.set("", "")
        if task:
            with suppress(asyncio.CancelledError):
                await task

    async def _deliver(self) -> None:
        pause = FIRST_PAUSE
        async with aiohttp.ClientSession(timeout=PATIENCE) as session:
            while True:
                update = await self._updates.first()
                if await self._accepted(session, update):
                    self._updates.confirm(update["update_id"])
                    pause = FIRST_PAUSE
                else:
                    await asyncio.sleep(pause)
                    pause = min(LONGEST_PAUSE, pause * 2)

    async def _accepted(self, session: aiohttp.ClientSession, update: Update) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret} if self._secret else {}
        try:
            async with session.post(self.url, json=update, headers=headers) as answer:
                problem = (
                    "" if answer.ok else f"Wrong response from the webhook: {answer.status} {answer.reason}"
                )
        except (aiohttp.ClientError, TimeoutError) as error:
            problem = f"Connection failed: {type(error).__name__}"
        if problem:
            self._last_error = (self._clock.stamp(), problem)
        return not problem
