"""Promise 6: no update, however odd, stops anything; the person gets a sentence, the state is as before."""

import re

import pytest
from sqlalchemy import create_engine, select, text

from bot.app import Assistente
from bot.clock import wall_clock
from bot.sandbox.standin.server import StandIn
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.engines import address
from bot.storage.queues import inbox as inbox_table
from tests.entrega.conftest import Start
from tests.entrega.conversa import ouvidos
from tests.entrega.esperas import answered, respostas, until

pytestmark = pytest.mark.asyncio
RECUSA_EM_POSTGRESQL = "ALTER TABLE inbox ADD CONSTRAINT recusa CHECK (state <> 'failed')"
RECUSA_EM_SQLITE = (
    "CREATE TRIGGER recusa BEFORE UPDATE ON inbox WHEN NEW.state = 'failed'"
    " BEGIN SELECT RAISE(ABORT, 'recusa'); END"
)


async def _estados(database: Database) -> list[tuple[str, str, str]]:
    wanted = select(inbox_table.c.state, inbox_table.c.raw, inbox_table.c.reference).order_by(
        inbox_table.c.id
    )
    return [
        (row.state, row.raw, row.reference)
        for row in await database.read(lambda s: s.connection().execute(wanted).all())
    ]


async def test_um_defeito_nosso_pede_desculpas_e_nao_guarda_nada(assistente: Assistente, tg: StandIn) -> None:
    ana = tg.user(1)
    await ana.say("antes")
    await ana.say("estouro")
    await ana.say("depois")
    await answered(assistente, tg)
    antes, desculpa, depois = respostas(ana)
    assert (antes, depois) == ("Você disse: antes", "Você disse: depois")
    referencia = re.fullmatch(r"Algo falhou\. Referência ([0-9A-F]{4})\.", desculpa)
    assert referencia is not None
    assert await ouvidos(assistente.database) == [(1, "antes"), (1, "depois")]
    assert (await _estados(assistente.database))[1] == ("failed", "", referencia[1])


async def test_a_desculpa_nao_apaga_os_botoes_da_tela(assistente: Assistente, tg: StandIn) -> None:
    ana = tg.user(1)
    await ana.say("oi")
    await ana.say("estouro")
    await answered(assistente, tg)
    assert await assistente.database.run(lambda work: work.chat(1).buttons) == [["Sim", "a:sim"]]


async def test_um_update_ilegivel_nao_bloqueia_os_outros(assistente: Assistente, tg: StandIn) -> None:
    tg.inject({"message": {"chat": {"id": 1, "type": "private"}, "message_id": "nenhum", "from": 7}})
    tg.inject({"message": "nem isto"})
    tg.inject({"de_outro_mundo": {"a": [1, 2, {}]}})
    tg.inject({})
    ana = tg.user(2)
    await ana.say("oi")
    await answered(assistente, tg)
    assert respostas(ana) == ["Você disse: oi"]
    assert {estado for estado, _, _ in await _estados(assistente.database)} == {"handled", "failed"}


async def test_em_grupo_um_defeito_fica_em_silencio(assistente: Assistente, tg: StandIn) -> None:
    grupo, ana = tg.group(-5), tg.user(1)
    await grupo.say(ana, "estouro")
    await answered(assistente, tg)
    assert [message.text for message in grupo.messages if message.from_bot] == []
    assert (await _estados(assistente.database))[0][0] == "failed"


async def test_foto_figurinha_voz_contato_lugar_e_edicao_sao_ouvidos(
    assistente: Assistente, tg: StandIn
) -> None:
    ana = tg.user(1)
    for kind in ("photo", "document", "voice", "sticker", "video"):
        await ana.send_file("nome", b"bytes", kind)
    await ana.send_location(-15.8, -47.9)
    await ana.send_contact("+5561999999999", "Beto")
    await ana.edit((await ana.say("oi")).id, "olá")
    await ana.block()
    await ana.unblock()
    await answered(assistente, tg)
    estados = await _estados(assistente.database)
    assert len(estados) == 11
    assert {estado for estado, _, _ in estados} == {"handled"}


async def test_caracteres_estranhos_vao_e_voltam(assistente: Assistente, tg: StandIn) -> None:
    ana = tg.user(1)
    textos = ["👩🏽‍🚀 \u202eolá\u202c", "a\u200bb", "שלום", "é" * 300, "{texto} {} %s"]
    for texto in textos:
        await ana.say(texto)
    await answered(assistente, tg)
    assert respostas(ana) == [f"Você disse: {texto}" for texto in textos]


async def test_um_banco_que_recusa_ate_a_desculpa_nao_cala_a_conversa(
    start: Start, tg: StandIn, database_url: str
) -> None:
    sqlite = database_url.startswith("sqlite")
    _executar(database_url, RECUSA_EM_SQLITE if sqlite else RECUSA_EM_POSTGRESQL)
    ana = tg.user(1)
    for texto in ("estouro", "depois"):
        await ana.say(texto)
    primeiro = await start()
    await until(lambda: respostas(ana))
    assert respostas(ana) == ["Você disse: depois"]
    await primeiro.stop()
    _executar(database_url, "DROP TRIGGER recusa" if sqlite else "ALTER TABLE inbox DROP CONSTRAINT recusa")
    await answered(await start(), tg)
    assert len(respostas(ana)) == 2 and "Algo falhou" in respostas(ana)[1]


async def test_uma_tela_sem_um_parametro_vira_desculpa_e_nao_guarda_nada(
    assistente: Assistente, tg: StandIn
) -> None:
    ana = tg.user(1)
    for texto in ("sem parametro", "sem palavras", "depois"):
        await ana.say(texto)
    await answered(assistente, tg)
    *desculpas, depois = respostas(ana)
    assert [re.sub(r"[0-9A-F]{4}", "0000", d) for d in desculpas] == ["Algo falhou. Referência 0000."] * 2
    assert depois == "Você disse: depois"
    assert await ouvidos(assistente.database) == [(1, "depois")]


async def test_um_update_repetido_e_descartado(database_url: str) -> None:
    database = Database(database_url, words=str, clock=wall_clock)
    database.open()
    payload = {"update_id": 7, "message": {"chat": {"id": 1}}}
    try:
        for expected in ([7], [], []):
            new = await database.run(lambda w: inbox.receive(w.connection, [payload, payload], w.now))
            assert [one.update_id for one in new] == expected
        assert [one.chat_id for one in await database.run(lambda w: inbox.waiting(w.connection))] == [1]
        await database.run(lambda w: inbox.handle(w.connection, 7))
        with pytest.raises(inbox.AlreadyHandled):
            await database.run(lambda w: inbox.handle(w.connection, 7))
    finally:
        database.close()


def _executar(url: str, sql: str) -> None:
    engine = create_engine(address(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(sql))
    engine.dispose()
