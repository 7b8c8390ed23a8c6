"""Errors on order: the next calls of a method, perhaps to one chat, fail in the way a test asks for."""

from dataclasses import dataclass

from bot.sandbox.standin.errors import BLOCKED, ApiError, too_many

WORDS = {500: "Internal Server Error", 502: "Bad Gateway", 403: BLOCKED}


@dataclass(slots=True)
class Fault:
    """What happens to the next `times` calls of `method` ("" for any) to `chat` (None for any).

    `code` answers an error; `drop` breaks the connection `before` or `after` the call took effect;
    `delay` (seconds) comes first and may stand alone.
    """

    method: str = ""
    chat: int | None = None
    times: int = 1
    code: int = 0
    retry_after: int = 1
    description: str = ""
    drop: str = ""
    delay: float = 0.0

    def fits(self, method: str, chat: int | None) -> bool:
        """Tell whether the fault concerns this call."""
        return self.method.lower() in ("", method) and self.chat in (None, chat)

    def error(self) -> ApiError | None:
        """Return the error to answer, None when the call is only delayed or dropped."""
        if self.code == 429:
            return too_many(self.retry_after)
        return (
            ApiError(self.code, self.description or WORDS.get(self.code, "Bad Request"))
            if self.code
            else None
        )


class Faults:
    """The faults still on order, oldest first."""

    def __init__(self) -> None:
        self._ordered: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Order one more."""
        if fault.drop not in ("", "before", "after"):
            raise ValueError(f"drop is 'before' or 'after', not {fault.drop!r}")
        self._ordered.append(fault)

    def clear(self) -> None:
        """Cancel all."""
        self._ordered.clear()

    def next(self, method: str, chat: int | None) -> Fault | None:
        """Return the fault due for this call of `method` (lower case), counting it."""
        for fault in self._ordered:
            if fault.fits(method, chat):
                fault.times -= 1
                if fault.times <= 0:
                    self._ordered.remove(fault)
                return fault
        return None
