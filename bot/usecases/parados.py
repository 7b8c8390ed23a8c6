"""Links that nobody accepted yet: who has not come in, organ by organ."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from bot.storage.tables import Convite, Indicacao, Orgao
from bot.storage.work import Work
from bot.usecases.convites import VIVAS

DE_CADA_VEZ = 500  # numbers in one question to the database

PARADO = (
    col(Convite.aceito_em).is_(None),
    col(Convite.cancelado_em).is_(None),
    col(Convite.desfeito_em).is_(None),
    col(Convite.pessoa_id).is_(None),
)


def quantos(work: Work, *onde: ColumnElement[bool] | bool) -> int:
    """Return how many links wait."""
    busca = select(func.count()).select_from(Convite).join(Orgao).where(*PARADO, *onde)
    return work.session.exec(busca).one()


def parado(work: Work, convite: Convite) -> tuple[Convite, Orgao] | None:
    """Return the link with its organ while it is still waiting."""
    return next(iter(parados(work, Convite.id == convite.id, ate=1)), None)


def parados(
    work: Work, *onde: ColumnElement[bool] | bool, inicio: int = 0, ate: int
) -> list[tuple[Convite, Orgao]]:
    """Return links that wait, each with its organ, organ by organ."""
    busca = select(Convite, Orgao).join(Orgao).where(*PARADO, *onde)
    sigla = func.coalesce(func.nullif(Orgao.sigla, ""), Orgao.nome)  # a renewed link keeps its place
    em_ordem = busca.order_by(sigla, col(Convite.siorg), col(Convite.nome), col(Convite.id))
    return list(work.session.exec(em_ordem.offset(inicio).limit(ate)))


def indicacoes_de(work: Work, links: Sequence[Convite]) -> dict[int | None, list[Indicacao]]:
    """Return the nominations that each link carries: none for who nominates."""
    carregam: dict[int | None, list[Indicacao]] = {}
    for n in range(0, len(links), DE_CADA_VEZ):
        destes = col(Indicacao.convite_id).in_([convite.id for convite in links[n : n + DE_CADA_VEZ]])
        busca = select(Indicacao).where(destes, col(Indicacao.situacao).in_(VIVAS))
        for indicacao in work.session.exec(busca.order_by(col(Indicacao.id))):
            carregam.setdefault(indicacao.convite_id, []).append(indicacao)
    return carregam
