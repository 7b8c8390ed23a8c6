"""Compares the assistant with a bare echo that stores nothing: `python -m tests.benchmarks.eco`.

Everyone meets the same crowd over the same stand-in (flood limits off), at 0 and at 50 ms of network. Prints
updates a second, waits, CPU for each update and memory; then the time from a cold start to the first answer.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from bot.storage import schema

BARE = ("httpx serial", "httpx concurrent", "aiohttp serial", "aiohttp concurrent")


@dataclass(frozen=True, slots=True)
class Result:
    """What one contender did: updates a second, seconds of wait, CPU seconds for each update, bytes."""

    rate: float
    p50: float
    p95: float
    cpu: float
    memory: int


def measure(name: str, people: int, warm_up: int, measured: int, latency: float) -> Result:
    """Return what `name` did with `measured` updates of `people` who each wait for their answer."""
    crowd = _python("tests.benchmarks.crowd", people, warm_up, measured, latency, stdout=subprocess.PIPE)
    contender = None
    try:
        place = _heard(crowd)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "banco.sqlite3"
            schema.upgrade(f"sqlite:///{file}")
            bot = (name, place["url"], place["token"], file)
            contender = _python("tests.benchmarks.contenders", *bot, stderr=subprocess.DEVNULL)
            process = psutil.Process(contender.pid)
            _heard(crowd)
            before = _cpu(process)
            found = _heard(crowd)
            cpu = (_cpu(process) - before) / measured
            memory = process.memory_info().rss
            _end(contender)
        return Result(found["rate"], found["p50"], found["p95"], cpu, memory)
    finally:
        _end(contender)
        _end(crowd)


def main() -> None:
    """Print the table."""
    options = _options()
    names = ("ours", *BARE) if not options.only else tuple(options.only.split(","))
    print(f"{'network':>8} {'bot':<20} {'upd/s':>8} {'p50 ms':>8} {'p95 ms':>8} {'CPU ms':>8} {'MB':>6}")
    for latency in (0.0, 0.05):
        for name in names:
            measured = options.updates // 4 if latency and "serial" in name else options.updates
            one = measure(name, options.people, options.people * 2, measured, latency)
            print(
                f"{latency * 1000:>5.0f} ms {name:<20} {one.rate:>8.0f} {one.p50 * 1000:>8.1f} "
                f"{one.p95 * 1000:>8.1f} {one.cpu * 1000:>8.2f} {one.memory / 1e6:>6.0f}",
                flush=True,
            )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--updates", type=int, default=3000)
    parser.add_argument("--only", default="")
    return parser.parse_args()


def _python(module: str, *arguments: Any, **how: Any) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-m", module, *map(str, arguments)], text=True, **how)


def _heard(crowd: "subprocess.Popen[str]") -> dict[str, Any]:
    assert crowd.stdout is not None
    heard: dict[str, Any] = json.loads(crowd.stdout.readline())
    return heard


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _end(process: "subprocess.Popen[str] | None") -> None:
    if process is not None and process.poll() is None:
        process.kill()
        process.wait()


if __name__ == "__main__":
    main()
