"""The JSON that the Portal's interface for machines takes: its names, its labels, its nesting."""

import json
from typing import Any

import pytest

from bot.cartas.api import escrever, nome_do_arquivo
from bot.domain.orgaos import Orgao
from bot.domain.servico import Servico
from bot.forms.servico_valores import servico_de
from tests.servico.cartas_reais import cartas, siorg_da, valores_da
from tests.servico.exemplo import CHEIO, MINIMO


def corpo(servico: Servico) -> Any:
    return json.loads(escrever(servico))


def test_o_servico_cheio_sai_no_formato_da_api() -> None:
    assert nome_do_arquivo(CHEIO) == "obter-licenca-de-pesca.json"
    dito = corpo(CHEIO)
    etapas = dito.pop("etapas")
    assert dito == {
        "id": None,
        "nome": "Obter licença de pesca",
        "sigla": "LP",
        "descricao": "Você recebe <b>a licença</b>  & mais.\n\nVale um ano.",
        "contato": "(61) 3333-0000",
        "gratuito": "false",
        "servicoDigital": True,
        "linkServicoDigital": "https://pesca.orgao.gov.br/novo?a=1&b=2",
        "nomesPopulares": {"item": [{"item": "Carteira de pescador"}]},
        "solicitantes": {
            "solicitante": [
                {"tipo": "Pescadores", "requisitos": "Ter 18 anos"},
                {"tipo": "Clubes de pesca", "requisitos": ""},
            ]
        },
        "validadeDocumento": {
            "tipo": "Válido por",
            "quantidade": 5,
            "unidade": "anos",
            "descricao": "Renove antes.",
        },
        "orgao": {"dbId": 77},
        "segmentosDaSociedade": {"item": [{"item": "Cidadãos"}, {"item": "Outro segmento"}]},
        "areasDeInteresse": {"item": ["Turismo", "Água"]},
        "palavrasChave": {"item": [{"item": "pesca"}, {"item": "peixe"}, {"item": "licença"}]},
        "legislacoes": {"item": [{"item": "[Lei da Pesca](https://leis.orgao.gov.br/1)"}]},
        "condicoesAcessibilidade": "Há rampa.",
        "tratamentoPrioritario": "Idosos têm prioridade.",
        "tratamentoDispensadoAtendimento": "Atendemos com respeito.",
        "tempoTotalEstimado": {
            "entre": {"min": 5, "max": 10, "unidade": "dias úteis"},
            "descricao": "Conta da entrega dos documentos.",
        },
        "servicosRelacionados": [933],
    }
    assert etapas == [
        {
            "titulo": "Pedir a licença",
            "descricao": "Preencha o pedido.",
            "documentos": {
                "documentos": [{"nome": "Identidade"}, {"nome": "Foto"}],
                "casos": [{"descricao": "Menores de 18 anos", "documento": [{"descricao": "Autorização"}]}],
            },
            "custos": {
                "custos": [
                    custo("Taxa", valor=1342.28),
                    {
                        **custo("Frete"),
                        "moeda": "USD",
                        "valorVariavel": "Por quilo",
                        "statusCustoVariavel": 1,
                    },
                    custo("Selo"),
                ],
                "casos": [{"descricao": "Estrangeiros", "custo": [custo("Taxa dobrada", valor=20)]}],
            },
            "canaisDePrestacao": {
                "canaisDePrestacao": [
                    {
                        "tipo": "Web",
                        "descricao": "https://pesca.orgao.gov.br",
                        "procedimentoSistemaIndisponivel": 'Use o "0800".\nDe graça.',
                    },
                    {
                        "tipo": "Presencial",
                        "descricao": "Rua 1,\nBrasília",
                        "tempoEstimadoPeriodo": "dias úteis",
                        "tempoEstimadoEspera": 15,
                    },
                ],
                "casos": [
                    {
                        "descricao": "Quem mora no exterior",
                        "canalDePrestacao": [
                            {"tipo": "Telefone", "descricao": "0800", "tempoEstimadoEspera": 5}
                        ],
                    }
                ],
            },
            "tempoTotalEstimado": {"emMedia": {"max": 5, "unidade": "minutos"}, "descricao": ""},
        }
    ]


def custo(nome: str, **valor: float) -> dict[str, Any]:
    return {"descricao": nome, "moeda": "R$", **valor, "valorVariavel": "", "statusCustoVariavel": 0}


def test_o_que_nao_tem_resposta_vai_vazio_e_o_orgao_sem_numero_fica_nulo() -> None:
    dito = corpo(MINIMO)
    assert dito["orgao"] == {"dbId": None}
    assert dito["gratuito"] == "true"
    assert dito["tempoTotalEstimado"]["atendimentoImediato"] == {"tipo": "Atendimento Imediato"}
    assert dito["nomesPopulares"] == dito["legislacoes"] == {"item": []}
    assert "validadeDocumento" not in dito
    assert "tempoTotalEstimado" not in dito["etapas"][0]


def test_o_servico_que_ja_esta_no_portal_leva_o_numero_dele() -> None:
    assert json.loads(escrever(MINIMO, "3741"))["id"] == 3741


@pytest.mark.parametrize("qual", range(40))
def test_cada_carta_real_vira_json_com_todos_os_seus_canais(qual: int) -> None:
    xml = cartas()[qual].read_bytes()
    servico = servico_de(valores_da(xml), Orgao(siorg_da(xml), "Órgão"))
    etapas = corpo(servico)["etapas"]
    assert [etapa["titulo"] for etapa in etapas] == [etapa.titulo for etapa in servico.etapas]
    for dita, etapa in zip(etapas, servico.etapas, strict=True):
        enderecos = [canal["descricao"] for canal in dita["canaisDePrestacao"]["canaisDePrestacao"]]
        assert enderecos == [canal.endereco for canal in etapa.canais]
