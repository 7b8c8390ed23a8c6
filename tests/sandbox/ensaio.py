"""The command `sandbox` as a user runs it: a process with a bare environment, and the page by HTTP."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import psutil

ROOT = Path(__file__).parents[2]
PACIENCIA = 15.0  # seconds
PAUSA = 0.05  # seconds between looks


def porta_livre() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ambiente(casa: Path, **mais: str) -> dict[str, str]:
    """Return the environment of a newcomer: a home with nothing in it."""
    casa.mkdir(parents=True, exist_ok=True)
    return {"PATH": os.environ["PATH"], "HOME": str(casa), "PYTHONPATH": str(ROOT), **mais}


async def comando(casa: Path, *opcoes: str, **mais: str) -> Process:
    """Start `python -m bot …` in `casa`."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", "-m", "bot", *opcoes),
        cwd=casa,
        env=ambiente(casa, **mais),
        stdout=PIPE,
        stderr=PIPE,
    )


@dataclass(frozen=True, slots=True)
class Ensaio:
    """A running sandbox, and a browser's session on its page."""

    process: Process
    endereco: str
    sessao: aiohttp.ClientSession

    @property
    def vizinho(self) -> psutil.Process:
        """The process of the stand-in."""
        (child,) = psutil.Process(self.process.pid).children()
        return child

    async def estado(self) -> dict[str, Any]:
        """Return what the page shows."""
        async with self.sessao.get("/api/estado") as answer:
            return dict(await answer.json())

    async def telefone(self, nome: str) -> dict[str, Any]:
        """Return one of the phones."""
        return next(um for um in (await self.estado())["telefones"] if um["id"] == nome)

    async def pedir(self, caminho: str, dado: Mapping[str, Any]) -> None:
        """Do something on the page."""
        async with self.sessao.post(f"/api/{caminho}", json=dado) as answer:
            assert answer.status == 200, await answer.text()

    async def ate(self, nome: str, aconteceu: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Wait until something is true of a phone, and return the phone."""
        for _ in range(round(PACIENCIA / PAUSA)):
            if aconteceu(telefone := await self.telefone(nome)):
                return telefone
            await asyncio.sleep(PAUSA)
        raise AssertionError(f"it never happened: {telefone}")

    async def fim(self) -> tuple[int, str]:
        """Wait for the end; return the exit code and what was said of it."""
        _, said = await asyncio.wait_for(self.process.communicate(), PACIENCIA)
        return self.process.returncode or 0, said.decode()


@asynccontextmanager
async def ensaio(casa: Path, *opcoes: str, **mais: str) -> AsyncIterator[Ensaio]:
    """Run the sandbox without opening a browser, and end it."""
    process = await comando(casa, "sandbox", "--sem-navegador", *opcoes, **mais)
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), PACIENCIA)).decode()
    endereco = next((word for word in line.split() if word.startswith("http://")), "")
    try:
        assert endereco, (line, await process.communicate())
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(endereco.partition("?")[0], cookie_jar=jar) as sessao:
            async with sessao.get(endereco) as answer:
                assert answer.status == 200
            yield Ensaio(process, endereco, sessao)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.communicate()
