"""An announcement beside a bare loop of the library: `python -m tests.benchmarks.comunicado [--people N]`.

Both tell everybody the same over the same stand-in, with Telegram's limits at the pace given, while twelve
people talk on. Prints the pace reached (talk included) as a part of what was set, the 429s, who was missed,
and what those who talk wait for an answer, before and during. The library's limiter needs `aiolimiter`.
It ends with 1 when ours has a 429, misses somebody, is under 98% or slows the talk over 1.5 times.
"""

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Thread

from bot.storage import schema
from tests.benchmarks.dez_mil import banco
from tests.benchmarks.eco import end, end_both, heard, python

COLUMNS = ("told", "missed", "msg/s", "% pace", "429", "p95 ms", "during", "ratio")
_QUIET = 25.0  # seconds
_SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
_AT_LEAST, _AT_MOST = 0.98, 1.5


def measure(name: str, url: str, people: int, a_second: int, latency: float) -> dict[str, float]:
    """Return what one contender did."""
    square = python("tests.benchmarks.praca", people, a_second, _QUIET, latency, stdout=subprocess.PIPE)
    contender = None
    try:
        place = heard(square)
        given = (name, place["url"], place["token"], url, people, a_second)
        contender = python("tests.benchmarks.anunciantes", *given, **_SILENT)
        Thread(target=end_both, args=(contender, square), daemon=True).start()
        found = heard(square)
        end(contender)
        return found
    finally:
        end(contender)
        end(square)


def main() -> int:
    """Print the table; return the exit code."""
    options = _options()
    names = ("ours", "bare") if importlib.util.find_spec("aiolimiter") else ("ours",)
    print(f"{options.people} people\n{'pace':>5} {'bot':<6}" + "".join(f"{name:>9}" for name in COLUMNS))
    well = True
    for a_second in map(int, options.paces.split(",")):
        for name in names:
            found = _in_a_database(name, options, a_second)
            print(f"{a_second:>5} {name:<6}" + _row(found), flush=True)
            well &= name == "bare" or _is_well(found)
    return int(not well)


def _in_a_database(name: str, options: argparse.Namespace, a_second: int) -> dict[str, float]:
    if options.postgresql and name == "ours":
        with banco(True) as url:
            schema.upgrade(url)
            return measure(name, url, options.people, a_second, options.latency)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'banco.sqlite3'}"
        schema.upgrade(url)
        return measure(name, url, options.people, a_second, options.latency)


def _row(found: dict[str, float]) -> str:
    before, during = found["p95_before"], found["p95_during"]
    shown = (
        f"{found['told']}",
        f"{found['missed']}",
        f"{found['a_second']:.1f}",
        f"{100 * found['of_pace']:.1f}",
        f"{found['floods']}",
        f"{1000 * before:.1f}",
        f"{1000 * during:.1f}",
        f"{during / before:.2f}",
    )
    return "".join(f"{one:>9}" for one in shown)


def _is_well(found: dict[str, float]) -> bool:
    slower = found["p95_during"] / found["p95_before"]
    return (
        not found["floods"] and not found["missed"] and found["of_pace"] >= _AT_LEAST and slower <= _AT_MOST
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--paces", default="30,150")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds that each call takes on its way")
    parser.add_argument("--postgresql", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
