"""Where a count will probably be on a day to come, from how it grew week by week.

The weeks that end today, twelve at most, give a mean gain and how much it varies. The sum of `h` weeks to
come then lies, eight times in ten, within t · s · sqrt(h + h²/n) of `h` times the mean: the spread of the
weeks to come, and of a mean known from `n` weeks only. Weeks are taken as alike and independent, which they
are only roughly; with fewer than four weeks nothing is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, sqrt
from statistics import mean, stdev

SEMANA = timedelta(days=7)
NO_MINIMO, NO_MAXIMO = 4, 12  # weeks
T = (1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363)  # Student's, 80%, from 3 degrees on


@dataclass(frozen=True, slots=True)
class Previsao:
    """Between `de` and `ate` on `dia`, eight times in ten, if it goes on as in the last `semanas`."""

    dia: date
    de: int
    ate: int
    semanas: int


def prever(serie: Mapping[date, int | None], hoje: date, dia: date, teto: int) -> Previsao | None:
    """Return the forecast for `dia` of a count that `serie` has by day, `hoje` included; 0 to `teto`."""
    agora, ganhos = serie.get(hoje), list(_ganhos(serie, hoje))
    if agora is None or len(ganhos) < NO_MINIMO or dia <= hoje:
        return None
    n, h = len(ganhos), (dia - hoje) / SEMANA
    meio = agora + h * mean(ganhos)
    margem = T[n - NO_MINIMO] * stdev(ganhos) * sqrt(h + h * h / n)
    de, ate = (min(max(0, valor), teto) for valor in (floor(meio - margem), ceil(meio + margem)))
    return Previsao(dia, de, ate, n)


def ganho(serie: Mapping[date, int | None], hoje: date, semanas: int) -> int | None:
    """Return how much the count grew in the last so many weeks; None where either end is not known."""
    antes, agora = serie.get(hoje - semanas * SEMANA), serie.get(hoje)
    return None if antes is None or agora is None else agora - antes


def _ganhos(serie: Mapping[date, int | None], hoje: date) -> Iterator[int]:
    for semana in range(NO_MAXIMO):
        da_semana = ganho(serie, hoje - semana * SEMANA, 1)
        if da_semana is None:
            return
        yield da_semana
