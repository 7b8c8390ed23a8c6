"""Promise 2: what Telegram asks is obeyed, what breaks is tried again, and one bad chat delays nobody."""

import pytest
from sqlalchemy import select

from bot.app import Assistente
from bot.sandbox.standin.server import StandIn
from bot.storage.queues import chat, outbox
from tests.entrega.conversa import aviso
from tests.entrega.esperas import answered, pause, respostas, until

pytestmark = pytest.mark.asyncio


async def _estados(assistente: Assistente) -> list[tuple[int, str]]:
    wanted = select(outbox.c.chat_id, outbox.c.state).order_by(outbox.c.id)
    rows = await assistente.database.read(lambda s: s.connection().execute(wanted).all())
    return [(row.chat_id, row.state) for row in rows]


async def test_quem_mandou_esperar_e_obedecido_e_ninguem_mais_espera(
    assistente: Assistente, tg: StandIn
) -> None:
    lenta, outra = tg.user(1), tg.user(2)
    tg.fail("sendMessage", chat=1, code=429, retry_after=2)
    await lenta.say("uma")
    await lenta.say("duas")
    await until(lambda: tg.calls["sendMessage"])
    await outra.say("oi")
    await until(lambda: respostas(outra))
    assert respostas(lenta) == []
    assert tg.calls["sendMessage"] == 2  # nothing was tried during the wait
    await answered(assistente, tg)
    assert respostas(lenta) == ["Você disse: uma", "Você disse: duas"]


async def test_numa_enxurrada_geral_todos_esperam(assistente: Assistente, tg: StandIn) -> None:
    for numero in (1, 2):
        tg.fail("sendMessage", chat=numero, code=429, retry_after=2)
        await tg.user(numero).say("oi")
    await until(lambda: tg.calls["sendMessage"] == 2)
    terceira = tg.user(3)
    await terceira.say("oi")
    await answered(assistente, tg)
    instantes = {sent.chat: sent.at for sent in tg.sent}
    assert set(instantes) == {1, 2, 3}
    assert tg.calls["sendMessage"] == 5
    assert instantes[3] >= min(instantes[1], instantes[2])


@pytest.mark.parametrize(
    "defeito", [{"code": 500}, {"code": 502}, {"drop": "before"}], ids=["500", "502", "conexao"]
)
async def test_o_que_quebra_no_caminho_e_tentado_de_novo_na_ordem(
    assistente: Assistente, tg: StandIn, defeito: dict[str, object]
) -> None:
    ana = tg.user(1)
    tg.fail("sendMessage", times=2, **defeito)
    await ana.say("uma")
    await ana.say("duas")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: uma", "Você disse: duas"]


async def test_o_que_chegou_antes_de_a_conexao_cair_chega_ao_menos_uma_vez(
    assistente: Assistente, tg: StandIn
) -> None:
    ana = tg.user(1)
    tg.fail("sendMessage", drop="after")
    await ana.say("oi")
    await answered(assistente, tg)
    assert set(respostas(ana)) == {"Você disse: oi"}


async def test_quem_bloqueou_nao_recebe_mais_avisos(assistente: Assistente, tg: StandIn) -> None:
    ana = tg.user(1)
    await ana.say("oi")
    await answered(assistente, tg)
    tg.fail("sendMessage", chat=1, code=403)
    await ana.say("tchau")
    await answered(assistente, tg)
    assert await assistente.database.run(lambda work: work.chat(1).blocked_at) is not None
    await assistente.database.run(lambda work: work.say_later(1, aviso("um"), once="um"))
    assert await _estados(assistente) == [(1, "sent"), (1, "failed"), (1, "cancelled")]


async def test_avisos_ja_marcados_sao_cancelados_com_o_bloqueio(assistente: Assistente, tg: StandIn) -> None:
    ana = tg.user(1)
    await ana.say("oi")
    await answered(assistente, tg)
    tg.fail("sendMessage", chat=1, code=403)
    await assistente.database.run(
        lambda work: [work.say_later(1, aviso(n), once=n) for n in ("um", "dois", "tres")]
    )

    while (1, "failed") not in await _estados(assistente):
        await pause()
    assert [state for _, state in await _estados(assistente)][-2:] == ["cancelled", "cancelled"]
    assert tg.calls["sendMessage"] == 2


async def test_o_que_o_telegram_recusa_e_dado_por_perdido_sem_repetir(
    assistente: Assistente, tg: StandIn
) -> None:
    ana = tg.user(1)
    tg.fail("sendMessage", code=400, description="Bad Request: can't parse entities")
    await ana.say("uma")
    await ana.say("duas")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: duas"]
    assert await _estados(assistente) == [(1, "failed"), (1, "sent")]
    assert tg.calls["sendMessage"] == 2


async def test_receber_updates_sobrevive_a_erros(assistente: Assistente, tg: StandIn) -> None:
    tg.fail("getUpdates", times=2, code=502)
    ana = tg.user(1)
    await ana.say("oi")
    await ana.say("de novo")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: oi", "Você disse: de novo"]
    assert await assistente.database.run(
        lambda w: w.connection.execute(select(chat.c.chat_id)).scalars().all()
    ) == [1]
