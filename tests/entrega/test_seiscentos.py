"""600 people are told something over a Telegram that enforces its limits, on good days and on bad ones.

The pace is raised, on both sides, so that nobody waits for it; everything else is as it comes.
"""

import asyncio
from collections import Counter

import pytest

from bot.app import Assistente
from bot.sandbox.standin.server import StandIn
from tests.entrega import mural
from tests.entrega.conftest import Start
from tests.entrega.esperas import pause, until
from tests.entrega.mural import andamento, comecar, entregas, estado, gente, tick

pytestmark = pytest.mark.asyncio
POR_SEGUNDO = 150
TODOS = range(1001, 1601)
COM_500, PARTIDAS, BLOQUEARAM = range(1101, 1107), range(1201, 1207), range(1301, 1313)


async def _anunciar(start: Start, tg: StandIn) -> tuple[Assistente, int]:
    tg.world.limits.on = True
    tg.world.limits.raise_to(POR_SEGUNDO)
    for numero in TODOS:
        tg.user(numero).chat.started = True
    assistente = await start(ticks=[tick(gente(TODOS))], envios_por_segundo=POR_SEGUNDO)
    return assistente, await comecar(assistente.database)


async def _acabar(assistente: Assistente, numero: int) -> None:
    async with asyncio.timeout(60):
        while await estado(assistente.database, numero) == "enviando":
            await assistente.tick()
            await pause(0.1)


async def test_seiscentas_pessoas_uma_vez_cada_sem_nenhum_429(start: Start, tg: StandIn) -> None:
    assistente, numero = await _anunciar(start, tg)
    await _acabar(assistente, numero)
    assert Counter(sent.chat for sent in tg.sent) == dict.fromkeys(TODOS, 1)
    assert tg.world.limits.refused == 0
    feito = await andamento(assistente.database, numero)
    assert (feito.contas, feito.repeticoes) == ({"entregue": len(TODOS)}, 0)


async def test_num_dia_ruim_ninguem_e_esquecido_e_tudo_esta_no_relatorio(start: Start, tg: StandIn) -> None:
    for numero in COM_500:
        tg.fail("sendMessage", chat=numero, code=500)
    for numero in PARTIDAS:
        tg.fail("sendMessage", chat=numero, drop="after")
    for numero in BLOQUEARAM:
        tg.fail("sendMessage", chat=numero, code=403)
    assistente, numero = await _anunciar(start, tg)
    acabar = asyncio.create_task(_acabar(assistente, numero))
    await until(lambda: len(tg.sent) > len(TODOS) / 2)
    tg.fail("sendMessage", times=8, code=429, retry_after=1)  # all that are on their way
    await acabar
    vezes = Counter(sent.chat for sent in tg.sent)
    chegou = set(TODOS) - set(BLOQUEARAM)
    assert set(vezes) == chegou
    assert {chat for chat, n in vezes.items() if n > 1} == set(PARTIDAS)
    assert tg.world.limits.refused == 0
    linhas = await entregas(assistente.database, numero)
    assert {chat for chat, linha in linhas.items() if linha["desfecho"] == "entregue"} == chegou
    assert {chat for chat, linha in linhas.items() if linha["desfecho"] == "bloqueado"} == set(BLOQUEARAM)
    assert {chat for chat, linha in linhas.items() if linha["repeticoes"]} == {*PARTIDAS, *COM_500}
    assert all(vezes[chat] <= 1 + linhas[chat]["repeticoes"] for chat in chegou)
    assert {linha["message_id"] for chat, linha in linhas.items() if chat in PARTIDAS} == {2}
    assert mural.TEXTO.format(nome="Pessoa 1001") in {sent.text for sent in tg.sent}
