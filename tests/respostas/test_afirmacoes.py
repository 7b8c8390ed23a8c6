"""What is only told gets no answer; a question or a trouble that opens the same way does."""

import pytest

from bot.delivery.knowledge import conhecimento, respondedor
from bot.respostas.afirmacoes import so_conta
from bot.respostas.responder import Desfecho, Resposta


@pytest.mark.parametrize(
    "texto",
    [
        "Sou Nilo Reis, da Ouvidoria",
        "bom dia, meu nome é Nilo Reis, da Ouvidoria",
        "moro em Caicó",
        "obrigado pela reunião de ontem",
        "vou mandar amanhã",
        "segue a lista dos pontos focais",
        "já mandei a lista dos serviços",
        "conforme combinado, indico Maria",
        "estou de férias",
    ],
)
def test_o_que_so_se_conta_nao_e_pergunta(texto: str) -> None:
    assert respondedor().responder(texto).desfecho is Desfecho.NAO_SEI


@pytest.mark.parametrize(
    ("texto", "chave"),
    [
        ("sou ponto focal, o que faço", "atividades"),
        ("não recebi a senha", "senha-portal"),
        ("estou sem a senha do portal", "senha-portal"),
        ("estou em dúvida sobre a meta", "metas"),
        ("sou ponto focal e meu substituto saiu", "assistente.trocar-pessoa"),
        ("vou cadastrar meu primeiro serviço", "assistente.cadastrar"),
    ],
)
def test_o_que_se_pergunta_assim_continua_respondido(texto: str, chave: str) -> None:
    resposta = respondedor().responder(texto)
    assert resposta.desfecho is Desfecho.RESPONDIDA
    assert chave in [entrada.chave for entrada in resposta.entradas]


def test_contas_continuam_feitas() -> None:
    (conta,) = respondedor().responder("meu órgão tem 80 serviços, qts digitais").contas
    assert (conta.key, conta.count) == ("contas.precisam_ser_digitais", 40)


def test_nenhum_jeito_de_perguntar_do_conhecimento_e_tomado_por_relato() -> None:
    nosso = respondedor()
    negados = [
        jeito
        for entrada in conhecimento().entradas
        if entrada.tipo == "resposta"
        for jeito in entrada.perguntas
        if so_conta(jeito) and nosso.responder(jeito) == Resposta(Desfecho.NAO_SEI)
    ]
    assert negados == []
