"""Letters in and out while somebody talks with the bot: variations of the 40 real ones.

`python -m tests.benchmarks.cartas [LETTERS] [--postgresql]` imports a quarter of them, then all (10,000 by
default), exports all, and prints milliseconds a letter, memory at the peak, and how long answers took
before and meanwhile. It ends with 1 when what came out is not what went in.
"""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from resource import struct_rusage
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from bot.app import Assistente, build
from bot.sandbox.standin.people import User
from bot.sandbox.standin.server import StandIn
from bot.settings import Settings
from bot.storage import schema
from tests.benchmarks.dez_mil import banco
from tests.servico.cartas_reais import cartas

CARTAS, CALMA = 10_000, 60  # letters; answers that are timed before anything is imported
_NOME = re.compile(rb"(<nome>(?:<!\[CDATA\[)?)(.*?)((?:\]\]>)?</nome>)", re.S)
_NUMERO = re.compile(rb"<dbId>\d+</dbId>")


def main() -> int:
    """Measure and print; return the exit code."""
    quantas = next((int(dito) for dito in sys.argv[1:] if dito.isdecimal()), CARTAS)
    with banco("--postgresql" in sys.argv) as url, TemporaryDirectory() as pasta:
        schema.upgrade(url)
        return asyncio.run(_medir(url, Path(pasta), quantas))


async def _medir(url: str, pasta: Path, quantas: int) -> int:
    parte, todas, saida = pasta / "parte", pasta / "todas", pasta / "saida"
    _variar(parte, quantas // 4)
    _variar(todas, quantas)
    async with StandIn() as tg:
        settings = Settings(token=tg.token, api_url=tg.url, database_url=url, _env_file=None)
        assistente: Assistente = build(settings)
        await assistente.start()
        pessoa = tg.user(1, "Ana")
        calma = [await _responder(tg, pessoa) for _ in range(CALMA)]
        _dizer("answers, nothing else going on", calma)
        for nome, dito, quantos in (
            ("in, a quarter", ("importar", str(parte)), quantas // 4),
            ("in, all: a quarter is the same", ("importar", str(todas)), quantas - quantas // 4),
            ("out", ("exportar", str(saida)), quantas),
        ):
            await _durante(nome, url, dito, quantos, tg, pessoa)
        await assistente.stop()
    iguais = sum((saida / um.name).read_bytes() == um.read_bytes() for um in todas.iterdir())
    print(f"{iguais} of {quantas} came back byte for byte")
    return int(iguais != quantas)


async def _durante(
    nome: str, url: str, dito: tuple[str, ...], quantas: int, tg: StandIn, pessoa: User
) -> None:
    """Run a command in a process of its own while the person goes on talking."""
    ambiente = {**os.environ, "PONTOFOCAL_DATABASE_URL": url}
    comecou = perf_counter()
    fim = asyncio.create_task(asyncio.to_thread(_rodar, dito, ambiente))
    esperas = []
    while not fim.done():
        esperas.append(await _responder(tg, pessoa))
        await asyncio.sleep(0.02)
    demorou = (perf_counter() - comecou) * 1000
    uso = await fim
    de_cpu = (uso.ru_utime + uso.ru_stime) * 1000 / quantas
    print(
        f"{nome}: {demorou / quantas:.2f} ms a letter ({de_cpu:.2f} of CPU), "
        f"{uso.ru_maxrss / 1024:.0f} MB at the peak"
    )
    _dizer("  answers meanwhile", esperas)


def _rodar(dito: tuple[str, ...], ambiente: dict[str, str]) -> struct_rusage:
    """Run a command; return what it used."""
    comando = subprocess.Popen([sys.executable, "-m", "bot", *dito], env=ambiente)
    return os.wait4(comando.pid, 0)[2]


async def _responder(tg: StandIn, pessoa: User) -> float:
    """Return how many milliseconds an answer took."""
    antes, comecou = len(tg.sent), perf_counter()
    await pessoa.say("/ajuda")
    await tg.until(lambda: len(tg.sent) > antes)
    return (perf_counter() - comecou) * 1000


def _dizer(o_que: str, esperas: list[float]) -> None:
    quase_todas = quantiles(esperas, n=20)[18] if len(esperas) > 1 else esperas[0]
    print(f"{o_que}: median {median(esperas):.1f} ms, 95% {quase_todas:.1f}, worst {max(esperas):.1f}")


def _variar(pasta: Path, quantas: int) -> None:
    pasta.mkdir()
    for numero, (nome, dados) in zip(range(quantas), _sem_fim(), strict=False):
        (pasta / f"{nome}-{numero}.xml").write_bytes(_outra(dados, numero))


def _sem_fim() -> Iterator[tuple[str, bytes]]:
    reais = [(arquivo.stem, arquivo.read_bytes()) for arquivo in cartas()]
    while True:
        yield from reais


def _outra(dados: bytes, numero: int) -> bytes:
    """Return the letter as that of another service."""
    com_nome = _NOME.sub(rb"\g<1>\g<2> %d\g<3>" % numero, dados, count=1)
    return _NUMERO.sub(b"<dbId>%d</dbId>" % (100_000 + numero), com_nome, count=1)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
