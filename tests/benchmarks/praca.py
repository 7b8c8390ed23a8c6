"""The stand-in in a process of its own, with its limits: many who are told something, a few who talk on.

`python -m tests.benchmarks.praca PEOPLE A_SECOND QUIET LATENCY`: it prints a JSON line when it listens, and
one with the results. `QUIET` are the seconds of talk before "anunciar" is said; those who talk are not told.
"""

import asyncio
import sys
import time
from statistics import quantiles

from bot.sandbox.standin.people import User
from bot.sandbox.standin.server import StandIn
from bot.sandbox.standin.world import Event
from tests.benchmarks.crowd import tell

FIRST = 1001
TALKERS = 12
_EVERY = 3.0  # seconds between what one of them says
_WHO_STARTS = 7


class Square:
    """Counts what arrives, and how long those who talk wait for their answers."""

    def __init__(self, tg: StandIn, people: int, a_second: int) -> None:
        self._tg = tg
        self._a_second = a_second
        self._to_tell = set(range(FIRST, FIRST + people))
        for number in self._to_tell:
            tg.user(number).chat.started = True
        self._talkers = [tg.user(number) for number in range(1, TALKERS + 1)]
        self._asked: dict[int, float] = {}
        self._waits: list[float] = []
        self._arrived: list[float] = []  # everything, talk included
        self._told: list[float] = []
        self._all_told = asyncio.Event()
        tg.world.listeners.append(self._hear)

    async def run(self, quiet: float) -> dict[str, float]:
        """Return the figures; those who are not told within three times what it should take are missed."""
        talk = [asyncio.create_task(self._talk(n, user)) for n, user in enumerate(self._talkers)]
        await self._tg.until(lambda: self._waits, within=60)
        await asyncio.sleep(_EVERY)
        self._waits.clear()
        await asyncio.sleep(quiet)
        before, self._waits = self._waits, []
        await self._tg.user(_WHO_STARTS + TALKERS).say("anunciar")
        try:
            async with asyncio.timeout(60 + 3 * len(self._to_tell) / self._a_second):
                await self._all_told.wait()
        except TimeoutError:
            pass
        for one in talk:
            one.cancel()
        return {**self._pace(), "p95_before": _p95(before), "p95_during": _p95(self._waits)}

    def _pace(self) -> dict[str, float]:
        first, last = self._told[0], self._told[-1]
        took = last - first
        within = sum(first < at <= last for at in self._arrived)
        return {
            "told": len(self._told),
            "missed": len(self._to_tell),
            "a_second": len(self._told) / took,
            "of_pace": within / took / self._a_second,
            "floods": self._tg.world.limits.refused,
        }

    async def _talk(self, number: int, user: User) -> None:
        await asyncio.sleep(number * _EVERY / TALKERS)
        while True:
            self._asked[user.id] = time.perf_counter()
            await user.say("oi")
            await asyncio.sleep(_EVERY)

    def _hear(self, event: Event) -> None:
        if event.chat is None or event.message is None or not event.message.from_bot:
            return
        now = time.perf_counter()
        self._arrived.append(now)
        if event.chat.id in self._asked:
            self._waits.append(now - self._asked.pop(event.chat.id))
        elif event.chat.id >= FIRST:
            self._told.append(now)
            self._to_tell.discard(event.chat.id)
            if not self._to_tell:
                self._all_told.set()


def _p95(waits: list[float]) -> float:
    return quantiles(waits, n=20)[18] if len(waits) > 1 else 0.0


async def main() -> None:
    """Serve, play, and tell the results."""
    people, a_second = int(sys.argv[1]), int(sys.argv[2])
    async with StandIn(limits=True, latency=float(sys.argv[4])) as tg:
        tg.world.limits.raise_to(a_second)
        square = Square(tg, people, a_second)
        tell(url=tg.url, token=tg.token)
        tell(**await square.run(float(sys.argv[3])))
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
