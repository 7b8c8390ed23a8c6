"""Statements that need no transaction of their own: marks of what was sent, written in groups."""

from collections.abc import Mapping
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Executable

_Params = Mapping[str, Any]


class Rides:
    """Statements waiting for a transaction, each with all its parameters; safe between threads."""

    def __init__(self) -> None:
        self._waiting: dict[Executable, list[_Params]] = {}
        self._lock = Lock()

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, statement: Executable, params: _Params) -> None:
        """Have `statement` done once more, with `params`."""
        with self._lock:
            self._waiting.setdefault(statement, []).append(params)

    def take(self) -> "Rides":
        """Return what waits, and wait for nothing."""
        taken = Rides()
        if self._waiting:
            with self._lock:
                taken._waiting, self._waiting = self._waiting, {}
        return taken

    def put_back(self, taken: "Rides") -> None:
        """Wait again for what was taken and could not be committed, ahead of what came since."""
        with self._lock:
            since, self._waiting = self._waiting, taken._waiting
            for statement, params in since.items():
                self._waiting.setdefault(statement, []).extend(params)

    def carry(self, connection: Connection) -> None:
        """Do everything that waits, within the transaction of `connection`."""
        for statement, params in self._waiting.items():
            connection.execute(statement, params)
