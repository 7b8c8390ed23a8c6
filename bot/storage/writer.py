"""The one thread that writes: jobs in order, live ones before background ones."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from enum import IntEnum
from threading import Condition, Thread
from typing import Any, Generic, TypeVar

from bot.storage.work import Work

T = TypeVar("T")

TOGETHER = 16  # live jobs at most that share one commit: a slice of some 20 ms


class Priority(IntEnum):
    """Who goes first."""

    LIVE = 0
    BACKGROUND = 1
    LAST = 2


class Job(Generic[T]):
    """A use case to run, what came of it, and the future that waits for that."""

    __slots__ = ("future", "loop", "problem", "result", "use_case", "work")

    def __init__(self, use_case: Callable[[Work], T]) -> None:
        self.use_case = use_case
        self.loop = asyncio.get_running_loop()
        self.future: asyncio.Future[T] = self.loop.create_future()
        self.work: Work | None = None
        self.result: T | None = None
        self.problem: BaseException | None = None

    def settle(self) -> None:
        """Tell the future; called in its loop."""
        if self.future.done():
            return
        if self.problem is not None:
            self.future.set_exception(self.problem)
        else:
            self.future.set_result(self.result)  # type: ignore[arg-type]


AnyJob = Job[Any]
DoAll = Callable[[Sequence[AnyJob]], None]


class Writer:
    """A thread that hands jobs to `do_all`: the live ones that wait together, any other alone."""

    def __init__(self, do_all: DoAll) -> None:
        self._do_all = do_all
        self._waiting: tuple[deque[AnyJob], ...] = tuple(deque() for _ in Priority)
        self._changed = Condition()
        self._closing = False
        self._thread = Thread(target=self._keep_working, name="database", daemon=True)
        self._thread.start()

    def submit(self, job: Job[T], priority: Priority) -> "asyncio.Future[T]":
        """Return the future of `job`, which runs in the thread even if nobody waits any more."""
        with self._changed:
            self._waiting[priority].append(job)
            self._changed.notify()
        return job.future

    def close(self) -> None:
        """Finish what was submitted and end the thread."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    def _keep_working(self) -> None:
        while jobs := self._next():
            self._do_all(jobs)

    def _next(self) -> list[AnyJob]:
        """Wait for work; return nothing when there will be no more."""
        with self._changed:
            while True:
                for priority, waiting in zip(Priority, self._waiting, strict=True):
                    if waiting:
                        return _taken(waiting, TOGETHER if priority is Priority.LIVE else 1)
                if self._closing:
                    return []
                self._changed.wait()


def _taken(waiting: deque[AnyJob], at_most: int) -> list[AnyJob]:
    return [waiting.popleft() for _ in range(min(len(waiting), at_most))]
