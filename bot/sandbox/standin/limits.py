"""Telegram's pace: 30 messages a second over all, 1 a second per private chat, 20 a minute per group."""

from collections.abc import Callable
from datetime import datetime
from math import ceil

from bot.sandbox.standin.chats import Chat
from bot.sandbox.standin.errors import too_many

OVERALL = (30.0, 30.0)  # messages a second, messages at once
PRIVATE = (1.0, 4.0)
GROUP = (20 / 60, 20.0)


class Bucket:
    """A token bucket: refilled at `rate` a second, never above `capacity`."""

    def __init__(self, rate: float, capacity: float, now: float) -> None:
        self.rate = rate
        self.capacity = capacity
        self.level = capacity
        self.at = now

    def missing(self, now: float) -> float:
        """Return the seconds until one more message fits, 0 when it fits now."""
        self.level = min(self.capacity, self.level + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.level) / self.rate)

    def take(self) -> None:
        """Count one message."""
        self.level -= 1


class Limits:
    """Refuses what comes too fast; `on` may be switched at any time.

    `refused` counts the messages that came too fast.
    """

    def __init__(self, now: Callable[[], datetime], on: bool) -> None:
        self.on = on
        self.refused = 0
        self._rate = OVERALL
        self._now = now
        self.reset()

    def reset(self) -> None:
        """Forget what was sent; needed when the clock goes back."""
        self._overall = Bucket(*self._rate, self._now().timestamp())
        self._chats: dict[int, Bucket] = {}

    def raise_to(self, a_second: int) -> None:
        """Take `a_second` messages a second over all."""
        self._rate = (float(a_second), float(a_second))
        self.reset()

    def check(self, chat: Chat) -> None:
        """Count one message to `chat`; raise the 429 of Telegram when it does not fit."""
        if not self.on:
            return
        now = self._now().timestamp()
        pace = PRIVATE if chat.kind == "private" else GROUP
        own = self._chats.setdefault(chat.id, Bucket(*pace, now))
        wait = max(self._overall.missing(now), own.missing(now))
        if wait > 1e-6:
            self.refused += 1
            raise too_many(max(1, ceil(wait)))
        self._overall.take()
        own.take()
