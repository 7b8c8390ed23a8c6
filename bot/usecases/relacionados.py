"""The names of the services that another one points to: ours by name, the Portal's by its number."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.callbacks import number_in
from bot.storage.tables import ServicoRow

NOSSO = "servico:"  # begins the value of a service of ours; the others are numbers of the Portal


def nomes_dos_relacionados(session: Session, valores: Sequence[str]) -> dict[str, str]:
    """Return the name of each service of ours among `valores`, by its value."""
    nossos = [number_in(valor.removeprefix(NOSSO)) for valor in valores if valor.startswith(NOSSO)]
    if not nossos:
        return {}
    busca = select(ServicoRow.id, ServicoRow.nome).where(col(ServicoRow.id).in_(nossos))
    return {f"{NOSSO}{servico_id}": nome for servico_id, nome in session.exec(busca)}
