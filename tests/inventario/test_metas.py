"""The arithmetic of the two goals."""

from dataclasses import replace

import pytest

from bot.domain.metas import (
    META_DIGITAL,
    META_NO_PORTAL,
    Contagem,
    OutrasMedidas,
    Parcela,
    outras_medidas,
)
from bot.domain.servico import Canal, Etapa
from tests.servico.exemplo import MINIMO


@pytest.mark.parametrize(
    ("parte", "todo", "por_cento", "faltam", "atingida"),
    [(12, 60, 20, 48, False), (60, 60, 100, 0, True), (199, 200, 99, 1, False), (0, 0, 0, 0, False)],
)
def test_a_primeira_meta_e_todo_o_inventario_no_portal(
    parte: int, todo: int, por_cento: int, faltam: int, atingida: bool
) -> None:
    meta = Parcela(parte, todo, META_NO_PORTAL)
    assert (meta.por_cento, meta.faltam, meta.atingida) == (por_cento, faltam, atingida)


@pytest.mark.parametrize(
    ("digitais", "no_portal", "faltam"), [(0, 80, 40), (40, 80, 0), (2, 5, 1), (3, 5, 0), (5, 5, 0)]
)
def test_a_segunda_meta_e_metade_dos_que_estao_no_portal(digitais: int, no_portal: int, faltam: int) -> None:
    assert Parcela(digitais, no_portal, META_DIGITAL).faltam == faltam


def test_sem_inventario_ainda_nao_da_para_medir() -> None:
    contagem = Contagem(levantados=0, cadastrados=0, no_portal=0, digitais=0)
    assert not contagem.meta_no_portal.mensuravel
    assert not contagem.meta_digital.mensuravel


def test_rascunhos_e_prontos_estao_a_caminho() -> None:
    contagem = Contagem(levantados=10, cadastrados=7, no_portal=4, digitais=1)
    assert contagem.a_caminho == 3
    assert (contagem.meta_digital.parte, contagem.meta_digital.todo) == (1, 4)


def test_as_outras_medidas_contam_cada_uma_a_sua_coisa() -> None:
    na_web = Etapa("Pedir a licença", (Canal("web", "https://pesca.orgao.gov.br"),))
    no_balcao = Etapa("Retirar a licença", (Canal("presencial", "Rua 1"),))
    servicos = (
        replace(MINIMO, etapas=(na_web, no_balcao)),
        replace(MINIMO, etapas=(no_balcao,), digital=True),
        replace(MINIMO, etapas=()),
    )
    assert outras_medidas(servicos) == OutrasMedidas(
        servicos=3, com_algum_canal=1, com_a_marca=1, etapas_digitais=1, etapas=3
    )
