"""What we write holds no live formula or link, and comes back as it was."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from bot.planilhas.escrita import escrever
from bot.planilhas.leitura import ler

PERIGOSOS = [
    '=HYPERLINK("https://x.br";"oi")',
    "=1+1",
    "+55",
    "-2",
    "@SUM(A1)",
    "https://x.br",
    "{=1}",
    "007",
]


@pytest.mark.parametrize("texto", PERIGOSOS)
def test_nada_do_que_alguem_escreveu_vira_formula_ou_link(texto: str) -> None:
    dados = escrever("Pessoas", [("Órgão", 20), ("Nome", 30)], [(texto, "Ana")])
    folha = load_workbook(BytesIO(dados)).active
    assert folha is not None
    celula = folha["A2"]
    assert (celula.value, celula.data_type) == (texto, "s")
    assert celula.hyperlink is None
    assert b"<f>" not in ZipFile(BytesIO(dados)).read("xl/worksheets/sheet1.xml")


def test_o_que_se_escreve_se_le_de_volta() -> None:
    linhas = [("INMETRO", "Ana <b> & Cia"), ("ANS", "Rui  Tavares")]
    (voltou,) = ler("a.xlsx", escrever("Pessoas", [("Órgão", 20), ("Nome", 30)], linhas))
    assert [linha.celulas for linha in voltou.linhas] == [
        ("Órgão", "Nome"),
        ("INMETRO", "Ana <b> & Cia"),
        ("ANS", "Rui Tavares"),
    ]


def test_uma_planilha_sem_ninguem_ainda_tem_cabecalho() -> None:
    assert [
        linha.celulas for aba in ler("a.xlsx", escrever("Nada", [("Órgão", 20)], [])) for linha in aba.linhas
    ] == [("Órgão",)]
