"""What is missing before a service can be published, and the card that says so."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.cartao import cartao
from bot.domain.pendencias import pendencias
from bot.domain.servico import Canal, Etapa, Servico, Solicitante
from bot.domain.tempo import Tempo, TipoDeTempo
from bot.messages import Message
from tests.servico.exemplo import CHEIO, MINIMO, ORGAO


def test_o_servico_com_o_nucleo_pode_ser_publicado() -> None:
    assert pendencias(MINIMO) == pendencias(CHEIO) == ()


def test_de_um_servico_so_com_nome_falta_todo_o_resto() -> None:
    faltam = pendencias(Servico(nome="Obter licença", orgao=ORGAO))
    assert [falta.caminho for falta in faltam] == [
        "descricao",
        "gratuito",
        "solicitantes",
        "etapas",
        "tempo",
        "segmentos",
        "areas",
        "palavras_chave",
    ]
    assert all(falta.fonte.startswith("guia:") for falta in faltam)


@pytest.mark.parametrize(
    ("mudanca", "caminhos"),
    [
        ({"nome": " - "}, ["nome"]),
        ({"descricao": "....."}, ["descricao"]),
        ({"digital": True}, ["link"]),
        ({"solicitantes": (Solicitante(""),)}, ["solicitantes"]),
        ({"etapas": (Etapa("", (Canal("web", "x"),)),)}, ["etapas/0/titulo"]),
        ({"etapas": (*MINIMO.etapas, Etapa("Pagar"))}, ["etapas/1/canais"]),
        ({"etapas": (Etapa("Pagar", (Canal("web", "x"), Canal("fax", "-"))),)}, ["etapas/0/canais"]),
        ({"tempo": Tempo(TipoDeTempo.NAO_ESTIMADO)}, []),
        ({"palavras_chave": ("uma", "duas")}, ["palavras_chave"]),
    ],
)
def test_cada_dado_do_nucleo_que_falta_e_dito(mudanca: dict[str, Any], caminhos: list[str]) -> None:
    assert [falta.caminho for falta in pendencias(replace(MINIMO, **mudanca))] == caminhos


def test_a_pendencia_diz_em_que_etapa_e_quantas_palavras() -> None:
    falta_canal, faltam_palavras = pendencias(
        replace(MINIMO, etapas=(*MINIMO.etapas, Etapa("Pagar")), palavras_chave=("uma",))
    )
    assert falta_canal.mensagem.params == {"etapa": 2}
    assert faltam_palavras.mensagem.count == 2


def _chaves(servico: Servico) -> list[str]:
    return [linha.key for paragrafo in cartao(servico) for linha in paragrafo.lines]


def test_o_cartao_de_um_servico_completo_e_digital() -> None:
    assert _chaves(MINIMO) == [
        "servico.cartao.nome",
        "servico.cartao.orgao",
        "servico.cartao.completo",
        "servico.cartao.digital",
    ]


def test_o_cartao_diz_o_que_falta_e_quantas_etapas_sao_digitais() -> None:
    no_balcao = Etapa("Retirar a licença", (Canal("presencial", "Rua 1"),))
    servico = replace(MINIMO, descricao="", etapas=(*MINIMO.etapas, no_balcao))
    assert _chaves(servico)[2:] == [
        "servico.cartao.falta",
        "servico.cartao.item",
        "servico.cartao.nao_digital",
    ]
    medida = cartao(servico)[-1].lines[0]
    assert (medida.params, medida.count) == ({"digitais": 1}, 2)


def test_o_cartao_sem_etapa_nao_mede_nada() -> None:
    falta = cartao(replace(MINIMO, etapas=()))[-1].lines
    assert falta[-1].params == {"falta": Message(pendencias(replace(MINIMO, etapas=()))[0].mensagem.key)}
