"""The names of all services in memory, to search them; brought up to date from the acts on record.

It lives as long as the connection to the database. Whatever is done to a service leaves an act, so that the
acts since the last search tell what to read again.
"""

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import col, select

from bot.domain.procura import Indice
from bot.storage.tables import Ato, ServicoRow
from bot.storage.work import Work

CHAVE = "indice_dos_servicos"
DE_NOVO = 500  # changed services above which all are read again


def indice(work: Work) -> Indice:
    """Return the index of the services that count, as they are in this transaction."""
    work.session.flush()
    guardado: Indice | None
    guardado, antes = work.connection.info.get(CHAVE, (None, (0, 0)))
    ate = _ate(work)
    if guardado is None or ate < antes:
        guardado = _ler(work, Indice())
    elif ate > antes:
        guardado = _atualizar(work, guardado, *antes)
    work.connection.info[CHAVE] = (guardado, ate)
    return guardado


def _ate(work: Work) -> tuple[int, int]:
    """Return the last act and the last service there are."""
    ultimos = select(func.max(Ato.id)), select(func.max(ServicoRow.id))
    ato, servico = (work.connection.execute(ultimo).scalar() or 0 for ultimo in ultimos)
    return ato, servico


def _atualizar(work: Work, indice: Indice, ato: int, servico: int) -> Indice:
    feitos = select(Ato.alvo).where(col(Ato.id) > ato, col(Ato.acao).endswith("_servico")).distinct()
    alvos = work.connection.execute(feitos.limit(DE_NOVO + 1)).scalars().all()
    if len(alvos) > DE_NOVO:
        return _ler(work, Indice())
    numeros = [int(alvo) for alvo in alvos if alvo and alvo.isdecimal()]
    return _ler(work, indice, or_(col(ServicoRow.id).in_(numeros), col(ServicoRow.id) > servico))


def _ler(work: Work, indice: Indice, *quais: ColumnElement[bool]) -> Indice:
    colunas = select(ServicoRow.id, ServicoRow.busca, ServicoRow.fora_do_inventario)
    for numero, busca, fora in work.connection.execute(colunas.where(*quais)):
        if fora is None:
            indice.por(numero, busca)
        else:
            indice.tirar(numero)
    return indice
