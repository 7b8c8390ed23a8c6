"""Promise 4: one process leads, another stands by, and either may die."""

import asyncio

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import create_engine, text
from telegram import Bot

from bot.sandbox.standin.server import StandIn
from bot.storage.engines import address
from tests.entrega.conftest import Start
from tests.entrega.conversa import ouvidos
from tests.entrega.esperas import answered, pause, respostas, until

pytestmark = pytest.mark.asyncio
TIRAR_A_TRAVA = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
    " (SELECT oid FROM pg_database WHERE datname = current_database())"
)
DERRUBAR = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


async def test_um_segundo_processo_espera_e_assume(start: Start, tg: StandIn) -> None:
    ana = tg.user(1)
    primeiro = await start()
    segundo = await start()
    await ana.say("um")
    await answered(primeiro, tg)
    assert respostas(ana) == ["Você disse: um"]
    await primeiro.stop()
    await ana.say("dois")
    await until(lambda: len(respostas(ana)) == 2)
    await answered(segundo, tg)
    assert respostas(ana) == ["Você disse: um", "Você disse: dois"]
    assert await ouvidos(segundo.database) == [(1, "um"), (1, "dois")]


async def test_o_que_o_primeiro_devia_o_segundo_entrega(start: Start, tg: StandIn) -> None:
    ana = tg.user(1)
    primeiro = await start()
    tg.fail("sendMessage", times=1, delay=30.0)
    await ana.say("um")
    await until(lambda: tg.calls["sendMessage"])
    await ana.say("dois")
    await until(lambda: not tg.pending)
    segundo = await start()
    await primeiro.stop()
    await until(lambda: len(respostas(ana)) == 2)
    await answered(segundo, tg)
    assert respostas(ana) == ["Você disse: um", "Você disse: dois"]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # a file's lock goes with its process
async def test_quem_perde_a_trava_do_servidor_volta_a_esperar(
    start: Start, tg: StandIn, database_url: str
) -> None:
    ana = tg.user(1)
    assistente = await start()
    await ana.say("um")
    await answered(assistente, tg)
    _executar(database_url, TIRAR_A_TRAVA)
    await until(lambda: not _leading())
    await until(_leading)
    await ana.say("dois")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: um", "Você disse: dois"]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # a file has no connections to lose
async def test_conexoes_derrubadas_sem_ninguem_falar_nao_encerram_nada(
    start: Start, tg: StandIn, database_url: str
) -> None:
    ana = tg.user(1)
    assistente = await start()
    for vez in ("um", "dois"):
        _executar(database_url, DERRUBAR)
        await pause(1.5)  # longer than a leader goes without looking at its lock
        await ana.say(vez)
        await until(lambda vez=vez: f"Você disse: {vez}" in respostas(ana))
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: um", "Você disse: dois"]


async def test_um_mandato_que_quebra_sem_explicacao_comeca_de_novo(
    start: Start, tg: StandIn, database_url: str
) -> None:
    _executar(database_url, "ALTER TABLE parametro RENAME TO parametro_de_lado")
    ana = tg.user(1)
    assistente = await start()
    await ana.say("um")
    await pause(0.5)
    assert respostas(ana) == []
    _executar(database_url, "ALTER TABLE parametro_de_lado RENAME TO parametro")
    await until(lambda: respostas(ana))
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: um"]


async def test_outro_programa_com_o_mesmo_token_poe_este_a_esperar(start: Start, tg: StandIn) -> None:
    await start()
    await until(_leading)
    async with Bot(tg.token, base_url=f"{tg.url}/bot") as rival:
        pergunta = asyncio.create_task(rival.get_updates(timeout=5))
        await until(lambda: not _leading())
        assert await pergunta == ()
    await pause()


def _executar(url: str, sql: str) -> None:
    engine = create_engine(address(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(sql))
    engine.dispose()


def _leading() -> bool:
    return REGISTRY.get_sample_value("pontofocal_leading") == 1
