"""How fast a goal must be approached to be reached by the deadline. Source: design, conversation 9."""

from dataclasses import dataclass
from datetime import date

from bot.domain.metas import Parcela

SEMANA = 7  # days


@dataclass(frozen=True, slots=True)
class Ritmo:
    """`faltam` more services in `dias` days, the one of the deadline included; both are more than 0."""

    faltam: int
    dias: int

    @property
    def por_semana(self) -> int:
        """How many services a week are enough, rounded up."""
        return -(-self.faltam * SEMANA // max(SEMANA, self.dias))

    @property
    def semanas_por_servico(self) -> int:
        """How many weeks there are for each service, rounded down: 1 or 0 where one a week is not enough."""
        return self.dias // (SEMANA * self.faltam)

    @property
    def cabe_em_uma_semana(self) -> bool:
        """Whether no more than a week is left, so that a weekly pace says nothing."""
        return self.dias <= SEMANA

    def abaixo(self, ganho: int, dias: int) -> bool:
        """Tell whether `ganho` services in the last `dias` days, if it goes on so, are too few."""
        return ganho * self.dias < self.faltam * dias


def ritmo(parcela: Parcela, prazo: date | None, hoje: date) -> Ritmo | None:
    """Return the pace that is needed; None without a deadline, after it, and where nothing is missing."""
    if prazo is None or prazo < hoje or not parcela.mensuravel or not parcela.faltam:
        return None
    return Ritmo(parcela.faltam, (prazo - hoje).days + 1)


def em_atraso(parcela: Parcela, prazo: date | None, hoje: date) -> bool:
    """Tell whether the deadline has passed with the goal not reached; never without a deadline."""
    return prazo is not None and prazo < hoje and parcela.mensuravel and parcela.faltam > 0
