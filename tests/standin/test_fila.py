"""How updates reach the bot: polling with offsets, conflicts, a webhook, 24 hours."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict

from bot.sandbox.standin.server import StandIn
from tests.standin.conftest import echo


async def texts(bot: Bot, **how: Any) -> list[str]:
    return [update.message.text for update in await bot.get_updates(**how)]


@pytest.mark.asyncio
async def test_o_que_nao_foi_confirmado_vem_de_novo(tg: StandIn, bot: Bot) -> None:
    ana = tg.user(1)
    for text in ("um", "dois", "três"):
        await ana.say(text)
    assert await texts(bot) == ["um", "dois", "três"]
    assert await texts(bot, limit=2) == ["um", "dois"]
    second = tg.pending[1]["update_id"]
    assert await texts(bot, offset=second) == ["dois", "três"]
    assert await texts(bot, offset=-1) == ["três"]
    assert [update["message"]["text"] for update in tg.pending] == ["três"]


@pytest.mark.asyncio
async def test_quem_espera_recebe_quando_chega(tg: StandIn, bot: Bot) -> None:
    waiting = asyncio.create_task(texts(bot, timeout=30))
    await tg.until(lambda: tg.calls["getUpdates"])
    await tg.user(1).say("cheguei")
    assert await waiting == ["cheguei"]


@pytest.mark.asyncio
async def test_uma_segunda_leitura_encerra_a_primeira(tg: StandIn, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await tg.until(lambda: tg.world.updates.polled)
    async with Bot(tg.token, base_url=f"{tg.url}/bot") as other:
        assert await other.get_updates() == ()
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first


@pytest.mark.asyncio
async def test_o_que_o_bot_nao_pediu_nao_entra_na_fila(tg: StandIn, bot: Bot) -> None:
    ana = tg.user(1)
    await bot.get_updates(allowed_updates=["message"])
    await ana.say("oi")
    await ana.block()
    assert [list(update)[1] for update in tg.pending] == ["message"]


@pytest.mark.asyncio
async def test_uma_atualizacao_estranha_vai_como_veio(tg: StandIn) -> None:
    number = tg.inject({"coisa_nova": {"a": [None]}, "update_id": 1})
    assert tg.pending == [{"update_id": number, "coisa_nova": {"a": [None]}}]


@pytest.mark.asyncio
async def test_depois_de_um_dia_o_telegram_esquece() -> None:
    now = [datetime(2026, 11, 24, 12, tzinfo=UTC)]
    async with StandIn(clock=lambda: now[0]) as tg:
        await tg.user(1).say("antiga")
        tg.advance(timedelta(days=7))
        assert len(tg.pending) == 1, "moving the page's clock is not waiting"
        now[0] += timedelta(hours=25)
        await tg.user(1).say("nova")
        assert [update["message"]["text"] for update in tg.pending] == ["nova"]


@asynccontextmanager
async def serving(take: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_post("/gancho", take)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/gancho"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def listener(answers: list[int]) -> AsyncIterator[tuple[str, list[tuple[str, Any]]]]:
    """A webhook that answers the given statuses first, then 200; yields its address and what it got."""
    got: list[tuple[str, Any]] = []

    async def take(request: web.Request) -> web.Response:
        got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""), await request.json()))
        return web.Response(status=answers.pop(0) if answers else 200)

    async with serving(take) as address:
        yield address, got


@pytest.mark.asyncio
async def test_o_webhook_recebe_em_ordem_ate_aceitar(tg: StandIn, bot: Bot) -> None:
    ana = tg.user(1)
    async with listener([500]) as (address, got):
        await bot.set_webhook(address, secret_token="segredo")
        await ana.say("um")
        await ana.say("dois")
        await tg.until(lambda: not tg.pending)
        info = await bot.get_webhook_info()
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        await bot.delete_webhook()
    assert [body["message"]["text"] for _, body in got] == ["um", "um", "dois"]
    assert {secret for secret, _ in got} == {"segredo"}
    assert info.url == address and "500" in info.last_error_message
    assert await bot.get_updates() == ()


@pytest.mark.asyncio
async def test_o_eco_conversa_tambem_por_webhook(tg: StandIn) -> None:
    ana, application = tg.user(1), echo(tg)

    async def take(request: web.Request) -> web.Response:
        await application.update_queue.put(Update.de_json(await request.json(), application.bot))
        return web.Response()

    async with application, serving(take) as address:
        await application.start()
        await application.bot.set_webhook(address)
        await ana.say("olá")
        await tg.until(lambda: tg.sent)
        await ana.tap("Mudar")
        await tg.until(lambda: ana.messages[-1].edits)
        await application.stop()
    assert [message.text for message in ana.messages] == ["olá", "mudou: mudar"]


@pytest.mark.asyncio
async def test_ligar_o_webhook_encerra_a_leitura(tg: StandIn, bot: Bot) -> None:
    reading = asyncio.create_task(bot.get_updates(timeout=30))
    await tg.until(lambda: tg.world.updates.polled)
    with pytest.raises(BadRequest, match=r"(?i)an https url must be provided"):
        await bot.set_webhook("http://exemplo.gov.br/gancho")
    await bot.set_webhook("http://127.0.0.1:9/gancho")
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await reading


@pytest.mark.asyncio
async def test_apagar_o_webhook_pode_descartar_o_que_espera(tg: StandIn, bot: Bot) -> None:
    await tg.user(1).say("oi")
    await bot.delete_webhook(drop_pending_updates=True)
    assert tg.pending == []
