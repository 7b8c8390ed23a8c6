"""Business days: national holidays, pontos facultativos, days of the installation, hours of work."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.content import Content
from bot.domain.calendario import Calendario

BRASILIA = ZoneInfo("America/Sao_Paulo")
FATOS: dict[str, Any] = {
    "hora_inicial": 9,
    "hora_final": 18,
    "pontos_facultativos": False,
    "feriados_a_mais": [],
    "feriados_a_menos": [],
}


def calendario(**mudancas: Any) -> Calendario:
    """Return a calendar with these facts instead of the usual ones."""
    return Calendario.read({**FATOS, **mudancas}, BRASILIA)


@pytest.mark.parametrize(
    ("ano", "dias"),
    [
        (2026, ("01/01", "03/04", "21/04", "01/05", "07/09", "12/10", "02/11", "15/11", "20/11", "25/12")),
        (2027, ("01/01", "26/03", "21/04", "01/05", "07/09", "12/10", "02/11", "15/11", "20/11", "25/12")),
    ],
)
def test_os_feriados_nacionais_sao_estes(ano: int, dias: tuple[str, ...]) -> None:
    todos = [date.fromordinal(n) for n in range(date(ano, 1, 1).toordinal(), date(ano + 1, 1, 1).toordinal())]
    assert tuple(f"{dia:%d/%m}" for dia in todos if calendario().e_feriado(dia)) == dias


def test_a_consciencia_negra_e_feriado_desde_2024() -> None:
    assert not calendario().e_feriado(date(2023, 11, 20))
    assert calendario().e_feriado(date(2024, 11, 20))


@pytest.mark.parametrize("dia", [date(2027, 2, 8), date(2027, 2, 9), date(2027, 5, 27), date(2027, 10, 28)])
def test_ponto_facultativo_so_para_onde_a_instalacao_diz(dia: date) -> None:
    assert calendario().e_dia_util(dia)
    assert not calendario(pontos_facultativos=True).e_dia_util(dia)
    assert not Content.load().instalacao.calendario.e_dia_util(dia)


def test_a_instalacao_tira_e_poe_dias() -> None:
    daqui = calendario(feriados_a_mais=["25/01", "02/12/2026"], feriados_a_menos=["20/11/2026"])
    assert daqui.e_feriado(date(2027, 1, 25))
    assert daqui.e_feriado(date(2028, 1, 25))
    assert daqui.e_feriado(date(2026, 12, 2))
    assert not daqui.e_feriado(date(2027, 12, 2))
    assert not daqui.e_feriado(date(2026, 11, 20))
    assert daqui.e_feriado(date(2025, 11, 20))


@pytest.mark.parametrize("escrito", ["25 de janeiro", "31/02", "1/5", "2027-01-25", "25/01/27"])
def test_um_dia_mal_escrito_nao_passa(escrito: str) -> None:
    with pytest.raises(ValueError):
        calendario(feriados_a_mais=[escrito])


@pytest.mark.parametrize(
    ("agora", "quando"),
    [
        ("2026-11-24T12:00", "2026-11-24T12:00"),
        ("2026-11-24T08:59", "2026-11-24T09:00"),
        ("2026-11-24T18:00", "2026-11-25T09:00"),
        ("2026-11-27T20:00", "2026-11-30T09:00"),  # Friday, for Monday
        ("2026-12-24T23:00", "2026-12-28T09:00"),  # Christmas is a Friday
        ("2027-03-26T10:00", "2027-03-29T09:00"),  # Good Friday
        ("2026-12-31T18:30", "2027-01-04T09:00"),
    ],
)
def test_o_proximo_horario_de_trabalho(agora: str, quando: str) -> None:
    instante = datetime.fromisoformat(agora).replace(tzinfo=BRASILIA)
    assert calendario().proximo_horario(instante) == datetime.fromisoformat(quando).replace(tzinfo=BRASILIA)
