"""Moments as people write them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.quando import quando

AGORA = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("America/Sao_Paulo"))  # a Tuesday


@pytest.mark.parametrize(
    ("texto", "esperado"),
    [
        ("amanhã às 9h30", "2026-11-25T09:30"),
        ("depois de amanhã 8h", "2026-11-26T08:00"),
        ("hoje 15h", "2026-11-24T15:00"),
        ("15:45", "2026-11-24T15:45"),
        ("às 9 horas", "2026-11-25T09:00"),
        ("Segunda, 9h", "2026-11-30T09:00"),
        ("terça-feira às 10h", "2026-12-01T10:00"),
        ("30/11 14h", "2026-11-30T14:00"),
        ("30/11/2026, 14h30", "2026-11-30T14:30"),
        ("5/1 9h", "2027-01-05T09:00"),
        ("em 2 horas", "2026-11-24T14:00"),
        ("daqui a 30 minutos", "2026-11-24T12:30"),
    ],
)
def test_o_momento_e_entendido(texto: str, esperado: str) -> None:
    lido = quando(texto, AGORA)
    assert lido is not None
    assert lido.strftime("%Y-%m-%dT%H:%M") == esperado


@pytest.mark.parametrize("texto", ["", "amanhã", "30/11", "31/02 9h", "25h", "logo mais", "9h75", "0/0 9h"])
def test_o_que_nao_diz_momento_e_recusado(texto: str) -> None:
    assert quando(texto, AGORA) is None
