"""An assistant that sends an announcement, in a process that tests kill: `URL TOKEN DATABASE PACE`."""

import asyncio
import signal
import sys

from bot.app import build
from bot.settings import Settings
from tests.entrega import conversa
from tests.entrega.mural import gente, tick

TODOS = range(1001, 1601)
_OFTEN = 0.2  # seconds: a test cannot wait for the metronome


async def main(url: str, token: str, database: str, pace: str) -> None:
    """Run until ended; ticks come as often as the test needs them."""
    settings = Settings(
        token=token, api_url=url, database_url=database, envios_por_segundo=int(pace), _env_file=None
    )
    assistente = build(
        settings, content=conversa.content(), register=conversa.register, ticks=[tick(gente(TODOS))]
    )
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    serving = asyncio.create_task(assistente.serve(stop))
    while not serving.done():
        await assistente.tick()
        await asyncio.wait({serving}, timeout=_OFTEN)
    await serving


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
