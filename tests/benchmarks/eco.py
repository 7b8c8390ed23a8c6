"""Compares the assistant with a bare echo that stores nothing: `python -m tests.benchmarks.eco`.

Everyone meets the same crowd over the same stand-in (flood limits off), at 0 and at 50 ms of network. Prints
updates a second, waits, CPU for each update and memory; then the time from a cold start to the first answer.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import psutil

from bot.sandbox.standin.server import StandIn
from bot.storage import schema

COLUMNS = ("upd/s", "p50 ms", "p95 ms", "CPU ms", "MB", "lost")
BARE = ("httpx serial", "httpx concurrent", "aiohttp serial", "aiohttp concurrent")


@dataclass(frozen=True, slots=True)
class Result:
    """What one contender did: updates a second, seconds of wait, CPU seconds for each, bytes, losses."""

    rate: float
    p50: float
    p95: float
    cpu: float
    memory: int
    lost: int

    def row(self) -> str:
        """Return the figures under `COLUMNS`."""
        waits = (self.p50 * 1000, self.p95 * 1000)
        shown = (f"{self.rate:.0f}", *(f"{wait:.1f}" for wait in waits), f"{self.cpu * 1000:.2f}")
        return "".join(f"{one:>9}" for one in (*shown, f"{self.memory / 1e6:.0f}", str(self.lost)))


def measure(name: str, people: int, warm_up: int, measured: int, latency: float) -> Result:
    """Return what `name` did with `measured` updates of `people` who each wait for their answer."""
    crowd = python("tests.benchmarks.crowd", people, warm_up, measured, latency, stdout=subprocess.PIPE)
    contender = None
    try:
        place = heard(crowd)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "banco.sqlite3"
            schema.upgrade(f"sqlite:///{file}")
            bot = (name, place["url"], place["token"], file)
            contender = python("tests.benchmarks.contenders", *bot, stderr=subprocess.DEVNULL)
            Thread(target=end_both, args=(contender, crowd), daemon=True).start()
            process = psutil.Process(contender.pid)
            heard(crowd)
            before = _cpu(process)
            found = heard(crowd)
            cpu = (_cpu(process) - before) / measured
            memory = process.memory_info().rss
            end(contender)
        return Result(found["rate"], found["p50"], found["p95"], cpu, memory, int(found["lost"]))
    finally:
        end(contender)
        end(crowd)


async def cold_start() -> tuple[float, int]:
    """Return the seconds from the command to the first answer, on an empty database, and the memory then."""
    async with StandIn() as tg:
        ana = tg.user(1)
        await ana.say("/start")
        with tempfile.TemporaryDirectory() as folder:
            ours = {"TOKEN": tg.token, "API_URL": tg.url, "DATABASE_URL": f"sqlite:///{folder}/banco.sqlite3"}
            environment = {**os.environ, **{f"PONTOFOCAL_{name}": value for name, value in ours.items()}}
            began = time.perf_counter()
            bot = python("bot", "run", env=environment, stderr=subprocess.DEVNULL)
            await tg.until(lambda: tg.sent, within=60)
            took = time.perf_counter() - began
            memory = psutil.Process(bot.pid).memory_info().rss
            end(bot)
    return took, memory


def main() -> None:
    """Print the table."""
    took, memory = asyncio.run(cold_start())
    print(f"cold start to the first answer: {took:.2f} s, {memory / 1e6:.0f} MB")
    options = _options()
    names = ("ours", *BARE) if not options.only else tuple(options.only.split(","))
    print(f"{'network':>8} {'bot':<20}" + "".join(f"{name:>9}" for name in COLUMNS))
    for latency in (0.0, 0.05):
        for name in names:
            measured = options.updates // 4 if latency and "serial" in name else options.updates
            one = measure(name, options.people, options.people * 2, measured, latency)
            print(f"{latency * 1000:>5.0f} ms {name:<20}" + one.row(), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--updates", type=int, default=3000)
    parser.add_argument("--only", default="")
    return parser.parse_args()


def python(module: str, *arguments: Any, **how: Any) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-m", module, *map(str, arguments)], text=True, **how)


def end_both(contender: "subprocess.Popen[str]", crowd: "subprocess.Popen[str]") -> None:
    contender.wait()
    end(crowd)  # nobody would answer it any more


def heard(crowd: "subprocess.Popen[str]") -> dict[str, Any]:
    assert crowd.stdout is not None
    line = crowd.stdout.readline()
    if not line:
        raise SystemExit("the bot that was being measured ended: run it by itself to see why")
    heard: dict[str, Any] = json.loads(line)
    return heard


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def end(process: "subprocess.Popen[str] | None") -> None:
    if process is not None and process.poll() is None:
        process.kill()
        process.wait()


if __name__ == "__main__":
    main()
