"""Spreadsheets as organs really send them: what is meant is understood, or one line says what to change."""

from collections.abc import Sequence

import pytest

from bot.delivery.content import Content
from bot.domain.orgaos import orgaos
from bot.planilhas.leitura import ler
from bot.usecases.catalogo import Catalogo
from bot.usecases.colunas_da_abertura import aba_das_pessoas, separar, serve, varias_por_linha
from bot.usecases.pedidos import entender
from tests.planilhas.livros import Linhas, com_abas, livro, mesclado

TEXTS = Content.load().texts
CATALOGO = Catalogo(orgaos().values())
CABECALHO = ["Órgão/Entidade", "Papel", "Tema", "Nome do(a) servidor(a)", "E-mail institucional"]
HELENA = ["INMETRO", "Quem indica", None, "HELENA DUARTE DA SILVA", "HELENA@INMETRO.GOV.BR"]
RUI = ["INMETRO", "Titular", "Prestação", "rui tavares", " rui.tavares @inmetro.gov.br "]
IARA = ["INMETRO", "Suplente", "Prestação", "Iara Teles", "Iara Teles <iara@inmetro.gov.br>"]
LIDAS = [
    ("Helena Duarte da Silva", "indicador", "helena@inmetro.gov.br"),
    ("Rui Tavares", "titular", "rui.tavares@inmetro.gov.br"),
    ("Iara Teles", "substituto", "iara@inmetro.gov.br"),
]
TITULOS: list[Sequence[object]] = [
    ["MINISTÉRIO DO DESENVOLVIMENTO, INDÚSTRIA E COMÉRCIO EXTERIOR"],
    ["Secretaria-Executiva"],
    [],
    ["Relação de pontos focais, por órgão — atualizada em", None, None, "09/03/2026"],
    [],
]
RODAPE: list[Sequence[object]] = [
    [],
    ["Total", None, None, 3],
    ["Total de pessoas: 3"],
    ["Fonte: Coordenação-Geral de Gestão"],
]


def lida(nome: str, dados: bytes) -> tuple[list[tuple[str, str, str]], list[str], list[int]]:
    """Return the people understood, the problems in words, the rows that name nobody."""
    achada = aba_das_pessoas(ler(nome, dados))
    assert achada is not None
    assert serve(achada.colunas)
    linhas, avulsas = separar(achada.linhas, achada.colunas)
    pedidos, problemas = entender(linhas, achada.colunas, CATALOGO)
    assert {pedido.siorg for pedido in pedidos} <= {"240"}
    return (
        [(pedido.nome, pedido.papel.value, pedido.email) for pedido in pedidos],
        [TEXTS.label(problema.mensagem) for problema in problemas],
        [linha.numero for linha in avulsas],
    )


def texto(linhas: Linhas, separador: str) -> str:
    """Return rows as text with separators."""
    return "\r\n".join(separador.join("" if v is None else str(v) for v in linha) for linha in linhas)


def test_titulos_em_cima_linhas_em_branco_e_totais_no_fim() -> None:
    linhas = [*TITULOS, CABECALHO, HELENA, [], RUI, [None], IARA, *RODAPE]
    pessoas, problemas, avulsas = lida("a.xlsx", mesclado(linhas, "A1:E1", "A2:E2"))
    assert (pessoas, problemas) == (LIDAS, [])
    assert avulsas == [13, 14, 15]


@pytest.mark.parametrize("codificacao", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separador", [";", "\t"])
def test_a_mesma_planilha_salva_como_texto(codificacao: str, separador: str) -> None:
    linhas = [*TITULOS, CABECALHO, HELENA, [], RUI, IARA, *RODAPE]
    dados = texto(linhas, separador).replace("—", "-").encode(codificacao)
    assert lida("a.csv", dados)[:2] == (LIDAS, [])


def test_orgao_escrito_uma_vez_em_celulas_mescladas() -> None:
    linhas = [CABECALHO, HELENA, [None, *RUI[1:]], [None, *IARA[1:]], [], []]
    pessoas, problemas, avulsas = lida("a.xlsx", mesclado(linhas, "A2:A6"))
    assert (pessoas, problemas, avulsas) == (LIDAS, [], [])


def test_orgao_escrito_uma_vez_sem_mesclar_nao_se_adivinha() -> None:
    pessoas, problemas, _ = lida("a.xlsx", livro([CABECALHO, HELENA, [None, *RUI[1:]]]))
    assert pessoas == LIDAS[:1]
    assert problemas == ["falta o órgão. Repita o órgão em cada linha"]


def test_o_cabecalho_repetido_a_cada_pagina_nao_e_linha() -> None:
    pessoas, problemas, avulsas = lida("a.xlsx", livro([CABECALHO, HELENA, CABECALHO, RUI, CABECALHO, IARA]))
    assert (pessoas, problemas, avulsas) == (LIDAS, [], [])


@pytest.mark.parametrize(
    "cabecalho",
    [
        ["ÓRGÃO", "FUNÇÃO", "TEMA", "NOME COMPLETO", "EMAIL"],
        ["Nome da Instituição", "Titular/Substituto", "Ponto focal", "Indicado(a)", "Correio eletrônico"],
        ["Sigla do órgão", "Perfil", "Tema (1 ou 2)", "Servidora", "Endereço eletrônico"],
        ["Entidade", "Papel\nno plano", "Tema", "Nome", "E-mail:"],
    ],
)
def test_cada_um_chama_as_colunas_de_um_jeito(cabecalho: list[str]) -> None:
    assert lida("a.xlsx", livro([cabecalho, HELENA, RUI, IARA]))[:2] == (LIDAS, [])


def test_o_cargo_ao_lado_do_papel_nao_toma_o_lugar_dele() -> None:
    com_cargo = [["Cargo/Função", *CABECALHO], ["Função", *CABECALHO]]
    for cabecalho in com_cargo:
        linhas = [cabecalho, *(["Coordenadora", *pessoa] for pessoa in (HELENA, RUI, IARA))]
        assert lida("a.xlsx", livro(linhas))[:2] == (LIDAS, [])


def test_a_aba_das_pessoas_se_acha_entre_as_outras() -> None:
    abas = {
        "Instruções": [["Preencha a aba seguinte"], ["Nome", "Como escrever"], ["E-mail", "De trabalho"]],
        "Listas": [["Papel", "Tema"], ["Titular", "Prestação"]],
        "Pontos focais": [CABECALHO, HELENA, RUI, IARA],
        "Antiga": [CABECALHO, ["ANS", "Titular", "Prestação", "Lia Prata", "lia@ans.gov.br"]],
    }
    achada = aba_das_pessoas(ler("a.xlsx", com_abas(abas)))
    assert achada is not None
    assert achada.nome == "Pontos focais"
    assert lida("a.xlsx", com_abas(abas))[:2] == (LIDAS, [])


@pytest.mark.parametrize(
    "linhas",
    [
        [
            ["Órgão", "Nome do titular", "E-mail do titular", "Nome do substituto", "E-mail do substituto"],
            ["INMETRO", "Rui Tavares", "rui@inmetro.gov.br", "Iara Teles", "iara@inmetro.gov.br"],
        ],
        [
            ["Órgão", "Nome", "E-mail", "Nome", "E-mail"],
            ["INMETRO", "Rui Tavares", "rui@inmetro.gov.br", "Iara Teles", "iara@inmetro.gov.br"],
        ],
    ],
)
def test_duas_pessoas_numa_linha_nao_se_separam_sozinhas(linhas: Linhas) -> None:
    achada = aba_das_pessoas(ler("a.xlsx", livro(linhas)))
    assert achada is not None
    assert varias_por_linha(achada.colunas)
    assert not serve(achada.colunas)


def test_cabecalho_em_dois_andares_com_titular_e_substituto_lado_a_lado() -> None:
    linhas = [
        ["Órgão", "Titular", None, "Substituto", None],
        [None, "Nome", "E-mail", "Nome", "E-mail"],
        ["INMETRO", "Rui Tavares", "rui@inmetro.gov.br", "Iara Teles", "iara@inmetro.gov.br"],
    ]
    achada = aba_das_pessoas(ler("a.xlsx", mesclado(linhas, "A1:A2", "B1:C1", "D1:E1")))
    assert achada is not None
    assert varias_por_linha(achada.colunas)


def test_o_papel_pode_estar_no_nome_da_coluna() -> None:
    linhas = [["Órgão", "Nome do titular", "E-mail"], ["INMETRO", "Rui Tavares", "rui@inmetro.gov.br"]]
    pessoas, problemas, _ = lida("a.xlsx", livro(linhas))
    assert pessoas == []
    assert problemas == ["não entendi o tema “”. Use Prestação, Ampliação ou os dois"]


@pytest.mark.parametrize(
    ("escrito", "email"),
    [
        ("mailto:rui@inmetro.gov.br", "rui@inmetro.gov.br"),
        ("rui@ inmetro. gov.br;", "rui@inmetro.gov.br"),
        ("rui\n@inmetro.gov.br", "rui@inmetro.gov.br"),
        ("<rui@inmetro.gov.br>", "rui@inmetro.gov.br"),
        ("RUI@INMETRO.GOV.BR", "rui@inmetro.gov.br"),
    ],
)
def test_o_email_vem_com_enfeites(escrito: str, email: str) -> None:
    pessoas, problemas, _ = lida("a.xlsx", livro([CABECALHO, [*RUI[:4], escrito]]))
    assert (pessoas, problemas) == ([("Rui Tavares", "titular", email)], [])


@pytest.mark.parametrize(
    ("celulas", "problema"),
    [
        ({4: "rui@inmetro.gov.br; r@gmail.com"}, "há mais de um e-mail. Deixe um só"),
        ({4: "Rui Tavares rui@inmetro.gov.br"}, "“Rui Tavares rui@inmetro.gov.br” não parece um e-mail"),
        ({1: "titular / substituto"}, "não entendi o papel “titular / substituto”."),
        ({4: "61 3333-0000"}, "“61 3333-0000” não parece um e-mail"),
        ({4: None}, "falta o e-mail"),
    ],
)
def test_o_que_e_ambiguo_diz_o_que_corrigir(celulas: dict[int, str | None], problema: str) -> None:
    linha = [celulas.get(n, valor) for n, valor in enumerate(RUI)]
    pessoas, problemas, _ = lida("a.xlsx", livro([CABECALHO, linha]))
    assert pessoas == []
    assert [dito.startswith(problema) for dito in problemas] == [True]
