"""What people notice: every message is answered once, in order, and a tap changes its own message."""

import pytest
from sqlalchemy import select

from bot.app import Assistente
from bot.sandbox.standin.server import StandIn
from bot.storage.queues import inbox
from tests.entrega.conversa import ouvidos
from tests.entrega.esperas import answered, respostas

pytestmark = pytest.mark.asyncio


async def test_cada_mensagem_recebe_uma_resposta_na_ordem(assistente: Assistente, tg: StandIn) -> None:
    ana, beto = tg.user(1, "Ana"), tg.user(2, "Beto")
    for n in range(20):
        await ana.say(f"a{n}")
        await beto.say(f"b{n}")
    await answered(assistente, tg)
    assert respostas(ana) == [f"Você disse: a{n}" for n in range(20)]
    assert respostas(beto) == [f"Você disse: b{n}" for n in range(20)]
    ouvido = await ouvidos(assistente.database)
    assert [text for chat, text in ouvido if chat == 1] == [f"a{n}" for n in range(20)]
    assert len(ouvido) == 40


async def test_uma_conversa_lenta_nao_atrasa_as_outras(assistente: Assistente, tg: StandIn) -> None:
    lenta, outra = tg.user(1), tg.user(2)
    tg.fail("sendMessage", chat=1, delay=3.0)
    await lenta.say("devagar")
    await outra.say("depressa")
    await tg.until(lambda: respostas(outra))
    assert respostas(lenta) == []
    await tg.until(lambda: respostas(lenta))


async def test_um_toque_muda_a_propria_mensagem(assistente: Assistente, tg: StandIn) -> None:
    ana = tg.user(1)
    await ana.say("oi")
    await answered(assistente, tg)
    await ana.tap("Sim")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você tocou em a:sim"]
    assert ana.answers, "the button keeps spinning"


async def test_um_toque_em_mensagem_antiga_escreve_outra(assistente: Assistente, tg: StandIn) -> None:
    ana = tg.user(1)
    await ana.say("uma")
    await ana.say("duas")
    await answered(assistente, tg)
    antiga = next(message.id for message in ana.messages if message.text == "Você disse: uma")
    await ana.tap("Sim", antiga)
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: uma", "Você disse: duas", "Você tocou em a:sim"]


async def test_no_modo_leitor_nada_e_editado_e_as_opcoes_tem_numero(
    assistente: Assistente, tg: StandIn
) -> None:
    ana = tg.user(1)
    await assistente.database.run(lambda work: setattr(work.chat(1), "leitor", True))
    await ana.say("oi")
    await answered(assistente, tg)
    await ana.tap("Sim")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: oi\n\nOpções:\n1. Sim", "Você tocou em a:sim"]


@pytest.mark.parametrize(
    "motivo",
    ["message can't be edited", "message to edit not found", "there is no text in the message to edit"],
)
async def test_o_que_nao_se_edita_e_escrito_de_novo(assistente: Assistente, tg: StandIn, motivo: str) -> None:
    ana = tg.user(1)
    await ana.say("oi")
    await answered(assistente, tg)
    tg.fail("editMessageText", code=400, description=f"Bad Request: {motivo}")
    await ana.tap("Sim")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: oi", "Você tocou em a:sim"]


async def test_editar_para_o_mesmo_texto_nao_e_problema(assistente: Assistente, tg: StandIn) -> None:
    ana = tg.user(1)
    await ana.say("oi")
    await answered(assistente, tg)
    mensagem = ana.messages[-1].id
    await ana.tap_data("a:sim", mensagem)
    await ana.tap_data("a:sim", mensagem)
    await answered(assistente, tg)
    assert respostas(ana) == ["Você tocou em a:sim"]


async def test_um_texto_enorme_vai_em_partes_com_os_botoes_na_ultima(
    assistente: Assistente, tg: StandIn
) -> None:
    ana = tg.user(1)
    texto = " ".join(f"palavra{n}" for n in range(400))[:4096].strip()
    await ana.say(texto)
    await answered(assistente, tg)
    primeira, ultima = [message for message in ana.messages if message.from_bot]
    assert len(primeira.text) <= 4096
    assert f"{primeira.text} {ultima.text}" == f"Você disse: {texto}"
    assert not primeira.buttons and ultima.buttons


async def test_o_texto_da_pessoa_nao_vira_marcacao(assistente: Assistente, tg: StandIn) -> None:
    ana = tg.user(1)
    await ana.say("<b>oi</b> & <script>")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: <b>oi</b> & <script>"]


async def test_o_que_foi_dito_e_apagado_da_entrada(assistente: Assistente, tg: StandIn) -> None:
    await tg.user(1).say("segredo")
    await answered(assistente, tg)
    rows = await assistente.database.read(
        lambda s: s.connection().execute(select(inbox.c.state, inbox.c.raw)).all()
    )
    assert [tuple(row) for row in rows] == [("handled", "")]
