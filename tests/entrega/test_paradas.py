"""A stop that was asked for, in the instant of a send, repeats nothing: what left is written down first."""

import pytest

from bot.app import Assistente
from bot.sandbox.standin.server import StandIn
from bot.storage.work import Work
from tests.entrega.conftest import Start
from tests.entrega.conversa import aviso
from tests.entrega.esperas import until

PARADAS = 30
POR_VEZ = 12


@pytest.mark.asyncio
async def test_trinta_paradas_no_instante_do_envio_nao_repetem_nada(start: Start, tg: StandIn) -> None:
    tg.world.latency = 0.01
    for vez in range(PARADAS):
        enviados = len(tg.sent)
        assistente = await start(envios_por_segundo=1000)
        await _avisar(assistente, tg, range(1 + vez * POR_VEZ, 1 + (vez + 1) * POR_VEZ))
        await until(lambda antes=enviados: len(tg.sent) > antes)
        await assistente.stop()
    await start(envios_por_segundo=1000)
    todos = range(1, 1 + PARADAS * POR_VEZ)
    await until(lambda: len({sent.chat for sent in tg.sent}) == len(todos))
    assert sorted(sent.chat for sent in tg.sent) == list(todos)


async def _avisar(assistente: Assistente, tg: StandIn, chats: range) -> None:
    for numero in chats:
        tg.user(numero).chat.started = True

    def enfileirar(work: Work) -> None:
        for numero in chats:
            assert work.say_later(numero, aviso("oi"), once=f"oi:{numero}")

    await assistente.database.run(enfileirar)
