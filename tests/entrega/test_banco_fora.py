"""The database goes away for ten seconds while people write: nothing is lost, doubled or out of order."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import Connection, create_engine, text

from bot.app import Assistente
from bot.messages import Screen
from bot.sandbox.standin.people import User
from bot.sandbox.standin.server import StandIn
from bot.storage.engines import address, file_of
from bot.storage.work import Work
from tests.entrega.conversa import aviso, ouvidos
from tests.entrega.esperas import answered, pause, respostas, until

FORA = 10  # seconds
PACIENCIA = 6  # seconds: longer than a writer waits for a locked file
ENCERRAR = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"


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


@pytest.mark.asyncio
async def test_sem_banco_entre_duas_partes_o_resto_chega_depois(
    assistente: Assistente, tg: StandIn, database_url: str
) -> None:
    ana = tg.user(1)
    texto = " ".join(["palavra"] * 512)
    tg.fail("sendMessage", delay=1.0)
    await ana.say(texto)
    await until(lambda: tg.calls["sendMessage"])
    async with _sem_banco(database_url):
        await until(lambda: respostas(ana))
        await pause(PACIENCIA)
    await until(lambda: len(set(respostas(ana))) == 2)
    await ana.say("e depois")
    await answered(assistente, tg)
    *partes, ultima = respostas(ana)
    assert " ".join(dict.fromkeys(partes)) == f"Você disse: {texto}"
    assert len(partes) <= 3  # at most the part that nobody could count comes twice
    assert ultima == "Você disse: e depois"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # a SQLite file is always read
@pytest.mark.asyncio
async def test_um_arquivo_que_nao_se_le_agora_chega_depois(
    assistente: Assistente, tg: StandIn, database_url: str
) -> None:
    ana = tg.user(1)
    await ana.say("oi")
    await answered(assistente, tg)
    async with _sem_leitura(database_url):
        await assistente.database.run(_mandar_arquivo)
        await pause(2)
        assert len(respostas(ana)) == 1
    await until(lambda: len(respostas(ana)) == 2)
    await ana.say("e depois")
    await answered(assistente, tg)
    assert [message.file_name for message in ana.messages if message.file_id] == ["servico.xml"]
    assert respostas(ana)[-1] == "Você disse: e depois"


def _mandar_arquivo(work: Work) -> None:
    tela = aviso("segue o arquivo")
    work.say(1, Screen(tela.paragraphs, attachment=work.keep(b"<servico/>", "servico.xml")))


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
    with _sem_novas_conexoes(url) as servidor:
        servidor.execute(text(f"{ENCERRAR} WHERE datname = :banco"), {"banco": address(url).database})
        yield


@contextlib.asynccontextmanager
async def _sem_leitura(url: str) -> AsyncIterator[None]:
    """Whoever writes goes on; whoever reads finds no connection."""
    with _sem_novas_conexoes(url) as servidor:
        leitores = f"{ENCERRAR} WHERE datname = :banco AND query NOT LIKE '%lock%' AND query <> 'COMMIT'"
        servidor.execute(text(leitores), {"banco": address(url).database})
        yield


@contextlib.contextmanager
def _sem_novas_conexoes(url: str) -> Iterator[Connection]:
    engine = create_engine(address(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    nome = address(url).database
    with engine.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {nome} ALLOW_CONNECTIONS false"))
        yield connection
        connection.execute(text(f"ALTER DATABASE {nome} ALLOW_CONNECTIONS true"))
    engine.dispose()
