"""The panel's measure, when some of the channels belong to a case of some people."""

import pytest

from bot.domain.digital import etapa_digital
from bot.domain.servico import Canal, CasoDeCanais, Etapa

WEB = Canal("web", "https://pesca.orgao.gov.br")
BALCAO = Canal("presencial", "Rua 1")


@pytest.mark.parametrize(
    ("de_todos", "dos_casos", "digital"),
    [
        ((), ((WEB,),), True),
        ((), ((BALCAO,), (WEB,)), True),
        ((BALCAO,), ((WEB,),), True),
        ((WEB,), ((BALCAO,),), True),
        ((), ((BALCAO,),), False),
        ((), ((), ()), False),
        ((), (), False),
    ],
)
def test_o_canal_de_um_caso_especifico_tambem_e_da_etapa(
    de_todos: tuple[Canal, ...], dos_casos: tuple[tuple[Canal, ...], ...], digital: bool
) -> None:
    casos = tuple(CasoDeCanais("Quem mora fora do país", canais) for canais in dos_casos)
    assert etapa_digital(Etapa("Pedir a licença", de_todos, casos_de_canais=casos)) is digital
