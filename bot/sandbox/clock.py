"""The bot's clock in the sandbox: the real one, moved on together with that of the page."""

from datetime import datetime, timedelta

from bot.clock import wall_clock


class MovedClock:
    """A `Clock` that goes `ahead` of the real one."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        """Return the instant shown on the page, aware, in UTC."""
        return wall_clock() + self.ahead
