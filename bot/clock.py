"""The one place that reads the wall clock; everyone else is handed a `Clock` or the instant itself."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Return the current instant, aware, in UTC."""
    return datetime.now(UTC)
