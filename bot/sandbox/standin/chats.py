"""Who talks with the bot: a person's private chat, or a group."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bot.sandbox.standin.messages import File, Message


class Answer(NamedTuple):
    """What a person saw after a tap: a passing notice, or an alert to dismiss."""

    text: str
    alert: bool


@dataclass(slots=True)
class Chat:
    """A chat and its messages. `refusal` is the error that any call about it gets, "" for none."""

    id: int
    kind: str  # `private` or `group`
    title: str = ""
    first_name: str = ""
    last_name: str | None = None
    username: str | None = None
    started: bool = False
    refusal: str = ""
    messages: list[Message] = field(default_factory=list)
    by_id: dict[int, Message] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)

    def as_chat(self) -> dict[str, Any]:
        """Return the `Chat` object of the Bot API."""
        if self.kind == "private":
            return {"id": self.id, "type": "private", **self._names()}
        return {"id": self.id, "type": self.kind, "title": self.title}

    def as_user(self) -> dict[str, Any]:
        """Return the `User` object of the person in a private chat."""
        return {"id": self.id, "is_bot": False, **self._names(), "language_code": "pt-br"}

    def add(
        self,
        date: int,
        sender: dict[str, Any],
        text: str = "",
        *,
        file: File | None = None,
        extra: dict[str, Any] | None = None,
    ) -> Message:
        """Append a message under the chat's next id and return it."""
        number = len(self.messages) + 1
        message = Message(number, bool(sender["is_bot"]), sender, date, text, file=file, extra=extra or {})
        self.messages.append(message)
        self.by_id[number] = message
        return message

    def find(self, message_id: int) -> Message | None:
        """Return a message that exists and was not deleted."""
        message = self.by_id.get(message_id)
        return None if message is None or message.deleted else message

    def _names(self) -> dict[str, Any]:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {name: value for name, value in names.items() if value}
