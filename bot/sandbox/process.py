"""The stand-in as a process of ours: it starts with us and ends with us, however we end."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe

import bot
from bot.messages import K
from bot.settings import PREFIX, BadSetting

PORT = 8642  # the usual one, so that the address looks the same every day
_PATIENCE = 20.0  # seconds
_ROOT = Path(bot.__file__).parent.parent
_COMMAND = (sys.executable, "-P", "-m", "bot.sandbox.standin", "--segredo", "-", "--porta")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The stand-in, running; `secret` opens its page and its control."""

    process: Process
    secret: str

    async def url(self) -> str:
        """Return where it answers, once it does; raise `BadSetting` when it never will."""
        assert self.process.stdout is not None
        with suppress(TimeoutError):
            line = await asyncio.wait_for(self.process.stdout.readline(), _PATIENCE)
            if line:
                return line.decode().strip()
        raise BadSetting(K("sandbox.vizinho.nao_comecou"))

    async def watch(self) -> None:
        """Raise `BadSetting` when it ends by itself; return never."""
        await self.process.wait()
        raise BadSetting(K("sandbox.vizinho.parou"))


@asynccontextmanager
async def neighbour(port: int | None) -> AsyncIterator[Neighbour]:
    """Start the stand-in on `port`, by default the usual one or any free one; end it on leaving.

    Raise `BadSetting` when the port asked for is taken.
    """
    process = await asyncio.create_subprocess_exec(
        *_COMMAND,
        str(_port(port)),
        stdin=PIPE,
        stdout=PIPE,
        env=_environment(),
        start_new_session=True,  # Ctrl+C is for us: it stops after the bot, which still talks to it
    )
    assert process.stdin is not None
    secret = token_urlsafe(24)
    process.stdin.write(f"{secret}\n".encode())
    try:
        yield Neighbour(process, secret)
    finally:
        await _end(process)


async def _end(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.close()  # the sign to end
    try:
        await asyncio.wait_for(process.wait(), 5)
    except TimeoutError:
        process.kill()
        await process.wait()


def _port(wanted: int | None) -> int:
    if _is_free(PORT if wanted is None else wanted):
        return PORT if wanted is None else wanted
    if wanted is None:
        return 0
    raise BadSetting(K("sandbox.porta.ocupada"), porta=str(wanted))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return True
    return False


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return {**kept, "PYTHONPATH": str(_ROOT)}
