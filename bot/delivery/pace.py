"""How fast messages may leave: so many a second over all, one a second for the pushes of a chat."""

from collections import deque
from datetime import datetime, timedelta

_SECOND = timedelta(seconds=1)


class Pace:
    """Counts what left in the last second. Replies are counted and never held; pushes get what is left."""

    def __init__(self, a_second: int) -> None:
        self._a_second = a_second
        self._left: deque[datetime] = deque()
        self._by_chat: dict[int, datetime] = {}

    def count(self, chat_id: int, now: datetime) -> None:
        """Count one message to `chat_id`."""
        self._left.append(now)
        self._by_chat.pop(chat_id, None)
        self._by_chat[chat_id] = now

    def room(self, now: datetime) -> int:
        """Return how many pushes may leave at `now`."""
        while self._left and self._left[0] <= now - _SECOND:
            self._left.popleft()
        return max(0, self._a_second - len(self._left))

    def resting(self, now: datetime) -> set[int]:
        """Return the chats that had a message in the last second."""
        for chat_id, last in list(self._by_chat.items()):
            if last > now - _SECOND:
                break
            del self._by_chat[chat_id]
        return set(self._by_chat)

    def next_room(self, now: datetime) -> datetime:
        """Return when the next push may leave, at `now` or later."""
        if self.room(now):
            return now
        return self._left[len(self._left) - self._a_second] + _SECOND
