"""How an etapa keeps its diagnosis, and how the answers of two people come together."""

from datetime import date

import pytest

from bot.domain.diagnostico import EtapaNoDiagnostico, Migracao, atrasada, chaves, juntar
from bot.domain.digital import medida_digital
from bot.forms.servico_valores import valores_de
from bot.storage.tables_do_diagnostico import Diagnostico
from bot.usecases.diagnosticos import casar, etapas_de
from tests.servico.exemplo import CHEIO

HOJE = date(2027, 6, 30)


def test_titulos_iguais_tem_chaves_diferentes_e_um_titulo_sem_letras_tambem_tem_uma() -> None:
    assert chaves(["Pedir", "pedir!", "Ação", "…"]) == ("pedir", "pedir--2", "acao", "etapa")


@pytest.mark.parametrize(
    ("situacao", "previsao", "esperado"),
    [
        (Migracao.EM_ANDAMENTO, date(2027, 6, 29), True),
        (Migracao.EM_ANDAMENTO, HOJE, False),
        (Migracao.CONCLUIDA, date(2027, 6, 29), False),
        (Migracao.A_INICIAR, None, False),
    ],
)
def test_esta_atrasada_a_migracao_que_passou_da_previsao_sem_terminar(
    situacao: str, previsao: date | None, esperado: bool
) -> None:
    assert atrasada(situacao, previsao, HOJE) is esperado


@pytest.mark.parametrize(
    ("minhas", "delas", "juntas", "disputados"),
    [
        ({"a": 1, "b": 9}, {"a": 1, "b": 2}, {"a": 1, "b": 9}, ()),
        ({"a": 1, "b": 2}, {"a": 7, "b": 2}, {"a": 7, "b": 2}, ()),
        ({"a": 8, "b": 2}, {"a": 7, "b": 3}, {"a": 7, "b": 3}, ("a",)),
        ({"a": 7}, {"a": 7, "b": 2}, {"a": 7}, ()),
        ({"a": 1}, {"a": 1, "b": 5}, {"a": 1, "b": 5}, ("b",)),
        ({"a": 1, "b": 2, "c": 3}, {"a": 1}, {"a": 1, "c": 3}, ()),
    ],
)
def test_fica_o_que_so_uma_das_duas_mudou(
    minhas: dict[str, int], delas: dict[str, int], juntas: dict[str, int], disputados: tuple[str, ...]
) -> None:
    feito = juntar({"a": 1, "b": 2}, minhas, delas)
    assert (feito.valores, feito.disputados) == (juntas, disputados)


def test_no_disputado_podem_ganhar_as_minhas() -> None:
    feito = juntar({"a": 1, "b": 2}, {"a": 8}, {"a": 7, "b": 2}, ganham_as_minhas=True)
    assert (feito.valores, feito.disputados) == ({"a": 8}, ("a",))


def test_a_etapa_leva_o_seu_diagnostico_quando_muda_de_lugar_ou_de_nome() -> None:
    pedir, pagar = _feito("pedir", 1), _feito("pagar", 2)
    trocadas = casar((_etapa("pagar", 1), _etapa("pedir", 2)), [pedir, pagar])
    assert trocadas.feitos == {"pagar": pagar, "pedir": pedir}
    renomeada = casar((_etapa("pedir", 1), _etapa("recolher", 2)), [pedir, pagar])
    assert renomeada.feitos == {"pedir": pedir, "recolher": pagar}
    uma_so = casar((_etapa("pedir", 1),), [pedir, pagar])
    assert (uma_so.feitos, uma_so.soltos) == ({"pedir": pedir}, (pagar,))


def test_a_medida_do_diagnostico_e_a_do_painel() -> None:
    etapas = etapas_de(valores_de(CHEIO)["etapas"])
    assert tuple(etapa.digital for etapa in etapas) == medida_digital(CHEIO).por_etapa
    assert [etapa.titulo for etapa in etapas] == [etapa.titulo for etapa in CHEIO.etapas]


def _etapa(chave: str, numero: int) -> EtapaNoDiagnostico:
    return EtapaNoDiagnostico(chave, numero, chave.title(), digital=False)


def _feito(etapa: str, numero: int) -> Diagnostico:
    return Diagnostico(servico_id=1, etapa=etapa, titulo=etapa.title(), numero=numero, valores={})
