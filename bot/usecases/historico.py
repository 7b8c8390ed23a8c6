"""The acts that stay on record: who did what, in which organ."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import col, select

from bot.storage.tables import Ato, Indicacao
from bot.storage.work import Work


def registrar(
    work: Work,
    acao: str,
    *,
    pessoa_id: int | None,
    siorg: str | None = None,
    alvo: object = None,
    detalhes: Mapping[str, Any] | None = None,
) -> None:
    """Put one act on record, at the instant of this transaction; `detalhes` is plain JSON."""
    ato = Ato(quando=work.now, pessoa_id=pessoa_id, siorg=siorg, acao=acao, detalhes=dict(detalhes or {}))
    ato.alvo = None if alvo is None else str(alvo)
    work.session.add(ato)


def registrar_em(
    work: Work,
    acao: str,
    indicacoes: Iterable[Indicacao],
    *,
    pessoa_id: int | None,
    detalhes: Mapping[str, Any] | None = None,
) -> None:
    """Put one act on the record of each of these nominations; `pessoa_id` None: nobody with a role here."""
    for indicacao in indicacoes:
        registrar(
            work, acao, pessoa_id=pessoa_id, siorg=indicacao.siorg, alvo=indicacao.id, detalhes=detalhes
        )


def detalhes_do_ato(work: Work, acao: str, siorg: str | None, alvo: object) -> dict[str, Any]:
    """Return what is on record of the latest act of that kind on something; empty when there is none."""
    busca = select(Ato).where(Ato.siorg == siorg, Ato.acao == acao, Ato.alvo == str(alvo))
    ato = work.session.exec(busca.order_by(col(Ato.id).desc())).first()
    return dict(ato.detalhes) if ato is not None else {}
