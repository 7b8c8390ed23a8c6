"""What people notice: every message is answered once, in order, and a tap changes its own message."""

import pytest

from bot.app import Assistente
from bot.sandbox.standin.server import StandIn
from tests.entrega.conversa import ouvidos

pytestmark = pytest.mark.asyncio


async def test_cada_mensagem_recebe_uma_resposta_na_ordem(assistente: Assistente, tg: StandIn) -> None:
    ana, beto = tg.user(1, "Ana"), tg.user(2, "Beto")
    for n in range(20):
        await ana.say(f"a{n}")
        await beto.say(f"b{n}")
    await tg.until(lambda: len(tg.sent) == 40)
    await assistente.idle()
    assert [m.text for m in ana.messages if m.from_bot] == [f"Você disse: a{n}" for n in range(20)]
    assert [m.text for m in beto.messages if m.from_bot] == [f"Você disse: b{n}" for n in range(20)]
    assert sorted(await ouvidos(assistente.database)) == sorted(
        [(1, f"a{n}") for n in range(20)] + [(2, f"b{n}") for n in range(20)]
    )
