"""Headers are found whatever they are called, and wherever they stand."""

import pytest

from bot.planilhas.colunas import achar_colunas
from bot.planilhas.linhas import Linha

NOMES = {
    "orgao": ("Órgão", "Órgão ou entidade", "Nome do órgão"),
    "sigla": ("Sigla",),
    "nome": ("Nome", "Servidor"),
    "email": ("E-mail", "Correio eletrônico"),
}


def _linhas(*celulas: tuple[str, ...]) -> list[Linha]:
    return [Linha(numero, cada) for numero, cada in enumerate(celulas, start=1)]


@pytest.mark.parametrize(
    ("cabecalho", "campos"),
    [
        (("ORGAO", "nome", "e-mail"), {"orgao": 0, "nome": 1, "email": 2}),
        (("Nome completo", "E-mail institucional", "Sigla"), {"nome": 0, "email": 1, "sigla": 2}),
        (("Nome do órgão", "Nome", "Correio Eletronico"), {"orgao": 0, "nome": 1, "email": 2}),
        (("Servidor", "Nome do chefe", "Sigla"), {"nome": 0, "sigla": 2}),
    ],
)
def test_um_cabecalho_se_reconhece_pelo_nome(cabecalho: tuple[str, ...], campos: dict[str, int]) -> None:
    achadas = achar_colunas(_linhas(cabecalho, ("a", "b", "c")), NOMES)
    assert achadas is not None
    assert achadas[0].indices == campos
    assert [linha.numero for linha in achadas[1]] == [2]


def test_o_cabecalho_pode_vir_depois_de_um_titulo() -> None:
    achadas = achar_colunas(
        _linhas(("Pontos focais 2026",), ("Sigla", "Nome", "Telefone"), ("A", "B")), NOMES
    )
    assert achadas is not None
    colunas, linhas = achadas
    assert colunas.sem_uso == ("Telefone",)
    assert colunas.rotulos == {"sigla": "Sigla", "nome": "Nome"}
    assert [colunas.valor(linhas[0], campo) for campo in NOMES] == ["", "A", "B", ""]


def test_sem_cabecalho_nada_se_adivinha() -> None:
    assert achar_colunas(_linhas(("INMETRO", "Ana"), ("ANS", "Rui")), NOMES) is None
    assert achar_colunas([], NOMES) is None
