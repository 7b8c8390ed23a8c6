"""Five criteria and four traps."""

import pytest

from bot.domain.criterios import ARMADILHAS, CRITERIOS, o_que_e

SERVICO = {**dict.fromkeys(CRITERIOS, True), **dict.fromkeys(ARMADILHAS, False)}


def test_quem_atende_aos_cinco_criterios_e_foge_das_armadilhas_e_servico() -> None:
    assert o_que_e(SERVICO) is None


@pytest.mark.parametrize(
    ("pergunta", "resposta", "qual"),
    [
        ("interacao", False, "informacao"),
        ("personalizacao", False, "informacao"),
        ("suficiencia", False, "etapa"),
        ("processo", False, "evento"),
        ("utilidade", False, "interno"),
        ("area", True, "area"),
        ("programa", True, "programa"),
        ("sistema", True, "canal"),
        ("evento", True, "evento"),
    ],
)
def test_uma_resposta_basta_para_nao_ser_servico(pergunta: str, resposta: bool, qual: str) -> None:
    assert o_que_e({**SERVICO, pergunta: resposta}) == qual
