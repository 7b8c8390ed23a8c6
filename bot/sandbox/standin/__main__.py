"""`python -m bot.sandbox.standin --porta N --segredo S`: the stand-in as a process of its own."""

import argparse
import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

from bot.sandbox.standin.server import StandIn
from bot.sandbox.standin.stage import PHONES
from bot.sandbox.standin.world import BOT_TOKEN

OWNED = "-"


async def serve(given: argparse.Namespace) -> None:
    """Serve until told to end; the first line printed is the address, once it answers."""
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no signal handlers in a loop
            asyncio.get_running_loop().add_signal_handler(number, ended.set)
    secret = _from_owner(ended) if given.segredo == OWNED else given.segredo
    async with StandIn(
        given.token,
        limits=not given.sem_limites,
        port=given.porta,
        secret=secret,
        phones=given.telefones,
    ) as standin:
        print(standin.url, flush=True)
        await ended.wait()


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox.standin")
    parser.add_argument("--porta", type=int, default=0)
    parser.add_argument(
        "--segredo", default="", help="'-': the first line of the input, and live until it ends"
    )
    parser.add_argument("--token", default=BOT_TOKEN)
    parser.add_argument("--telefones", type=Path, default=PHONES)
    parser.add_argument("--sem-limites", action="store_true")
    return parser.parse_args()


def _from_owner(ended: asyncio.Event) -> str:
    """Return the secret, and end when the process that gave it does, however it ends."""
    loop = asyncio.get_running_loop()
    secret = sys.stdin.readline().strip()

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 64):  # unbuffered: no lock is held when the interpreter ends
            pass
        loop.call_soon_threadsafe(ended.set)

    Thread(target=wait, daemon=True).start()
    return secret


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(arguments()))
