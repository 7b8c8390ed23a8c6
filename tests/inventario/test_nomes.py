"""Names as people paste them: cleaned, made better, told from what is no service."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nomes_de_servicos import a_melhorar, limpo, melhor, o_que_parece
from bot.domain.orgaos import orgaos
from bot.domain.regras import achados, achados_de_nome
from bot.domain.servico import Servico


@pytest.mark.parametrize(
    ("linha", "nome"),
    [
        ("1. Emitir passaporte;", "Emitir passaporte"),
        ("  •  2) Emitir   certidão.", "Emitir certidão"),
        ("01 - Registrar marca,", "Registrar marca"),
        ("1.2. Renovar licença", "Renovar licença"),
        ("a) Solicitar visto", "Solicitar visto"),
        ("-Solicitar visto", "Solicitar visto"),
        ("2ª via de passaporte", "2ª via de passaporte"),
        ("10.000 mudas para plantio", "10.000 mudas para plantio"),
        ("(61) 3333-0000", "(61) 3333-0000"),
        ("***", "***"),
    ],
)
def test_a_linha_perde_as_marcas_e_o_nome_fica(linha: str, nome: str) -> None:
    assert limpo(linha) == nome


@pytest.mark.parametrize(
    ("nome", "outro"),
    [
        ("EMISSÃO DE CPF", "Emitir CPF"),
        ("Serviço de emissão de certidão", "Emitir certidão"),
        ("serviços de registro de marca", "Registrar marca"),
        ("SOLICITAR APOSENTADORIA POR IDADE", "Solicitar aposentadoria por idade"),
        ("emitir passaporte", "Emitir passaporte"),
        ("Emitir passaporte", "Emitir passaporte"),
        ("Taxímetro", "Taxímetro"),
    ],
)
def test_o_nome_melhora_quando_se_sabe_como(nome: str, outro: str) -> None:
    assert melhor(nome) == outro


def test_sem_verbo_nem_sugestao_o_nome_ainda_pode_melhorar() -> None:
    assert a_melhorar("Taxímetro")
    assert not a_melhorar("Emitir passaporte")
    assert not a_melhorar("Ouvidoria")


@pytest.mark.parametrize(
    ("nome", "parece"),
    [
        ("Site", "canal"),
        ("Sistema Eletrônico de Informações", "canal"),
        ("fale@inmetro.gov.br", "canal"),
        ("OUVIDORIA", "area"),
        ("Programa de bolsas", "programa"),
        ("Perguntas frequentes", "informacao"),
        ("Consultar o site", None),
        ("Programar visita", None),
        ("Emissão de passaporte", None),
        ("Taxímetro", None),
    ],
)
def test_o_que_nao_parece_servico_diz_o_que_parece(nome: str, parece: str | None) -> None:
    assert o_que_parece(nome) == parece


@given(
    st.one_of(
        st.text(max_size=150), st.sampled_from(["...", "teste", "EMISSÃO DE RG", "Obter PNCEBT (XPTO)"])
    )
)
def test_so_com_o_nome_as_regras_acham_o_mesmo_que_no_servico_inteiro(nome: str) -> None:
    servico = Servico(nome=nome, orgao=orgaos()["240"])
    assert achados_de_nome(servico) == achados(servico)


@given(st.text(max_size=60))
def test_limpar_duas_vezes_nao_muda_nada(linha: str) -> None:
    assert limpo(limpo(linha)) == limpo(linha)
