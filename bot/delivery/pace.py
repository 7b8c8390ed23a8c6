"""How fast messages may leave: so many a second over all, one a second for the pushes of a chat."""

from datetime import UTC, datetime, timedelta

_SECOND = timedelta(seconds=1)
_LATE = timedelta(milliseconds=200)  # what a push that could not leave in time may make up for


class Pace:
    """Gives each message a place, evenly spaced: bursts are what Telegram answers with a 429.

    Replies take their place and are never held; pushes wait for theirs. `_next` is the first free place.
    """

    def __init__(self, a_second: int) -> None:
        self._step = _SECOND / a_second
        self._next = datetime.min.replace(tzinfo=UTC)
        self._by_chat: dict[int, datetime] = {}

    def count(self, chat_id: int, now: datetime) -> None:
        """Count one message to `chat_id`, which leaves `now`; replies are a second ahead at most."""
        self._next = min(max(self._next, now - _LATE) + self._step, now + _SECOND)
        self.rest(chat_id, now)

    def rest(self, chat_id: int, now: datetime) -> None:
        """Let the pushes of a chat wait a second from `now`: when Telegram took a message to it."""
        self._by_chat.pop(chat_id, None)
        self._by_chat[chat_id] = now

    def room(self, now: datetime) -> int:
        """Return how many pushes may leave at `now`."""
        ready = now - max(self._next, now - _LATE)
        return max(0, ready // self._step + 1)

    def resting(self, now: datetime) -> set[int]:
        """Return the chats that had a message in the last second."""
        for chat_id, last in list(self._by_chat.items()):
            if last > now - _SECOND:
                break
            del self._by_chat[chat_id]
        return set(self._by_chat)

    def next_room(self, now: datetime) -> datetime:
        """Return when the next push may leave, at `now` or later."""
        return max(now, self._next)
