"""The pace that a deadline asks for, and the delay after it."""

from datetime import date

import pytest

from bot.domain.metas import META_NO_PORTAL, Parcela
from bot.domain.ritmo import Ritmo, em_atraso, ritmo

HOJE, PRAZO = date(2026, 11, 24), date(2027, 6, 30)


@pytest.mark.parametrize(
    ("faltam", "dias", "por_semana", "semanas_por_servico"),
    [(48, 219, 2, 0), (93, 219, 3, 0), (3, 219, 1, 10), (31, 217, 1, 1), (32, 217, 2, 0), (5, 7, 5, 0)],
)
def test_o_ritmo_por_semana(faltam: int, dias: int, por_semana: int, semanas_por_servico: int) -> None:
    devido = Ritmo(faltam, dias)
    assert (devido.por_semana, devido.semanas_por_servico) == (por_semana, semanas_por_servico)
    assert devido.por_semana * max(7, dias) >= faltam * 7


def test_o_dia_do_prazo_conta() -> None:
    assert ritmo(Parcela(59, 60, META_NO_PORTAL), HOJE, HOJE) == Ritmo(1, 1)
    assert ritmo(Parcela(12, 60, META_NO_PORTAL), PRAZO, HOJE) == Ritmo(48, 219)
    assert Ritmo(5, 7).cabe_em_uma_semana


@pytest.mark.parametrize(
    ("parcela", "prazo"),
    [
        (Parcela(12, 60, META_NO_PORTAL), None),
        (Parcela(12, 60, META_NO_PORTAL), date(2026, 11, 23)),
        (Parcela(60, 60, META_NO_PORTAL), PRAZO),
        (Parcela(0, 0, META_NO_PORTAL), PRAZO),
    ],
)
def test_sem_prazo_sem_inventario_ou_com_a_meta_atingida_nao_ha_ritmo(
    parcela: Parcela, prazo: date | None
) -> None:
    assert ritmo(parcela, prazo, HOJE) is None


def test_atraso_so_depois_de_um_prazo_que_se_conhece() -> None:
    falta = Parcela(12, 60, META_NO_PORTAL)
    assert em_atraso(falta, date(2026, 11, 23), HOJE)
    assert not em_atraso(falta, HOJE, HOJE)
    assert not em_atraso(falta, None, HOJE)
    assert not em_atraso(Parcela(60, 60, META_NO_PORTAL), date(2026, 11, 23), HOJE)


def test_abaixo_do_ritmo_compara_o_ganho_recente_com_o_devido() -> None:
    assert Ritmo(48, 219).abaixo(ganho=5, dias=28)
    assert not Ritmo(48, 219).abaixo(ganho=7, dias=28)
