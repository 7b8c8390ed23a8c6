"""The stand-in as a process of its own."""

import asyncio
import signal
import sys

import aiohttp
import pytest

from bot.sandbox.standin.world import BOT_TOKEN


@pytest.mark.asyncio
async def test_o_processo_diz_onde_atende_e_termina_quando_mandado() -> None:
    command = (sys.executable, "-m", "bot.sandbox.standin", "--segredo", "s", "--sem-limites")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    address = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession() as session, session.get(f"{address}/bot{BOT_TOKEN}/getMe") as answer:
        assert (await answer.json())["result"]["is_bot"]
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
