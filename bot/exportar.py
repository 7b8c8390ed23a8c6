"""`pontofocal exportar`: every service as a letter, under the name of the file that it came in."""

import asyncio
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from sqlmodel import Session

from bot.app import open_database
from bot.delivery.content import Content
from bot.messages import K, Message
from bot.settings import BadSetting, Settings
from bot.storage.database import Database
from bot.storage.tables import Orgao
from bot.usecases.cartas_que_saem import Saida, proximas, quantas

Passo = Callable[[int], None]  # told how many letters more are written
Comeca = Callable[[int], Passo]  # told how many there will be


def exportar(
    settings: Settings, content: Content, pasta: Path, siorg: str, comeca: Comeca
) -> tuple[int, int]:
    """Write the letters of an organ, or of all with "", into a folder; return how many, and how many names
    are not registered yet. Raise `BadSetting` for an unknown organ or a folder that cannot be written.
    """
    try:
        pasta.mkdir(parents=True, exist_ok=True)
        return asyncio.run(_exportar(settings, content, pasta, siorg, comeca))
    except OSError:
        raise BadSetting(K("exportar.pasta"), pasta=str(pasta)) from None


async def _exportar(
    settings: Settings, content: Content, pasta: Path, siorg: str, comeca: Comeca
) -> tuple[int, int]:
    database = open_database(settings, content)
    try:
        if siorg and not await database.read(lambda session: session.get(Orgao, siorg) is not None):
            raise BadSetting(K("exportar.orgao"), siorg=siorg)
        cartas, nomes = await database.read(lambda session: quantas(session, siorg))
        await _escrever_todas(database, pasta, siorg, comeca(cartas))
        return cartas, nomes
    finally:
        database.close()


async def _escrever_todas(database: Database, pasta: Path, siorg: str, passo: Passo) -> None:
    usados: set[str] = set()
    depois = 0

    def ler(session: Session) -> list[Saida]:
        return list(proximas(session, siorg, depois))

    while saidas := await database.read(ler):
        for saida in saidas:
            (pasta / _nome(saida, usados)).write_bytes(saida.dados)
        depois = saidas[-1].ordem
        passo(len(saidas))


def _nome(saida: Saida, usados: set[str]) -> str:
    """Return a name that no other letter of this folder has: two organs may call a service the same."""
    raiz = PurePosixPath(saida.arquivo).stem
    nomes = (saida.arquivo, f"{raiz}-{saida.siorg}.xml", f"{raiz}-{saida.siorg}-{saida.ordem}.xml")
    nome = next(nome for nome in nomes if nome.casefold() not in usados)
    usados.add(nome.casefold())
    return nome


def em_texto(say: Callable[[Message], str], pasta: Path, cartas: int, nomes: int) -> str:
    """Return what was done, in a line."""
    feito = say(Message(K("exportar.feito"), {"pasta": str(pasta)}, count=cartas))
    return f"{feito} {say(Message(K('exportar.so_nomes'), count=nomes))}" if nomes else feito
