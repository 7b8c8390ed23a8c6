"""Promise 3: pushes take what the replies leave, one a second to each chat, by the injected clock."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Assistente
from bot.delivery.pace import Pace
from bot.sandbox.standin.server import StandIn
from bot.storage.work import Work
from tests.entrega.conftest import Start
from tests.entrega.conversa import aviso
from tests.entrega.esperas import answered, pause, respostas, until

SEGUNDO = timedelta(seconds=1)
LOOKS = 0.6  # seconds: more than two looks of the sender at its clock


class Relogio:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.agora = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.agora

    def andar(self, tempo: timedelta) -> None:
        """Let time pass."""
        self.agora += tempo


async def _anunciar(assistente: Assistente, tg: StandIn, chats: range, vezes: int = 1) -> None:
    for numero in chats:
        tg.user(numero).chat.started = True

    def enfileirar(work: Work) -> None:
        for vez in range(vezes):
            for numero in chats:
                assert work.say_later(numero, aviso(f"{vez}"), once=f"{vez}:{numero}")

    await assistente.database.run(enfileirar, background=True)


@pytest.mark.asyncio
async def test_avisos_saem_no_ritmo_e_as_respostas_nao_esperam(start: Start, tg: StandIn) -> None:
    relogio = Relogio()
    assistente = await start(relogio, envios_por_segundo=10)
    await _anunciar(assistente, tg, range(101, 126))
    await until(lambda: len(tg.sent) == 10)
    ana = tg.user(1)
    await ana.say("oi")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: oi"]
    await pause(LOOKS)
    assert len(tg.sent) == 11
    relogio.andar(SEGUNDO)
    await until(lambda: len(tg.sent) == 21)
    await pause(LOOKS)
    assert len(tg.sent) == 21
    relogio.andar(SEGUNDO)
    await until(lambda: len(tg.sent) == 26)


@pytest.mark.asyncio
async def test_cada_conversa_recebe_um_aviso_por_segundo(start: Start, tg: StandIn) -> None:
    relogio = Relogio()
    assistente = await start(relogio)
    await _anunciar(assistente, tg, range(101, 103), vezes=3)
    for passados in (1, 2, 3):
        await until(lambda vezes=passados: len(tg.sent) == 2 * vezes)
        await pause(LOOKS)
        assert len(tg.sent) == 2 * passados
        relogio.andar(SEGUNDO)
    assert respostas(tg.user(101)) == ["Aviso: 0", "Aviso: 1", "Aviso: 2"]


@pytest.mark.asyncio
async def test_um_aviso_marcado_para_depois_espera_a_hora(start: Start, tg: StandIn) -> None:
    relogio = Relogio()
    assistente = await start(relogio)
    tg.user(1).chat.started = True
    amanha = relogio.agora + timedelta(days=1)
    for _ in range(2):
        await assistente.database.run(lambda w: w.say_later(1, aviso("um"), once="um", due=amanha))
    await pause(LOOKS)
    assert not tg.sent
    relogio.andar(timedelta(days=1))
    await until(lambda: tg.sent)
    await pause(LOOKS)
    assert respostas(tg.user(1)) == ["Aviso: um"]


@pytest.mark.asyncio
async def test_uma_resposta_passa_a_frente_de_mil_avisos(assistente: Assistente, tg: StandIn) -> None:
    await _anunciar(assistente, tg, range(101, 601), vezes=2)
    ana = tg.user(1)
    await ana.say("oi")
    await until(lambda: respostas(ana))
    assert len(tg.sent) < 500


def test_o_ritmo_conta_o_ultimo_segundo() -> None:
    inicio = datetime(2026, 1, 1, tzinfo=UTC)
    pace = Pace(3)
    for chat in (1, 2):
        pace.count(chat, inicio)
    assert pace.room(inicio) == 1
    pace.count(3, inicio + SEGUNDO / 2)
    assert pace.room(inicio + SEGUNDO / 2) == 0
    assert pace.resting(inicio + SEGUNDO / 2) == {1, 2, 3}
    assert pace.room(inicio + SEGUNDO) == 2
    assert pace.resting(inicio + SEGUNDO) == {3}
