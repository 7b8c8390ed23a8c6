"""The webhook tells Telegram "arrived" only after the commit; health and metrics answer on loopback."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.app import Assistente
from bot.sandbox.standin.server import StandIn
from bot.web.paths import webhook_path
from tests.entrega.conftest import Start
from tests.entrega.conversa import ouvidos
from tests.entrega.esperas import answered, respostas, until

pytestmark = pytest.mark.asyncio
SEGREDO = "um-segredo-bem-comprido"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@contextlib.contextmanager
def _porta_livre() -> Iterator[int]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    yield port


def _ajustes(porta: int) -> dict[str, Any]:
    onde = f"127.0.0.1:{porta}"
    return {"webhook_url": f"http://{onde}", "webhook_secret": SEGREDO, "listen": onde}


@pytest_asyncio.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


def _dito(update_id: int, texto: str) -> dict[str, Any]:
    pessoa = {"id": 1, "is_bot": False, "first_name": "Ana"}
    conversa = {"id": 1, "type": "private", "first_name": "Ana"}
    message = {"message_id": update_id, "date": 1, "chat": conversa, "from": pessoa, "text": texto}
    return {"update_id": update_id, "message": message}


async def test_por_webhook_a_conversa_e_a_mesma(start: Start, tg: StandIn) -> None:
    with _porta_livre() as porta:
        assistente = await start(**_ajustes(porta))
        ana = tg.user(1, "Ana")
        for n in range(5):
            await ana.say(f"{n}")
        await answered(assistente, tg)
        assert respostas(ana) == [f"Você disse: {n}" for n in range(5)]


async def test_um_update_repetido_e_um_segredo_errado_nao_passam(
    start: Start, tg: StandIn, http: aiohttp.ClientSession
) -> None:
    with _porta_livre() as porta:
        assistente = await start(**_ajustes(porta))
        tg.user(1, "Ana").chat.started = True
        endereco = f"http://127.0.0.1:{porta}{webhook_path(SEGREDO)}"
        certo = {HEADER: SEGREDO}
        for esperado, headers, corpo in (
            (401, {}, _dito(1, "sem segredo")),
            (401, {HEADER: "outro"}, _dito(2, "segredo errado")),
            (200, certo, _dito(3, "certo")),
            (200, certo, _dito(3, "repetido")),
            (400, certo, {"sem": "numero"}),
            (400, certo, ["lista"]),
        ):
            async with http.post(endereco, json=corpo, headers=headers) as response:
                assert response.status == esperado
        async with http.post(endereco, data=b"{", headers=certo) as response:
            assert response.status == 400
        async with http.post(f"http://127.0.0.1:{porta}/telegram/outro", headers=certo) as response:
            assert response.status == 404
        await until(lambda: tg.sent)
        await assistente.idle()
        assert await ouvidos(assistente.database) == [(1, "certo")]


async def test_quem_espera_recebe_por_webhook_e_quem_lidera_responde(
    start: Start, tg: StandIn, http: aiohttp.ClientSession
) -> None:
    with _porta_livre() as porta, _porta_livre() as outra:
        lider: Assistente = await start(**_ajustes(porta))
        await start(**_ajustes(outra))
        tg.user(1, "Ana").chat.started = True
        endereco = f"http://127.0.0.1:{outra}{webhook_path(SEGREDO)}"
        async with http.post(endereco, json=_dito(1, "oi"), headers={HEADER: SEGREDO}) as response:
            assert response.status == 200
        await until(lambda: tg.sent)
        assert await ouvidos(lider.database) == [(1, "oi")]


async def test_vivo_pronto_e_metricas(start: Start, tg: StandIn, http: aiohttp.ClientSession) -> None:
    with _porta_livre() as porta:
        assistente = await start(metricas=porta)
        await tg.user(1).say("oi")
        await answered(assistente, tg)
        achados = {}
        for caminho in ("vivo", "pronto", "metricas"):
            async with http.get(f"http://127.0.0.1:{porta}/{caminho}") as response:
                assert response.status == 200
                achados[caminho] = await response.text()
        assert "pontofocal_updates_received_total" in achados["metricas"]
        assert tg.token not in achados["metricas"]
        await asyncio.sleep(0)
