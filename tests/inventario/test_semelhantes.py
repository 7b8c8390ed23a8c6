"""Names nearly equal to one that is there already."""

import pytest

from bot.domain.semelhantes import semelhantes

INVENTARIO = ("emitir passaporte comum", "solicitar visto de turista", "registrar aeronave")


@pytest.mark.parametrize(
    ("nome", "qual"),
    [
        ("emitir passaporte comun", 0),
        ("passaporte comum emitir", 0),
        ("solicitar visto de turistas", 1),
        ("registrar aeronaves", 2),
    ],
)
def test_um_nome_quase_igual_e_apontado(nome: str, qual: int) -> None:
    assert semelhantes([nome], INVENTARIO) == {0: qual}


@pytest.mark.parametrize("nome", ["emitir certidao", "solicitar aposentadoria", "registrar navio", ""])
def test_um_nome_diferente_nao_e_apontado(nome: str) -> None:
    assert semelhantes([nome], INVENTARIO) == {}


def test_um_nome_nao_e_parecido_consigo() -> None:
    assert semelhantes(INVENTARIO, INVENTARIO) == {}
