"""The acts that stay on record: who did what, in which organ."""

from bot.storage.tables import Ato
from bot.storage.work import Work


def registrar(
    work: Work, acao: str, *, pessoa_id: int | None, siorg: str | None = None, alvo: object = None
) -> None:
    """Put one act on record, at the instant of this transaction."""
    alvo_texto = None if alvo is None else str(alvo)
    work.session.add(Ato(quando=work.now, pessoa_id=pessoa_id, siorg=siorg, acao=acao, alvo=alvo_texto))
