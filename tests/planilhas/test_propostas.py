"""A messy spreadsheet of 60 services becomes 60 proposals; what was not understood is named by its row."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.orgaos import Orgao
from bot.forms.medidas import medir
from bot.forms.servico import que_cabem
from bot.planilhas.leitura import ler
from bot.planilhas.linhas import Linha
from bot.usecases.planilha_colunas import CAMPOS, campo_de
from bot.usecases.planilha_propostas import Problema, Proposta, ler_servicos, propor
from tests.planilhas.livros import livro
from tests.planilhas.sessenta import nomes, planilha

CABECALHO = ("Serviço", "Etapa", "Canal", "Prazo")


def _propostas(dados: bytes, nome: str = "a.xlsx") -> tuple[list[Proposta], list[Problema]]:
    lidas = ler_servicos(ler(nome, dados))
    assert lidas is not None
    return lidas


@pytest.mark.parametrize(
    ("rotulo", "campo"),
    [
        ("Público alvo", "quem"),
        ("PUBLICO-ALVO", "quem"),
        ("Quem pode utilizar este serviço?", "quem"),
        ("Nome do Serviço (verbo)", "nome"),
        ("Nome do responsável", None),
        ("Doc. necessários", "documentos"),
        ("Prazo máx. (dias úteis)", "prazo"),
        ("Qual o prazo?", "prazo"),
        ("Tempo de espera", None),
        ("Onde solicitar?", "canal"),
        ("Site/URL", "endereco"),
        ("Custo (R$)", "custo"),
        ("É gratuito?", "gratuito"),
        ("Área", "areas"),
        ("Área responsável", None),
        ("Palavras-chave", "palavras_chave"),
        ("Base legal", "legislacoes"),
        ("Telefone", "contato"),
        ("Nº", None),
        ("", None),
    ],
)
def test_colunas_se_reconhecem_como_os_orgaos_escrevem(rotulo: str, campo: str | None) -> None:
    assert campo_de(rotulo) == campo


def test_sessenta_servicos_e_nada_se_perde() -> None:
    propostas, problemas = _propostas(planilha())
    assert [proposta.nome for proposta in propostas] == nomes()
    decimo = propostas[9]
    assert decimo.linhas == [14, 15]
    assert decimo.valores["etapas"][0]["documentos"][-1] == "Contrato social"
    assert decimo.valores["solicitantes"][-1] == {"tipo": "Empresas"}
    assert Problema(66, "", "linha sem nome", "sem_nome") in problemas
    assert Problema(9, "Prazo (dias úteis)", "depende", "no_comentario") in problemas
    assert Problema(8, "Como solicitar", "Setor de protocolo", "nao_entendi") in problemas
    assert propostas[4].valores["tempo_comentario"] == "depende"
    assert "Fulana" not in str(propostas)


def test_cada_linha_de_um_servico_pode_ser_uma_etapa() -> None:
    linhas = [
        CABECALHO,
        ("Emitir selo", "Pedir o selo", "Internet", "5 dias úteis"),
        ("Emitir selo", "Buscar o selo", "Presencial", "10 dias úteis"),
    ]
    (proposta,), problemas = _propostas(livro(linhas))
    assert proposta.valores["etapas"] == [
        {"titulo": "Pedir o selo", "canais": [{"tipo": "web"}]},
        {"titulo": "Buscar o selo", "canais": [{"tipo": "presencial"}]},
    ]
    assert problemas == [Problema(3, "Prazo", "10 dias úteis", "repetido")]


def test_colunas_do_mesmo_campo_se_juntam() -> None:
    linhas = [("Serviço", "Telefone", "E-mail"), ("Emitir selo", "61 3333-4444", "a@b.gov.br")]
    (proposta,), _ = _propostas(livro(linhas))
    assert proposta.valores["contato"] == "61 3333-4444\na@b.gov.br"


def test_gratuito_e_com_custo_ao_mesmo_tempo_e_dito() -> None:
    linhas = [("Serviço", "Gratuito", "Taxa"), ("Emitir selo", "Sim", "R$ 10,00")]
    (proposta,), problemas = _propostas(livro(linhas))
    assert proposta.valores["gratuito"] == "nao"
    assert problemas == [Problema(2, "Gratuito", "Sim", "contraria")]


@pytest.mark.parametrize(
    "dados",
    ["Serviços\nEmitir selo\nObter visto\n", "Emitir selo\nObter visto\n"],
    ids=["título", "sem título"],
)
def test_uma_lista_de_nomes_basta(dados: str) -> None:
    propostas, problemas = _propostas(dados.encode("cp1252"), "a.csv")
    assert [proposta.valores for proposta in propostas] == [{"nome": "Emitir selo"}, {"nome": "Obter visto"}]
    assert problemas == []


def test_sem_cabecalho_nao_se_adivinha() -> None:
    assert ler_servicos(ler("a.csv", b"Emitir selo;abc\nObter visto;def\n")) is None


def test_um_nome_que_e_endereco_fica_de_fora_e_e_dito() -> None:
    _, problemas = _propostas(livro([("Serviço", "Prazo"), ("https://x.gov.br", "3 meses")]))
    assert problemas == [Problema(2, "", "https://x.gov.br | 3 meses", "nome")]


PEDACOS = st.sampled_from(
    (
        *(
            "30",
            "dias",
            "úteis",
            "até",
            "R$",
            "1.342,28",
            "não",
            "sim",
            "gratuito",
            "Internet",
            "presencial",
            "e",
        ),
        *(
            ";",
            "\n",
            ",",
            "a",
            "5",
            "(",
            ")",
            "-",
            "https://x.gov.br",
            "a@b.gov.br",
            "0800",
            "•",
            "=",
            "05/10/2026",
        ),
    )
)
CELULA = st.one_of(
    st.text(max_size=30), st.lists(PEDACOS, max_size=6).map(" ".join), st.text(min_size=600, max_size=700)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.fixed_dictionaries({campo: CELULA for campo in CAMPOS}), min_size=1, max_size=2))
def test_nenhum_texto_derruba_a_leitura_e_tudo_cabe_no_formulario(linhas: list[dict[str, Any]]) -> None:
    campos = [campo for campo in CAMPOS if campo != "nome"]
    mapa = dict(enumerate(campos))
    rows = [Linha(n, tuple(linha[campo] for campo in campos)) for n, linha in enumerate(linhas, start=1)]
    proposta = propor("Emitir selo", rows, campos, mapa)
    assert que_cabem(proposta.valores) == proposta.valores
    medir(proposta.valores, Orgao("240", "Instituto", "INMETRO"))
