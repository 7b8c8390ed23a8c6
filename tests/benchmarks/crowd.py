"""The stand-in in a process of its own, with people who write again as soon as they are answered.

`python -m tests.benchmarks.crowd PEOPLE WARM_UP MEASURED LATENCY` prints one JSON line when it listens, one
when the measured part begins, and one with the results; then it serves on, until it is ended.
"""

import asyncio
import json
import sys
import time
from statistics import quantiles
from typing import Any

from bot.sandbox.standin.server import StandIn
from bot.sandbox.standin.world import Event

PATIENCE = 10.0  # seconds; a bot that stores nothing loses answers, and one lost must not silence a person


class Crowd:
    """People who each wait for an answer before they write again."""

    def __init__(self, tg: StandIn, people: int, warm_up: int, measured: int) -> None:
        self._people = {n: tg.user(n, f"Pessoa {n}") for n in range(1, people + 1)}
        self._asked: dict[int, float] = {}
        self._warm_up, self._last = warm_up, warm_up + measured
        self._answered = 0
        self._waits: list[float] = []
        self._began = 0.0
        self._lost = 0
        self._done = asyncio.Event()
        tg.world.listeners.append(self._hear)

    async def run(self) -> dict[str, float]:
        """Return the rate and the waits of the measured part."""
        for number in self._people:
            await self._ask(number)
        insisting = asyncio.create_task(self._insist())
        await self._done.wait()
        insisting.cancel()
        took = time.perf_counter() - self._began
        twentieths = quantiles(self._waits, n=20)
        return {
            "rate": len(self._waits) / took,
            "p50": twentieths[9],
            "p95": twentieths[18],
            "lost": self._lost,
        }

    async def _insist(self) -> None:
        while True:
            await asyncio.sleep(1)
            late = time.perf_counter() - PATIENCE
            for number in [number for number, asked in self._asked.items() if asked < late]:
                self._lost += 1
                await self._ask(number)

    async def _ask(self, number: int) -> None:
        self._asked[number] = time.perf_counter()
        await self._people[number].say(f"oi {self._answered}")

    def _hear(self, event: Event) -> None:
        if (
            event.kind != "mensagem"
            or event.message is None
            or not event.message.from_bot
            or event.chat is None
        ):
            return
        self._answered += 1
        if self._answered > self._warm_up:
            self._waits.append(time.perf_counter() - self._asked[event.chat.id])
        if self._answered == self._warm_up:
            self._began = time.perf_counter()
            tell(began=True)
        if self._answered == self._last:
            self._done.set()
        elif self._answered < self._last:
            asyncio.get_running_loop().create_task(self._ask(event.chat.id))


def tell(**what: Any) -> None:
    """Print one JSON line."""
    print(json.dumps(what), flush=True)


async def main() -> None:
    """Serve, play, and tell the results."""
    people, warm_up, measured = (int(word) for word in sys.argv[1:4])
    async with StandIn(latency=float(sys.argv[4])) as tg:
        tell(url=tg.url, token=tg.token)
        tell(**await Crowd(tg, people, warm_up, measured).run())
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
