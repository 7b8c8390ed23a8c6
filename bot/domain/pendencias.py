"""What keeps a service from being published: the findings that block."""

from bot.domain.regras import Achado, Severidade, achados
from bot.domain.servico import Servico


def pendencias(servico: Servico, publicado: Servico | None = None) -> tuple[Achado, ...]:
    """Return what blocks, in the order of the form; empty when the service can be published.

    `publicado`: the text on the Portal, whose own faults block nothing.
    """
    todos = achados(servico, publicado)
    return tuple(achado for achado in todos if achado.severidade is Severidade.IMPEDE)
