"""The proxy and the authorities of the installation are honoured; the token reaches no error and no log."""

import asyncio
import json
import os
import re
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.delivery.request import AiohttpRequest
from bot.logs import without_token
from bot.sandbox.standin.server import StandIn
from bot.storage import schema
from tests.entrega.esperas import respostas, until

TOKEN = "123456789:AbCdEfGhIjKlMnOpQrStUvWxYz_0123456"
LONGE = "http://telegram.exemplo"
RAIZ = Path(__file__).parents[2]
EU = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "um_bot"}


@asynccontextmanager
async def _servidor(tls: ssl.SSLContext | None = None) -> AsyncIterator[tuple[int, list[str]]]:
    """Answer `getMe` on a free port; yield it, and the request lines that came."""
    pedidos: list[str] = []

    async def responder(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pedido = (await reader.readuntil(b"\r\n\r\n")).decode()
        pedidos.append(pedido.splitlines()[0])
        corpo = json.dumps({"ok": True, "result": EU}).encode()
        writer.write(
            b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(corpo) + corpo
        )
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(responder, "127.0.0.1", 0, ssl=tls)
    async with server:
        yield server.sockets[0].getsockname()[1], pedidos


def _bot(base: str, **how: Any) -> Bot:
    request = AiohttpRequest(**how)
    return Bot(TOKEN, base_url=f"{base}/bot", request=request, get_updates_request=AiohttpRequest())


@pytest.mark.asyncio
async def test_o_proxy_e_usado() -> None:
    async with _servidor() as (port, pedidos), _bot(LONGE, proxy=f"http://127.0.0.1:{port}") as bot:
        assert bot.username == "um_bot"
    assert pedidos == [f"POST {LONGE}/bot{TOKEN}/getMe HTTP/1.1"]


@pytest.mark.asyncio
async def test_a_autoridade_da_instalacao_e_aceita_e_outra_nao(tmp_path: Path) -> None:
    certificado, chave = tmp_path / "certificado.pem", tmp_path / "chave.pem"
    _assinar(certificado, chave)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificado, chave)
    async with _servidor(tls) as (port, _):
        async with _bot(f"https://localhost:{port}", ca_bundle=str(certificado)) as bot:
            assert bot.username == "um_bot"
        desconfiado = AiohttpRequest()
        await desconfiado.initialize()
        with pytest.raises(NetworkError, match="Certificate"):
            await desconfiado.post(f"https://localhost:{port}/bot{TOKEN}/getMe")
        await desconfiado.shutdown()


@pytest.mark.asyncio
async def test_nenhum_erro_de_rede_carrega_o_token() -> None:
    for base in ("http://127.0.0.1:1", "http://maquina.invalid", "http://a b", "nada://x"):
        request = AiohttpRequest()
        await request.initialize()
        with pytest.raises(NetworkError) as problema:
            await request.post(f"{base}/bot{TOKEN}/getMe")
        assert TOKEN not in str(problema.value) + repr(problema.value.__cause__)
        await request.shutdown()


@pytest.mark.asyncio
async def test_quem_nao_responde_a_tempo_e_tentado_depois(tg: StandIn) -> None:
    tg.fail("getMe", delay=5.0)
    request = AiohttpRequest()
    await request.initialize()
    with pytest.raises(TimedOut):
        await request.post(f"{tg.url}/bot{tg.token}/getMe", read_timeout=0.2)
    await request.shutdown()


@pytest.mark.asyncio
async def test_o_token_nunca_chega_ao_registro(tg: StandIn, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'banco.sqlite3'}"
    schema.upgrade(url)
    for defeito in ({"code": 500}, {"drop": "before"}, {"code": 429}, {"code": 400}, {"code": 403}):
        tg.fail("sendMessage", **defeito)
    for defeito in ({"code": 500}, {"drop": "before"}, {"code": 429}):
        tg.fail("getUpdates", **defeito)
    ambiente = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PONTOFOCAL_TOKEN": tg.token,
        "PONTOFOCAL_API_URL": tg.url,
        "PONTOFOCAL_DATABASE_URL": url,
        "PONTOFOCAL_LOG_LEVEL": "DEBUG",
    }
    command = (sys.executable, "-m", "bot", "run")
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command, env=ambiente, cwd=RAIZ, stdout=pipe, stderr=asyncio.subprocess.STDOUT
    )
    ana = tg.user(1)
    for texto in ("um", "dois", "três"):
        await ana.say(texto)
    await until(lambda: respostas(ana))
    process.terminate()
    log, _ = await process.communicate()
    assert b"outbox" in log
    assert tg.token.partition(":")[2].encode() not in log


def test_um_token_escrito_por_engano_e_escondido() -> None:
    linha = f"POST https://api.telegram.org/bot{TOKEN}/getMe"
    assert without_token(linha) == "POST https://api.telegram.org/bot<token>/getMe"
    assert not re.search("AbCdEf", without_token(repr({"url": linha})))


def _assinar(certificado: Path, chave: Path) -> None:
    subprocess.run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout {chave}"
        f" -out {certificado} -addext subjectAltName=DNS:localhost".split(),
        check=True,
        capture_output=True,
    )
