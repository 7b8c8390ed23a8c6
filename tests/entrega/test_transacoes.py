"""Each use case is whole or not there at all, also when several share one commit."""

import asyncio
from collections.abc import AsyncIterator, Callable
from threading import Event

import pytest
import pytest_asyncio
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.clock import wall_clock
from bot.messages import K, Message, say
from bot.storage.database import Database
from bot.storage.queues import chat, outbox
from bot.storage.tables import Parametro
from bot.storage.work import Work

pytestmark = pytest.mark.asyncio
TELA = say(Message(K("eco.sim")))


@pytest_asyncio.fixture
async def banco(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url, words=str, clock=wall_clock)
    database.open()
    yield database
    database.close()


def _guardar(nome: str) -> Callable[[Work], str]:
    def use_case(work: Work) -> str:
        work.session.add(Parametro(chave=nome, valor=nome))
        work.session.flush()
        work.say(int(nome), TELA)
        return nome

    return use_case


def _dividir(work: Work) -> None:
    work.session.add(Parametro(chave="zero", valor=""))
    work.session.flush()
    work.say(99, TELA)
    _ = 1 / 0


async def _guardados(banco: Database) -> list[str]:
    wanted = select(Parametro.chave).order_by(Parametro.chave)
    return list(await banco.read(lambda session: session.execute(wanted).scalars().all()))


async def test_um_caso_que_falha_nao_leva_os_vizinhos(banco: Database) -> None:
    waiting = Event()
    first = asyncio.ensure_future(banco.run(lambda _: waiting.wait(10)))
    await asyncio.sleep(0)
    asked = [banco.run(_guardar(nome)) for nome in ("1", "2")]
    asked += [banco.run(_dividir), banco.run(_guardar("2")), banco.run(_guardar("3"))]  # type: ignore[list-item]
    together = asyncio.gather(*asked, return_exceptions=True)
    await asyncio.sleep(0)
    waiting.set()
    um, dois, zero, repetido, tres = await together
    assert await first
    assert (um, dois, tres) == ("1", "2", "3")
    assert isinstance(zero, ZeroDivisionError)
    assert isinstance(repetido, IntegrityError)
    assert await _guardados(banco) == ["1", "2", "3"]
    ditas = await banco.run(lambda w: w.connection.execute(select(outbox.c.chat_id)).scalars().all())
    assert sorted(ditas) == [1, 2, 3]
    conhecidas = await banco.run(lambda w: w.connection.execute(select(chat.c.chat_id)).scalars().all())
    assert sorted(conhecidas) == [1, 2, 3]


async def test_o_que_vai_de_carona_e_escrito_mesmo_se_o_caso_falha(banco: Database) -> None:
    await banco.run(lambda work: work.chat(1))
    mudar = chat.update().where(chat.c.chat_id == 1).values(leitor=True)
    banco.ride(mudar, {})
    with pytest.raises(ZeroDivisionError):
        await banco.run(_dividir)
    await banco.settle()
    assert await banco.run(lambda work: work.chat(1).leitor)


async def test_um_aviso_com_o_mesmo_nome_entra_uma_vez_so(banco: Database) -> None:
    def avisar(work: Work) -> tuple[bool, bool, bool]:
        return (
            work.say_later(1, TELA, once="um"),
            work.say_later(2, TELA, once="um"),
            work.say_later(2, TELA, once="dois"),
        )

    assert await banco.run(avisar) == (True, False, True)
    assert await banco.run(avisar) == (False, False, False)


async def test_uma_leitura_nao_escreve(banco: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)read-?only"):
        await banco.read(lambda session: session.execute(chat.delete()))


async def test_um_arquivo_e_guardado_uma_vez(banco: Database) -> None:
    def guardar(work: Work) -> bool:
        return work.keep(b"bytes", "um.xml") == work.keep(b"bytes", "um.xml")

    assert await banco.run(guardar)
