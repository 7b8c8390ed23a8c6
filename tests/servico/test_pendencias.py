"""What keeps a service from being published, and the card that says so."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.cartao import A_MELHORAR, cartao, pontos, sobram
from bot.domain.pendencias import pendencias
from bot.domain.regras import achados
from bot.domain.servico import Canal, Etapa, Servico, Solicitante
from bot.domain.tempo import Tempo, TipoDeTempo
from bot.messages import Paragraph
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


@pytest.mark.parametrize(
    ("mudanca", "caminhos"),
    [
        ({"nome": " - "}, ["nome"]),
        ({"nome": "Licença de pesca"}, ["nome"]),
        ({"descricao": "....."}, ["descricao"]),
        ({"digital": True}, ["link"]),
        ({"solicitantes": (Solicitante(""),)}, ["solicitantes"]),
        ({"etapas": (Etapa("", (Canal("web", "x"),)),)}, ["etapas/0/titulo"]),
        ({"etapas": (*MINIMO.etapas, Etapa("Pagar"))}, ["etapas/1/canais"]),
        (
            {"etapas": (Etapa("Pagar", (Canal("web", "x"), Canal("fax", "-"))),)},
            ["etapas/0/canais/1/endereco"],
        ),
        ({"tempo": Tempo(TipoDeTempo.NAO_ESTIMADO)}, []),
        ({"palavras_chave": ("uma", "duas")}, ["palavras_chave"]),
    ],
)
def test_cada_dado_do_nucleo_que_falta_e_dito(mudanca: dict[str, Any], caminhos: list[str]) -> None:
    assert [falta.caminho for falta in pendencias(replace(MINIMO, **mudanca))] == caminhos


def test_o_que_o_portal_ja_aceitou_nao_impede() -> None:
    publicado = replace(MINIMO, nome="Licença de pesca")
    assert pendencias(replace(publicado, sigla="LP"), publicado) == ()


def _cartao(servico: Servico) -> tuple[Paragraph, ...]:
    return cartao(servico, achados(servico))


def _chaves(servico: Servico) -> list[str]:
    return [linha.key for paragrafo in _cartao(servico) for linha in paragrafo.lines]


def test_o_cartao_separa_o_que_impede_do_que_pode_melhorar() -> None:
    chaves = _chaves(replace(MINIMO, descricao=""))
    assert chaves[:4] == [
        "servico.cartao.nome",
        "servico.cartao.orgao",
        "servico.cartao.falta",
        "servico.cartao.item",
    ]
    assert "servico.cartao.melhorar" in chaves
    assert chaves[-1] == "servico.cartao.digital"


def test_o_cartao_mostra_no_maximo_cinco_dos_outros_e_conta_o_resto() -> None:
    etapas = tuple(Etapa(f"Pedir a guia {numero}.", MINIMO.etapas[0].canais) for numero in range(9))
    todos = achados(replace(MINIMO, etapas=etapas))
    impede, melhorar = cartao(MINIMO, todos)[1:3]
    assert sobram(todos)
    assert [linha.key for linha in impede.lines] == ["servico.cartao.completo"]
    titulo, *itens, mais = melhorar.lines
    assert len(itens) == A_MELHORAR
    assert mais.count == (titulo.count or 0) - A_MELHORAR
    regras = [str(item.params["falta"].params["conselho"]) for item in itens]
    assert len(set(regras)) == A_MELHORAR


def test_todos_os_pontos_estao_na_lista_completa() -> None:
    etapas = tuple(Etapa(f"Pedir a guia {numero}.", MINIMO.etapas[0].canais) for numero in range(9))
    grupos = pontos(replace(MINIMO, etapas=etapas, descricao=""))
    assert [grupo.lines[0].key for grupo in grupos] == [
        "servico.cartao.falta",
        "servico.cartao.melhorar",
        "servico.cartao.dicas",
    ]
    assert all(len(grupo.lines) == 1 + (grupo.lines[0].count or 0) for grupo in grupos)


def test_o_cartao_diz_quantas_etapas_sao_digitais() -> None:
    no_balcao = Etapa("Retirar a licença", (Canal("presencial", "Rua 1"),))
    medida = _cartao(replace(MINIMO, etapas=(*MINIMO.etapas, no_balcao)))[-1].lines[0]
    assert (medida.key, medida.params, medida.count) == ("servico.cartao.nao_digital", {"digitais": 1}, 2)


def test_o_cartao_sem_etapa_nao_mede_nada() -> None:
    chaves = _chaves(replace(MINIMO, etapas=()))
    assert not [chave for chave in chaves if "digital" in chave]
