"""The database goes away for ten seconds while people write: nothing is lost, doubled or out of order."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import create_engine, text

from bot.app import Assistente
from bot.sandbox.standin.people import User
from bot.sandbox.standin.server import StandIn
from bot.storage.engines import address, file_of
from tests.entrega.conversa import ouvidos
from tests.entrega.esperas import answered, pause, respostas, until

FORA = 10  # seconds


@pytest.mark.asyncio
async def test_dez_segundos_sem_banco_nao_perdem_nada(
    assistente: Assistente, tg: StandIn, database_url: str
) -> None:
    gente = [tg.user(numero) for numero in range(1, 6)]
    falando = asyncio.create_task(_falar(gente))
    await until(lambda: len(tg.sent) > 10)
    async with _sem_banco(database_url):
        await pause(FORA)
        enviadas = len(tg.sent)
    await falando
    await until(lambda: not tg.pending, within=60)
    await answered(assistente, tg)
    assert len(tg.sent) > enviadas
    for pessoa in gente:
        ditas = [message.text for message in pessoa.messages if not message.from_bot]
        assert respostas(pessoa) == [f"Você disse: {texto}" for texto in ditas]
        assert [texto for chat, texto in await ouvidos(assistente.database) if chat == pessoa.id] == ditas


async def _falar(gente: list[User]) -> None:
    for vez in range(40):
        for pessoa in gente:
            await pessoa.say(f"{vez}")
        await pause(0.3)


@contextlib.asynccontextmanager
async def _sem_banco(url: str) -> AsyncIterator[None]:
    path = file_of(address(url))
    if path is not None:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield
            connection.execute("ROLLBACK")
        return
    server = create_engine(address(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    name = address(url).database
    with server.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
        gone = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
        connection.execute(gone, {"name": name})
        yield
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
    server.dispose()
