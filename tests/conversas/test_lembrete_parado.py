"""A nudge that could not go out at once is looked at again before it does: hours, settings, facts."""

import asyncio

import pytest
from sqlmodel import select

from bot.app import open_database
from bot.delivery.content import Content
from bot.storage.queues import outbox
from bot.storage.tables_dos_lembretes import Lembrete
from bot.storage.work import Work
from bot.usecases.lembretes import lembrar
from tests.conversas.palco import Palco
from tests.conversas.roteiros import ATE_O_ACEITE, ate

# The stage begins on Tuesday, 24/11/2026, 12h in Brasília; the next Monday is 30/11.


async def _ate_a_segunda(palco: Palco, horas: float) -> None:
    await ate(palco, ATE_O_ACEITE)
    await palco.encenar(
        """
        titular: /lembretes
        bot: ...
        titular: [Mudar a hora]
        bot: ...
        titular: 17h
        bot: Próximo: segunda, 30/11/2026, às 17h.
        """
    )
    palco.relogio.avancar(days=6, hours=horas)
    palco.novas("titular")


async def _decidir(palco: Palco) -> None:
    """Have the nudge decided where nobody hears that it waits: by a process that dies right after."""
    conteudo = Content.load("America/Sao_Paulo")
    banco = open_database(palco.assistente.settings, conteudo, palco.relogio)
    await banco.run(lembrar, background=True)
    assert await banco.run(_situacoes) == ["enviado", "espera"]
    banco.close()


async def _voltar(palco: Palco) -> None:
    palco.assistente = await palco.reiniciar()
    await palco.sossegar()
    await palco.passar(seconds=30)


@pytest.mark.asyncio
async def test_o_que_ficou_das_17h59_sai_no_dia_seguinte_e_nao_as_22h(palco: Palco) -> None:
    await _ate_a_segunda(palco, 5 + 59 / 60)
    await palco.assistente.stop()
    await _decidir(palco)
    palco.relogio.avancar(hours=4)
    await _voltar(palco)
    assert palco.novas("titular") == []
    await palco.passar(hours=10, minutes=50)  # Tuesday, a little before 9h
    assert palco.novas("titular") == []
    await palco.passar(minutes=20)
    assert len(palco.novas("titular")) == 1
    await palco.passar(days=1)
    assert palco.novas("titular") == []
    await palco.passar(days=5, hours=8)
    assert len(palco.novas("titular")) == 1  # the Monday after


@pytest.mark.asyncio
async def test_o_que_ficou_em_horario_sai_na_volta(palco: Palco) -> None:
    await _ate_a_segunda(palco, 5 + 10 / 60)
    await palco.assistente.stop()
    await _decidir(palco)
    palco.relogio.avancar(minutes=10)
    await _voltar(palco)
    assert len(palco.novas("titular")) == 1
    await palco.passar(hours=1)
    assert palco.novas("titular") == []


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("toque", "situacoes"),
    [
        ("lembretes.mudar:frequencia:nunca", ["recolhido"]),
        ("lembretes.adiar", ["recolhido", "espera"]),
        ("lembretes.fora:7", ["sem_assunto", "espera"]),
    ],
)
async def test_o_que_a_pessoa_desliga_ou_adia_a_tempo_nao_sai(
    palco: Palco, toque: str, situacoes: list[str]
) -> None:
    await _ate_a_segunda(palco, 5 + 10 / 60)
    await _prender(palco)
    (tela,) = await palco.tocar("titular", f"a:{toque}")
    assert "Você recebe isto" not in tela.text
    await palco.passar(minutes=2)
    assert palco.novas("titular") == []
    assert await palco.assistente.database.run(_situacoes) == situacoes


@pytest.mark.asyncio
async def test_quem_responde_um_formulario_com_o_lembrete_a_caminho_recebe_meia_hora_depois(
    palco: Palco,
) -> None:
    await _ate_a_segunda(palco, 4.5)
    await palco.dizer("titular", "/cadastrar")
    palco.relogio.avancar(minutes=35)
    await _prender(palco)
    await palco.dizer("titular", "Emitir passaporte")
    await palco.passar(minutes=25)
    assert palco.novas("titular") == []
    await palco.passar(minutes=10)
    assert len(palco.novas("titular")) == 1


async def _prender(palco: Palco) -> None:
    """Have the nudge decided, and Telegram fail to take it: it is to be tried again a second later."""
    palco.tg.fail("sendMessage", chat=palco.pessoa("titular").id, code=502)
    await palco.assistente.database.run(lembrar)
    for _ in range(500):
        if await palco.assistente.database.run(_por_tentar):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the nudge did not wait")


def _por_tentar(work: Work) -> bool:
    de_lembrete = (outbox.c.next_try.is_not(None), outbox.c.once.startswith("lembrete:"))
    return work.connection.execute(select(outbox.c.id).where(*de_lembrete)).first() is not None


def _situacoes(work: Work) -> list[str]:
    return list(work.session.exec(select(Lembrete.situacao).order_by(Lembrete.dia)))  # type: ignore[arg-type]
