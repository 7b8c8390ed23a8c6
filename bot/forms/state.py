"""Where a conversation with a form stands: the answers, and how the open question is being looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.forms.form import Answers

Path = tuple[str | int, ...]  # ("etapas", 0, "canais", 1, "tipo"); a group's own question ends in its name


@dataclass(frozen=True, slots=True)
class State:
    """The whole state of a draft, as plain JSON; never changed in place.

    `serial`: the number of the question asked, carried by its buttons.
    `at`: the question asked on purpose (going back, editing) instead of the first open one.
    `view`: how it is looked at: page, search, last paste, value waiting for "manter", place in the summary.
    `full`: whether the fields that are not core are walked too.
    """

    answers: Answers
    serial: int = 1
    at: Path | None = None
    view: Mapping[str, Any] = field(default_factory=dict)
    full: bool = False

    def look(self, **changes: Any) -> "State":
        """Return the state with these entries of `view` changed; None takes an entry away."""
        view = {name: value for name, value in {**self.view, **changes}.items() if value is not None}
        return replace(self, view=view)

    def to_json(self) -> dict[str, Any]:
        """Return the state as plain JSON values."""
        return {
            "answers": self.answers,
            "serial": self.serial,
            "at": None if self.at is None else list(self.at),
            "view": dict(self.view),
            "full": self.full,
        }

    @classmethod
    def from_json(cls, packed: Mapping[str, Any]) -> "State":
        """Return the state that `to_json` packed."""
        at = packed["at"]
        path = None if at is None else tuple(at)
        return cls(packed["answers"], packed["serial"], path, packed["view"], packed["full"])
