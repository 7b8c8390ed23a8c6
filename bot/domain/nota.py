"""How well a service follows the standard, as one number."""

from collections.abc import Iterable

from bot.domain.regras import Achado, Severidade

CHEIA = 100
DESCONTOS = {Severidade.IMPEDE: 20, Severidade.MELHORAR: 5, Severidade.DICA: 1}  # each rule once


def nota(achados: Iterable[Achado]) -> int:
    """Return a score from 0 to 100: each rule that is broken counts once, by how grave it is."""
    regras = {achado.regra: achado.severidade for achado in achados}
    return max(0, CHEIA - sum(DESCONTOS[severidade] for severidade in regras.values()))
