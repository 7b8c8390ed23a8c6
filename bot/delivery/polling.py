"""Asks Telegram for updates, again and again; `InboxRequest` has stored them when they get here."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.logs import cause

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
_WAIT = 30  # seconds that Telegram holds the question while there is nothing new
_PAUSES = (0.2, 1.0, 3.0, 10.0)  # seconds between tries while something is broken; the last one repeats
_log = structlog.get_logger()


async def poll(bot: Bot, room: Callable[[], Awaitable[None]]) -> None:
    """Ask until cancelled, whenever there is `room`; raise `Conflict` when another process asks too.

    `InvalidToken` is raised as well: asking again would change nothing.
    """
    offset: int | None = None
    failures = 0
    while True:
        await room()
        try:
            updates = await bot.get_updates(offset=offset, timeout=_WAIT, allowed_updates=ALLOWED)
        except (Conflict, InvalidToken):
            raise
        except TelegramError as trouble:
            await _pause(trouble, failures)
            failures += 1
        else:
            failures = 0
            if updates:
                offset = updates[-1].update_id + 1


async def _pause(trouble: TelegramError, failures: int) -> None:
    seconds = _PAUSES[min(failures, len(_PAUSES) - 1)]
    if isinstance(trouble, RetryAfter):
        wait = trouble.retry_after
        seconds = float(wait if isinstance(wait, int) else wait.total_seconds())
    _log.warning("polling.retry", again_in=seconds, cause=cause(trouble))
    await asyncio.sleep(seconds)
