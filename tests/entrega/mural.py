"""Announcements for tests: an author, a text with formatting, and an audience in pages of a list."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from bot.storage import comunicados
from bot.storage.comunicados import Andamento, Destinatario, Pagina
from bot.storage.database import Database
from bot.storage.tables import Pessoa
from bot.storage.tables_dos_comunicados import Comunicado, entrega
from bot.storage.work import Work

TEXTO = "Olá, {nome}! A oficina é amanhã."
NEGRITO = {"type": "bold", "offset": 5, "length": 6}  # over the personal field
POR_PAGINA = 50


def gente(numeros: Iterable[int]) -> list[Destinatario]:
    """Return people who have a chat, each with a name to be filled in."""
    return [Destinatario(n, f"Pessoa {n}", campos={"nome": f"Pessoa {n}"}) for n in numeros]


def tick(publico: list[Destinatario]) -> Callable[[Work], bool]:
    """Return the tick that carries on announcements to `publico`."""
    return partial(comunicados.seguir, publico=partial(_pagina, publico))


def _pagina(publico: list[Destinatario], _: Work, __: Mapping[str, Any], marca: str | None) -> Pagina:
    desde = int(marca or 0)
    ate = desde + POR_PAGINA
    return publico[desde:ate], str(ate) if ate < len(publico) else None


def escrever(work: Work, **mais: Any) -> int:
    """Write an announcement that is ready; return its id."""
    autora = Pessoa(nome="Ana", criada_em=work.now)
    work.session.add(autora)
    work.session.flush()
    datas = {"criado_em": work.now, "alterado_em": work.now}
    tudo = {"texto": TEXTO, "entidades": [NEGRITO], **datas, **mais}
    comunicado = Comunicado(autor_id=autora.id or 0, **tudo)
    work.session.add(comunicado)
    work.session.flush()
    return comunicado.id or 0


async def mandar(database: Database, fazer: Callable[[Work, Comunicado], object], numero: int) -> None:
    """Have something done to an announcement: begin, pause, go on, stop."""

    def feito(work: Work) -> None:
        fazer(work, _aquele(work, numero))

    await database.run(feito)


async def comecar(database: Database, **mais: Any) -> int:
    """Write an announcement and let it leave now; return its id."""

    def comeca(work: Work) -> int:
        numero = escrever(work, **mais)
        comunicados.iniciar(work, _aquele(work, numero))
        return numero

    return await database.run(comeca)


async def andamento(database: Database, numero: int) -> Andamento:
    """Return how far it came."""
    return await database.run(lambda work: comunicados.andamento(work.connection, numero))


async def estado(database: Database, numero: int) -> str:
    """Return the state of an announcement."""
    return await database.run(lambda work: _aquele(work, numero).estado)


async def entregas(database: Database, numero: int) -> dict[int | None, RowMapping]:
    """Return the report, by chat."""
    desta = select(entrega).where(entrega.c.comunicado_id == numero)
    rows = await database.read(lambda s: s.connection().execute(desta).mappings().all())
    return {row["chat_id"]: row for row in rows}


def _aquele(work: Work, numero: int) -> Comunicado:
    comunicado = work.session.get(Comunicado, numero)
    assert comunicado is not None
    return comunicado
