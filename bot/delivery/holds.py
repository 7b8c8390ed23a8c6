"""Who must wait because Telegram said so (`retry_after`): one chat, or everybody."""

from datetime import datetime, timedelta


class Holds:
    """What Telegram asked to wait for. It never says whether a flood is of one chat or of all: when a second
    chat is told to wait while a first one still is, everybody waits."""

    def __init__(self) -> None:
        self._chats: dict[int, datetime] = {}
        self._all: datetime | None = None

    def add(self, chat_id: int, wait: timedelta, now: datetime) -> None:
        """Obey a `retry_after` that came for `chat_id`."""
        until = now + wait
        others = self.chats(now) - {chat_id}
        self._chats[chat_id] = until
        if others:
            self._all = max(until, self._all or until)

    def chats(self, now: datetime) -> set[int]:
        """Return the chats that must wait at `now`."""
        self._chats = {chat_id: until for chat_id, until in self._chats.items() if until > now}
        return set(self._chats)

    def until(self, chat_id: int, now: datetime) -> datetime | None:
        """Return until when nothing may be sent to `chat_id`, or None."""
        waits = [
            until for until in (self._all, self._chats.get(chat_id)) if until is not None and until > now
        ]
        return max(waits, default=None)

    def everybody(self, now: datetime) -> datetime | None:
        """Return until when nothing may be sent at all, or None."""
        return self._all if self._all is not None and self._all > now else None
