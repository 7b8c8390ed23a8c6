"""The one thread that writes: jobs in order, live ones before background ones."""

import asyncio
from collections.abc import Callable
from itertools import count
from queue import PriorityQueue
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")

LIVE, BACKGROUND, LAST = range(3)


class _Job(Generic[T]):
    """A call to make in the thread, and the future that waits for it."""

    __slots__ = ("_call", "_future", "_loop")

    def __init__(self, call: Callable[[], T], loop: asyncio.AbstractEventLoop) -> None:
        self._call = call
        self._loop = loop
        self._future: asyncio.Future[T] = loop.create_future()

    @property
    def future(self) -> "asyncio.Future[T]":
        return self._future

    def run(self) -> None:
        try:
            result = self._call()
        except BaseException as problem:
            self._tell(self._raise, problem)
        else:
            self._tell(self._give, result)

    def _tell(self, how: Callable[..., None], what: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(how, what)

    def _give(self, result: T) -> None:
        if not self._future.done():
            self._future.set_result(result)

    def _raise(self, problem: BaseException) -> None:
        if not self._future.done():
            self._future.set_exception(problem)


class Writer:
    """A thread that runs calls one at a time, by priority and then in the order they came."""

    def __init__(self) -> None:
        self._jobs: PriorityQueue[tuple[int, int, _Job[object] | None]] = PriorityQueue()
        self._serial = count()
        self._thread = Thread(target=self._work, name="database", daemon=True)
        self._thread.start()

    def submit(self, call: Callable[[], T], priority: int = LIVE) -> "asyncio.Future[T]":
        """Return a future of `call`, which runs in the thread even if nobody waits any more."""
        job = _Job(call, asyncio.get_running_loop())
        self._jobs.put((priority, next(self._serial), job))  # type: ignore[arg-type]
        return job.future

    def close(self) -> None:
        """Finish what was submitted and end the thread."""
        self._jobs.put((LAST, next(self._serial), None))
        self._thread.join()

    def _work(self) -> None:
        while True:
            _, _, job = self._jobs.get()
            if job is None:
                return
            job.run()
