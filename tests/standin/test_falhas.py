"""Flood limits, and the errors that a test may order."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter, TelegramError

from bot.sandbox.standin.limits import GROUP, OVERALL, PRIVATE
from bot.sandbox.standin.server import StandIn


class HandClock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest_asyncio.fixture
async def clock() -> HandClock:
    return HandClock()


@pytest_asyncio.fixture
async def paced(clock: HandClock) -> AsyncIterator[tuple[StandIn, Bot]]:
    async with StandIn(limits=True, clock=clock) as tg, Bot(tg.token, base_url=f"{tg.url}/bot") as bot:
        for number in range(1, 41):
            await tg.user(number).say("oi")
        yield tg, bot


@pytest.mark.asyncio
async def test_um_chat_depressa_demais_espera_e_os_outros_nao(
    paced: tuple[StandIn, Bot], clock: HandClock
) -> None:
    tg, bot = paced
    for _ in range(int(PRIVATE[1])):
        await bot.send_message(1, "x")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(1, "x")
    assert refused.value.retry_after == timedelta(seconds=1)
    await bot.send_message(2, "x")
    clock.wait(1)
    await bot.send_message(1, "x")
    assert len(tg.sent) == PRIVATE[1] + 2


@pytest.mark.asyncio
async def test_trinta_por_segundo_em_todos_os_chats(paced: tuple[StandIn, Bot], clock: HandClock) -> None:
    _, bot = paced
    for number in range(1, int(OVERALL[1]) + 1):
        await bot.send_message(number, "x")
    with pytest.raises(RetryAfter):
        await bot.send_message(40, "x")
    clock.wait(1)
    await bot.send_message(40, "x")


@pytest.mark.asyncio
async def test_vinte_por_minuto_em_um_grupo(paced: tuple[StandIn, Bot], clock: HandClock) -> None:
    tg, bot = paced
    tg.group(-7, "Sala")
    for _ in range(int(GROUP[1])):
        await bot.send_message(-7, "x")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(-7, "x")
    assert refused.value.retry_after == timedelta(seconds=3)
    clock.wait(3)
    await bot.send_message(-7, "x")


@pytest.mark.asyncio
async def test_erros_encomendados_valem_para_o_chat_e_o_numero_pedidos(tg: StandIn, bot: Bot) -> None:
    for number in (1, 2):
        await tg.user(number).say("oi")
    tg.fail("sendMessage", code=429, retry_after=7, chat=1, times=2)
    for _ in range(2):
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(1, "x")
        assert refused.value.retry_after == timedelta(seconds=7)
        await bot.send_message(2, "x")
    await bot.send_message(1, "x")
    assert [one.chat for one in tg.sent] == [2, 2, 1]


@pytest.mark.asyncio
async def test_erros_do_servidor_e_recusas_encomendadas(tg: StandIn, bot: Bot) -> None:
    await tg.user(1).say("oi")
    for code, error in ((500, TelegramError), (502, NetworkError), (403, Forbidden)):
        tg.fail(code=code)
        with pytest.raises(error):
            await bot.send_message(1, "x")
    assert not tg.sent


@pytest.mark.asyncio
async def test_a_conexao_cai_antes_ou_depois_do_efeito(tg: StandIn, bot: Bot) -> None:
    await tg.user(1).say("oi")
    for when, sent in (("before", 0), ("after", 1)):
        tg.fail("sendMessage", drop=when)
        with pytest.raises(NetworkError):
            await bot.send_message(1, "x")
        assert len(tg.sent) == sent


@pytest.mark.asyncio
async def test_uma_demora_encomendada_nao_e_um_erro(tg: StandIn, bot: Bot) -> None:
    await tg.user(1).say("oi")
    tg.fail(delay=0.01, times=2)
    tg.world.latency = 0.01
    assert (await bot.send_message(1, "x")).text == "x"
    with pytest.raises(ValueError, match="before"):
        tg.fail(drop="durante")
