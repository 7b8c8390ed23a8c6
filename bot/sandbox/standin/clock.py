"""The stand-in's clock: real time plus an offset that only grows."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def wall_clock() -> datetime:
    """Return the current instant, aware, in UTC."""
    return datetime.now(UTC)


class MovableClock:
    """`now()` is what the phones show; `real()` is what has passed since, moved or not."""

    def __init__(self, real: Callable[[], datetime] = wall_clock) -> None:
        self.real = real
        self.offset = timedelta()

    def now(self) -> datetime:
        """Return the instant shown, aware, in UTC."""
        return self.real() + self.offset

    def stamp(self) -> int:
        """Return the instant shown as Telegram dates it: seconds since 1970."""
        return int(self.now().timestamp())

    def advance(self, step: timedelta) -> None:
        """Move on by `step`; raise `ValueError` when it is not forward."""
        if step <= timedelta():
            raise ValueError("the clock only moves forward")
        self.offset += step

    def reset(self) -> None:
        """Show the real time again."""
        self.offset = timedelta()
