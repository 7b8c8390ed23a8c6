"""The fields of the Portal's editor: nothing of a letter is lost, and each piece fits a message."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cartas.campo import LETRAS, Campo, que_cabem
from bot.cartas.editor import partes_do_editor
from bot.delivery.content import Content
from bot.delivery.pieces import length
from bot.domain.orgaos import Orgao
from bot.domain.servico import Servico
from bot.forms.servico_valores import servico_de
from bot.messages import K, Message
from tests.servico.cartas_reais import cartas, siorg_da, valores_da
from tests.servico.exemplo import CHEIO

TEXTOS = Content.load().texts


def campos(servico: Servico) -> list[Campo]:
    return [campo for parte in partes_do_editor(servico, {}) for campo in parte.campos]


def textos_de(valor: Any) -> list[str]:
    """Return every text that people typed in a service, however deep."""
    if isinstance(valor, str):
        return [valor]
    if isinstance(valor, tuple):
        return [texto for item in valor for texto in textos_de(item)]
    if is_dataclass(valor) and not isinstance(valor, Orgao):
        return [t for campo in fields(valor) for t in textos_de(getattr(valor, campo.name))]
    return []


def test_os_campos_vem_na_ordem_do_editor() -> None:
    partes = [
        (TEXTOS.label(p.titulo), [TEXTOS.label(c.rotulo) for c in p.campos])
        for p in partes_do_editor(CHEIO, {})
    ]
    assert partes == [
        (
            "Dados básicos",
            [
                *("Nome do serviço", "Sigla", "Nomes populares", "Descrição", "Contato", "Gratuidade"),
                *("100% digital", "Página do pedido", "Validade do documento"),
            ],
        ),
        ("Quem pode pedir", ["Solicitante 1", "Requisitos 1", "Solicitante 2"]),
        (
            "Etapa 1",
            [
                *("Título da etapa", "Descrição da etapa", "Documentos", "Documentos: caso 1", "Custos"),
                *("Custos: caso 1", "Tempo da etapa", "Canais", "Canais: caso 1"),
            ],
        ),
        (
            "Outras informações",
            [
                *("Tempo do serviço", "Órgão", "Segmentos da sociedade", "Áreas de interesse"),
                *("Palavras-chave", "Leis e normas", "Serviços relacionados", "Acessibilidade e conforto"),
                *("Atendimento prioritário", "Tratamento no atendimento"),
            ],
        ),
    ]


def test_cada_texto_do_servico_pode_ser_copiado() -> None:
    a_copiar = {str(linha.params["texto"]) for campo in campos(CHEIO) for linha in campo.linhas}
    de_listas = {"web", "presencial", "telefone", "dias-uteis", "minutos", "anos", "entre", "em-media"}
    assert set(textos_de(CHEIO)) - de_listas - {"", "R$", "USD"} <= a_copiar


@pytest.mark.parametrize("qual", range(40))
def test_nas_cartas_reais_nada_se_perde_nem_passa_do_tamanho(qual: int) -> None:
    xml = cartas()[qual].read_bytes()
    servico = servico_de(valores_da(xml), Orgao(siorg_da(xml), "Órgão"))
    todos = campos(servico)
    copiado = "".join(str(linha.params["texto"]) for campo in todos for linha in campo.linhas)
    for texto in (servico.descricao, *servico.palavras_chave, *servico.legislacoes):
        assert texto in copiado
    for etapa in servico.etapas:
        assert all(documento in copiado for documento in etapa.documentos)
        assert all(canal.endereco in copiado for canal in etapa.canais)
    assert all(campo.letras <= LETRAS for campo in todos)
    assert len({campo.chave for campo in todos}) == len(todos)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9000), st.integers(1, 5))
def test_um_texto_comprido_vem_em_pedacos_que_juntos_sao_ele(texto: str, vezes: int) -> None:
    inteiro = texto * vezes
    linha = Message(K("editor.texto"), {"texto": inteiro})
    pedacos = list(que_cabem([Campo("descricao", Message(K("servico.descricao.rotulo")), (linha,))]))
    assert "".join(str(linha.params["texto"]) for p in pedacos for linha in p.linhas) == inteiro
    assert all(length(TEXTOS.html(linha)) <= LETRAS for p in pedacos for linha in p.linhas)
    assert all(len(p.linhas) <= 50 for p in pedacos)


def test_uma_lista_comprida_vem_em_partes_numeradas() -> None:
    muitos = tuple(f"Documento número {n} com um nome comprido" for n in range(88))
    etapa = replace(CHEIO.etapas[0], documentos=muitos)
    documentos = [c for c in campos(replace(CHEIO, etapas=(etapa,))) if "/documentos#" in c.chave]
    assert [TEXTOS.label(c.rotulo) for c in documentos] == [
        f"Documentos, parte {n} de 4" for n in (1, 2, 3, 4)
    ]
    assert [linha.params["texto"] for c in documentos for linha in c.linhas] == list(muitos)
    assert all(len(re.findall("<code>", TEXTOS.html(linha))) == 1 for c in documentos for linha in c.linhas)


def test_outro_texto_tem_outra_marca_e_o_resto_fica_com_a_sua() -> None:
    antes = {campo.chave: campo.marca for campo in campos(CHEIO)}
    depois = {campo.chave: campo.marca for campo in campos(replace(CHEIO, contato="(61) 3333-0001"))}
    assert {chave for chave in antes if antes[chave] != depois[chave]} == {"contato"}
