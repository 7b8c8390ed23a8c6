"""When the numbers of the own organ are asked for, and what only sounds like it."""

import pytest

from bot.respostas.do_orgao import pede_numeros, pede_ritmo


@pytest.mark.parametrize(
    "texto",
    [
        "quanto falta pro meu órgão?",
        "meu órgão tem quantos digitais?",
        "estamos no ritmo?",
        "qts faltam pra gente",
        "QUANTOS SERVIÇOS MEU ORGAO TEM NO PORTAL",
        "quantos serviços digitais a gente tem?",
        "nosso órgão já bateu a meta?",
        "quanto falta pra gente bater a meta",
        "como estamos nas metas?",
        "estamos em dia?",
        "quantos dos nossos serviços já são digitais?",
    ],
)
def test_os_numeros_do_orgao_de_quem_pergunta(texto: str) -> None:
    assert pede_numeros(texto)


@pytest.mark.parametrize(
    "texto",
    [
        "meu órgão não tem secretaria executiva, quem indica?",
        "meu órgão tem 80 serviços, qts digitais",
        "temos 12 no portal e 5 digitais, quanto falta?",
        "quantas pessoas meu órgão precisa indicar?",
        "quantos substitutos nosso órgão tem?",
        "quanto tempo meu órgão tem para cadastrar os serviços?",
        "qual a meta do meu órgão?",
        "meu órgão mudou de nome",
        "quantos serviços precisam ser digitais?",
        "temos que cadastrar todos os serviços?",
        "o que acontece se meu órgão não bater a meta?",
        "onde vejo as metas do meu órgão",
        "meus serviços são digitais?",
        "quantas etapas tem o nosso serviço?",
        "quem publica os serviços do meu órgão?",
        "dá pra gente fazer oficina em outro órgão?",
        "qual o orçamento do meu órgão",
    ],
)
def test_o_que_so_parece_com_isso(texto: str) -> None:
    assert not pede_numeros(texto)


def test_quando_se_pergunta_pelo_ritmo() -> None:
    assert pede_ritmo("estamos no ritmo?")
    assert not pede_ritmo("quanto falta pro meu órgão?")
