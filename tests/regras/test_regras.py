"""Every rule finds what breaks it, leaves alone what keeps it, and has a name, a source and a place."""

import re

import pytest

from bot.delivery.content import Content
from bot.domain.regras import achados, conselhos, rotulo
from bot.domain.regras.campos import CAMPOS
from bot.domain.regras.conferencia import REGRAS, REGRAS_DE_TEXTO, REGRAS_DE_TEXTOS
from bot.domain.regras.regra import Regra, RegraDeNome, RegraDeTexto, RegraDeTextos
from bot.domain.regras.texto import ler
from bot.domain.regras.unico import REGRAS as REGRAS_DE_NOME
from bot.domain.servico import Servico
from tests.regras.casos import DO_SERVICO, com
from tests.regras.textos import DE_TEXTO

TEXTS = Content.load().texts
TODAS = (*REGRAS, *REGRAS_DE_TEXTOS, *REGRAS_DE_TEXTO, *REGRAS_DE_NOME)
DE_NOME = {
    "nome.repetido": ("obter licenca, de pesca", "Obter licença de caça"),
    "nome.parecido": ("Obter licenças de pesca", "Obter passaporte"),
}


def achadas(servico: Servico) -> set[str]:
    return {achado.regra for achado in achados(servico)}


def test_cada_regra_tem_um_texto_que_a_quebra_e_um_que_a_mantem() -> None:
    assert {regra.id for regra in TODAS} == {*DO_SERVICO, *DE_TEXTO, *DE_NOME}
    assert len({regra.id for regra in TODAS}) == len(TODAS)


@pytest.mark.parametrize("regra", DO_SERVICO)
def test_a_regra_acha_o_servico_que_a_quebra_e_deixa_o_outro(regra: str) -> None:
    par = DO_SERVICO[regra]
    assert (regra in achadas(par.quebra), regra in achadas(par.mantem)) == (True, False)


@pytest.mark.parametrize("regra", REGRAS_DE_TEXTO, ids=lambda regra: regra.id)
def test_a_regra_acha_o_texto_que_a_quebra_e_deixa_o_outro(regra: RegraDeTexto) -> None:
    par = DE_TEXTO[regra.id]
    campo = CAMPOS[par.campo]
    assert regra.vale_para(campo)
    assert regra.conselho(ler(campo, par.quebra, par.canal)) is not None
    assert regra.conselho(ler(campo, par.mantem, par.canal)) is None


@pytest.mark.parametrize(
    ("campo", "texto"),
    [
        *(("descricao", texto) for texto in ("xx", "X x, x", "1", "Documento", "a. b")),
        *(("solicitantes/tipo", texto) for texto in ("1", "x", "aaa", "2026")),
        *(("etapas/documentos", texto) for texto in ("xx", "3")),
        *(("palavras_chave", texto) for texto in ("x", "12")),
        *(("etapas/canais/endereco", texto) for texto in ("xx", "1")),
        ("contato", "telefone"),
        ("etapas/casos/nome", "xx"),
    ],
)
def test_um_texto_que_nada_diz_recebe_conselho(campo: str, texto: str) -> None:
    assert conselhos(campo, texto)


@pytest.mark.parametrize(
    ("campo", "texto"),
    [
        *(("etapas/documentos", texto) for texto in ("RG", "CPF", "AAA")),
        *(("palavras_chave", texto) for texto in ("IR", "190", "rio")),
        *(("contato", texto) for texto in ("158", "ana@mp.gov.br", "0800 611 535")),
        ("etapas/custos/moeda", "R$"),
        ("condicoes_acessibilidade", "Não disponível."),
        ("nomes_populares", "156"),
    ],
)
def test_um_texto_curto_que_diz_o_bastante_passa(campo: str, texto: str) -> None:
    assert not conselhos(campo, texto)


@pytest.mark.parametrize("regra", DE_NOME)
def test_o_nome_se_compara_com_os_outros_do_orgao(regra: str) -> None:
    igual, diferente = DE_NOME[regra]
    assert regra in {achado.regra for achado in achados(com(), outros=[igual])}
    assert regra not in {achado.regra for achado in achados(com(), outros=[diferente])}


@pytest.mark.parametrize("regra", TODAS, ids=lambda regra: regra.id)
def test_cada_regra_diz_de_onde_vem_e_tem_nome_de_botao(
    regra: Regra | RegraDeTexto | RegraDeTextos | RegraDeNome,
) -> None:
    assert re.fullmatch(r"\d+(?:\.\d)? (?:GUIA|SRC|XSD|DATA|DOCS)", regra.fonte)
    assert len(TEXTS.label(rotulo(regra.id))) <= 30


@pytest.mark.parametrize("regra", DO_SERVICO)
def test_o_que_se_acha_no_servico_diz_o_lugar_em_palavras(regra: str) -> None:
    for achado in achados(DO_SERVICO[regra].quebra):
        lugar, _, conselho = TEXTS.label(achado.mensagem).partition(". ")
        assert lugar[0].isupper() and conselho.strip()


@pytest.mark.parametrize("regra", DE_TEXTO)
def test_o_conselho_cabe_na_tela_e_nao_repete_o_texto_todo(regra: str) -> None:
    par = DE_TEXTO[regra]
    (mesma,) = (uma for uma in REGRAS_DE_TEXTO if uma.id == regra)
    conselho = mesma.conselho(ler(CAMPOS[par.campo], par.quebra, par.canal))
    assert conselho is not None
    assert 10 < len(TEXTS.label(conselho)) < 400
