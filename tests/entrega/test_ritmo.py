"""Promise 3: pushes take what the replies leave, one a second to each chat, by the injected clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    await until(lambda: len(tg.sent) == 3)
    for enviados in range(4, 11):
        relogio.andar(SEGUNDO / 10)
        await until(lambda ate=enviados: len(tg.sent) == ate)
    await pause(LOOKS)
    assert len(tg.sent) == 10
    ana = tg.user(1)
    await ana.say("oi")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: oi"]
    relogio.andar(SEGUNDO / 10)
    await pause(LOOKS)
    assert len(tg.sent) == 11  # the reply took the place of a push
    while len(tg.sent) < 26:
        antes = len(tg.sent)
        relogio.andar(SEGUNDO / 10)
        await until(lambda ate=antes: len(tg.sent) == ate + 1)


@pytest.mark.asyncio
async def test_parado_por_um_tempo_o_ritmo_nao_vira_enxurrada(start: Start, tg: StandIn) -> None:
    relogio = Relogio()
    assistente = await start(relogio, envios_por_segundo=30)
    relogio.andar(timedelta(hours=1))
    await _anunciar(assistente, tg, range(101, 201))
    await until(lambda: len(tg.sent) == 7)
    relogio.andar(SEGUNDO)
    await until(lambda: len(tg.sent) == 14)
    await pause(LOOKS)
    assert len(tg.sent) == 14


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


def test_o_ritmo_da_a_cada_mensagem_o_seu_lugar() -> None:
    inicio = datetime(2026, 1, 1, tzinfo=UTC)
    pace = Pace(4)
    assert pace.room(inicio) == 1
    pace.count(1, inicio)
    assert pace.room(inicio) == 0
    assert pace.next_room(inicio) == inicio + SEGUNDO * 0.05
    for resposta in range(40):
        pace.count(resposta, inicio)
    assert pace.next_room(inicio) == inicio + SEGUNDO  # replies alone hold pushes for a second
    assert pace.room(inicio + SEGUNDO) == 1


@given(st.integers(1, 200), st.lists(st.tuples(st.floats(0, 0.3), st.booleans()), max_size=300))
def test_num_segundo_qualquer_os_avisos_cabem_no_ritmo(
    por_segundo: int, passos: list[tuple[float, bool]]
) -> None:
    agora = datetime(2026, 1, 1, tzinfo=UTC)
    pace, avisos = Pace(por_segundo), list[datetime]()
    for passo, resposta in passos:
        agora += timedelta(seconds=passo)
        if resposta:
            pace.count(7, agora)
        for _ in range(0 if resposta else pace.room(agora)):
            pace.count(7, agora)
            avisos.append(agora)
    for ultimo in avisos:
        no_segundo = [um for um in avisos if ultimo - SEGUNDO < um <= ultimo]
        assert len(no_segundo) <= por_segundo * 1.2 + 1


def test_cada_conversa_descansa_desde_que_o_telegram_respondeu() -> None:
    inicio = datetime(2026, 1, 1, tzinfo=UTC)
    pace = Pace(30)
    pace.count(1, inicio)
    pace.rest(1, inicio + SEGUNDO / 2)
    assert pace.resting(inicio + SEGUNDO) == {1}
    assert pace.resting(inicio + SEGUNDO * 1.5) == set()
