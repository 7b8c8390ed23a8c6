"""Kills whoever is telling an announcement, again and again, and looks at what reached each person."""

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from pathlib import Path

from bot.clock import wall_clock
from bot.delivery.content import Content
from bot.sandbox.standin.server import StandIn
from bot.storage.database import Database
from tests.entrega.anunciante import TODOS
from tests.entrega.esperas import pause
from tests.entrega.mural import andamento, comecar, entregas, estado

ROOT = Path(__file__).parents[2]
POR_SEGUNDO = 100
Processo = asyncio.subprocess.Process


async def anunciar_e_matar(database_url: str, mortes: int, sorte: random.Random) -> str:
    """Tell 600 people while the process is killed `mortes` times; return a line of figures.

    On PostgreSQL a second process stands by and takes over; on SQLite a new one starts. Raise
    `AssertionError` when somebody was missed, or told more often than the kills explain.
    """
    async with StandIn(limits=True) as tg:
        tg.world.limits.raise_to(POR_SEGUNDO)
        for numero in TODOS:
            tg.user(numero).chat.started = True
        banco = Database(database_url, words=str, clock=wall_clock, instalacao=Content.load().instalacao)
        banco.open()
        vivos: list[Processo] = []
        try:
            numero = await comecar(banco)
            ao_trabalho = await _matar(tg, database_url, vivos, mortes, sorte)
            await _ate_o_fim(banco, numero)
            return await _conferir(tg, banco, numero, mortes, ao_trabalho)
        finally:
            for processo in vivos:
                processo.kill()
                await processo.wait()
            banco.close()


async def _matar(
    tg: StandIn, database_url: str, vivos: list[Processo], mortes: int, sorte: random.Random
) -> int:
    """Kill the one that was first, when it has just said something; return how many died at work."""
    juntos = 1 if database_url.startswith("sqlite") else 2
    ao_trabalho = 0
    for _ in range(mortes):
        while len(vivos) < juntos:
            vivos.append(await _nascer(tg, database_url))
        enviadas = len(tg.sent)
        await tg.until(lambda antes=enviadas: len(tg.sent) > antes or _todas(tg), within=30)
        await asyncio.sleep(sorte.uniform(0, 0.6))
        ao_trabalho += not _todas(tg)
        morto = vivos.pop(0)
        morto.send_signal(signal.SIGKILL)
        await morto.wait()
    vivos.append(await _nascer(tg, database_url))
    return ao_trabalho


def _todas(tg: StandIn) -> bool:
    return len({sent.chat for sent in tg.sent}) == len(TODOS)


async def _nascer(tg: StandIn, database_url: str) -> Processo:
    given = (tg.url, tg.token, database_url, str(POR_SEGUNDO))
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.entrega.anunciante",
        *given,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def _ate_o_fim(banco: Database, numero: int) -> None:
    async with asyncio.timeout(60):
        while await estado(banco, numero) != "concluido":
            await pause(0.2)


async def _conferir(tg: StandIn, banco: Database, numero: int, mortes: int, ao_trabalho: int) -> str:
    vezes = Counter(sent.chat for sent in tg.sent)
    linhas = await entregas(banco, numero)
    feito = await andamento(banco, numero)
    assert set(vezes) == set(TODOS)  # nobody missed
    assert feito.contas == {"entregue": len(TODOS)}
    for chat, n in vezes.items():
        assert n <= 1 + linhas[chat]["repeticoes"] <= 1 + mortes
    assert tg.world.limits.refused == 0
    repetidas = sum(vezes.values()) - len(vezes)
    return (
        f"{mortes} kills, {ao_trabalho} of them at work: {len(vezes)} people, "
        f"{repetidas} told twice, {feito.repeticoes} counted as possible"
    )
