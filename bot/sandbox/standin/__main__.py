"""`python -m bot.sandbox.standin --porta N --segredo S`: the stand-in as a process of its own."""

import argparse
import asyncio
import signal
from contextlib import suppress
from pathlib import Path

from bot.sandbox.standin.server import StandIn
from bot.sandbox.standin.stage import PHONES
from bot.sandbox.standin.world import BOT_TOKEN


async def serve(given: argparse.Namespace) -> None:
    """Serve until told to end; the first line printed is the address, once it answers."""
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no signal handlers in a loop
            asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with StandIn(
        given.token,
        limits=not given.sem_limites,
        port=given.porta,
        secret=given.segredo,
        phones=given.telefones,
    ) as standin:
        print(standin.url, flush=True)
        await ended.wait()


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox.standin")
    parser.add_argument("--porta", type=int, default=0)
    parser.add_argument("--segredo", default="")
    parser.add_argument("--token", default=BOT_TOKEN)
    parser.add_argument("--telefones", type=Path, default=PHONES)
    parser.add_argument("--sem-limites", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(arguments()))
