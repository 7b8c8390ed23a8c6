"""The token of a link leaves the database with the message that held it, however that message ends."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app import Assistente
from bot.messages import Screen
from bot.sandbox.standin.server import StandIn
from bot.storage.engines import address, file_of
from bot.storage.queues import file, outbox
from bot.storage.work import Work
from tests.entrega.conftest import Start
from tests.entrega.conversa import aviso
from tests.entrega.esperas import answered, pause, until

pytestmark = pytest.mark.asyncio
TOKEN = "b3JkZW5hbWVudG8tZG9zLWFwYXJlbGhvcw"


async def test_o_que_falha_nao_deixa_o_link_no_banco(start: Start, tg: StandIn, database_url: str) -> None:
    assistente = await start()
    tg.user(1).chat.started = True
    tg.fail("sendDocument", code=400, description="Bad Request: can't parse entities")
    await assistente.database.run(_dizer_o_link)
    await _fechar_com(assistente, ["failed"], database_url)


async def test_o_que_o_bloqueio_cancela_nao_deixa_o_link_no_banco(
    start: Start, tg: StandIn, database_url: str
) -> None:
    assistente = await start()
    tg.user(1).chat.started = True
    tg.fail("sendMessage", chat=1, code=403)

    def primeiro_um_aviso(work: Work) -> None:
        work.say_later(1, aviso("oi"), once="oi")
        _avisar_o_link(work)

    await assistente.database.run(primeiro_um_aviso)
    await _fechar_com(assistente, ["failed", "cancelled"], database_url)


async def test_um_aviso_a_quem_ja_bloqueou_nao_deixa_o_link_no_banco(
    start: Start, tg: StandIn, database_url: str
) -> None:
    assistente = await start()
    ana = tg.user(1)
    tg.fail("sendMessage", chat=1, code=403)
    await ana.say("oi")
    await answered(assistente, tg)
    await assistente.database.run(_avisar_o_link)
    await _fechar_com(assistente, ["failed", "cancelled"], database_url)


async def test_o_arquivo_que_outra_conversa_espera_fica(start: Start, tg: StandIn) -> None:
    assistente = await start()
    ana, bia = tg.user(1), tg.user(2)
    ana.chat.started = bia.chat.started = True
    tg.fail("sendDocument", chat=1, code=403)
    tg.fail("sendDocument", chat=2, code=429, retry_after=2)

    def aos_dois(work: Work) -> None:
        for chat in (1, 2):
            work.say_later(chat, _com_o_link(work), once=f"{chat}")

    await assistente.database.run(aos_dois)
    await until(lambda: tg.calls["sendDocument"] == 2)
    await assistente.tick()
    await until(lambda: any(message.file_id for message in bia.messages))
    assert not any(message.file_id for message in ana.messages)


def _com_o_link(work: Work) -> Screen:
    anexo = work.keep(f"https://t.me/um_bot?start={TOKEN}".encode(), "links.csv", "secret")
    return Screen(aviso(f"https://t.me/um_bot?start={TOKEN}").paragraphs, attachment=anexo)


def _dizer_o_link(work: Work) -> None:
    work.say(1, _com_o_link(work))


def _avisar_o_link(work: Work) -> None:
    work.say_later(1, _com_o_link(work), once="link")


async def _fechar_com(assistente: Assistente, estados: list[str], url: str) -> None:
    """Stop when the rows are in these states; nothing of the link may be left."""
    while (await _linhas(assistente))[0] != estados:
        await pause()
    assert TOKEN not in (await _linhas(assistente))[1]
    await assistente.tick()
    assert not await assistente.database.read(
        lambda s: s.connection().execute(select(file.c.digest)).scalars().all()
    )
    await assistente.stop()
    assert TOKEN.encode() not in _bytes_do_banco(url)


async def _linhas(assistente: Assistente) -> tuple[list[str], str]:
    wanted = select(outbox.c.state, outbox.c.screen).order_by(outbox.c.id)
    rows = await assistente.database.read(lambda s: s.connection().execute(wanted).all())
    return [row.state for row in rows], str(rows)


def _bytes_do_banco(url: str) -> bytes:
    path = file_of(address(url))
    if path is None:
        return b""  # a server keeps what was blanked until it cleans up by itself
    return b"".join(one.read_bytes() for one in Path(path.parent).glob(f"{path.name}*"))
