"""Rows of people are understood as people write them; each problem names its row and what to change."""

from collections.abc import Sequence

import pytest

from bot.delivery.content import Content
from bot.domain.orgaos import Orgao, orgaos
from bot.domain.papeis import Papel, Tema
from bot.planilhas.colunas import achar_colunas
from bot.planilhas.linhas import Linha
from bot.usecases.abertura_em_lote import CAMPOS_NA_ORDEM
from bot.usecases.catalogo import Catalogo
from bot.usecases.colunas_da_abertura import CAMPOS
from bot.usecases.pedidos import Pedido, entender

TEXTS = Content.load().texts
CATALOGO = Catalogo([*orgaos().values(), Orgao("999001", "Instituto do Mar", "IMAR")])
CABECALHO = ("Órgão", "Papel", "Tema", "Nome", "E-mail", "Condição", "Quem indicou")
INMETRO = "240"
P, A = Tema.PRESTACAO, Tema.AMPLIACAO_DIGITAL


def entendidas(
    *linhas: Sequence[str], cabecalho: Sequence[str] = CABECALHO
) -> tuple[list[Pedido], list[str]]:
    """Return what rows under a header ask for, and their problems in words."""
    todas = [Linha(n, tuple(linha)) for n, linha in enumerate((cabecalho, *linhas), start=1)]
    achadas = achar_colunas(todas, CAMPOS)
    assert achadas is not None
    pedidos, problemas = entender(achadas[1], achadas[0], CATALOGO)
    return pedidos, [f"linha {p.numero}: {TEXTS.label(p.mensagem)}" for p in problemas]


def test_cada_coluna_do_modelo_se_reconhece() -> None:
    rotulos = tuple(TEXTS.words[f"abertura.coluna.{campo}"][0] for campo in CAMPOS_NA_ORDEM)
    achadas = achar_colunas([Linha(1, rotulos)], CAMPOS)
    assert achadas is not None
    assert achadas[0].indices == {campo: n for n, campo in enumerate(CAMPOS_NA_ORDEM)}


@pytest.mark.parametrize(
    ("escrito", "siorg"),
    [
        ("INMETRO", INMETRO),
        ("inmetro", INMETRO),
        ("240", INMETRO),
        ("instituto nacional de metrologia, qualidade e tecnologia", INMETRO),
        ("Instituto Nacional de Metrologia, Qualidade e Tecnologia (INMETRO)", INMETRO),
        ("http://estruturaorganizacional.dados.gov.br/id/unidade-organizacional/240", INMETRO),
        ("Imar", "999001"),
        ("Instituto do Mar - IMAR", "999001"),
        ("IMAR/ Instituto do Mar", "999001"),
        ("ANS - Instituto do Mar", None),
        ("999002", None),
        ("XYZ", None),
    ],
)
def test_o_orgao_vem_por_nome_sigla_ou_numero(escrito: str, siorg: str | None) -> None:
    assert CATALOGO.achar(escrito) == siorg


@pytest.mark.parametrize(
    ("papel", "tema", "esperados"),
    [
        ("Titular", "Prestação de Serviços Públicos", [(Papel.TITULAR, P)]),
        ("TITULAR", "tema 2", [(Papel.TITULAR, A)]),
        ("suplente", "Ampliação da Oferta de Serviços Públicos Digitais", [(Papel.SUBSTITUTO, A)]),
        ("Substituta", "serviços digitais", [(Papel.SUBSTITUTO, A)]),
        ("substituto", "ambos", [(Papel.SUBSTITUTO, P), (Papel.SUBSTITUTO, A)]),
        ("titular", "1 e 2", [(Papel.TITULAR, P), (Papel.TITULAR, A)]),
        ("Titular em Prestação", "", [(Papel.TITULAR, P)]),
        ("", "Ponto focal 1 titular", [(Papel.TITULAR, P)]),
        ("Quem indica", "", [(Papel.INDICADOR, None)]),
        ("Secretária-Executiva", "", [(Papel.INDICADOR, None)]),
    ],
)
def test_papel_e_tema_vem_como_se_escrevem(
    papel: str, tema: str, esperados: list[tuple[Papel, Tema | None]]
) -> None:
    pedidos, problemas = entendidas(("INMETRO", papel, tema, "Rui Tavares", "rui@inmetro.gov.br"))
    assert problemas == []
    assert [(pedido.papel, pedido.tema) for pedido in pedidos] == esperados


@pytest.mark.parametrize(
    ("condicao", "esperada"),
    [("Secretário", "secretario"), ("Assinou o Plano", "assinou"), ("assessora", "assessoria"), ("", None)],
)
def test_a_condicao_de_quem_indica(condicao: str, esperada: str | None) -> None:
    (pedido,), problemas = entendidas(("INMETRO", "quem indica", "", "Ana Luz", "a@x.gov.br", condicao))
    assert (pedido.condicao, problemas) == (esperada, [])


def test_sem_coluna_de_papel_a_lista_e_de_quem_indica() -> None:
    (pedido,), _ = entendidas(("ANS", "Ana Luz", "a@ans.gov.br"), cabecalho=("Sigla", "Nome", "E-mail"))
    assert pedido.papel is Papel.INDICADOR


CERTA = ("INMETRO", "titular", "1", "Rui Tavares", "rui@inmetro.gov.br")


@pytest.mark.parametrize(
    ("linha", "problema"),
    [
        (("XYZ", *CERTA[1:]), "não achei o órgão “XYZ”. Use o nome"),
        (("metrologia e qualidade tecnologia", *CERTA[1:]), "não achei o órgão “metrologia e qualidade tecn"),
        (("Inmetroo", *CERTA[1:]), "não achei o órgão “Inmetroo”. Seria Instituto Nacional de Metrologia"),
        (("", *CERTA[1:]), "falta o órgão. Repita o órgão em cada linha"),
        (("INMETRO", "chefe", *CERTA[2:]), "não entendi o papel “chefe”"),
        (("INMETRO", "titular", "", *CERTA[3:]), "não entendi o tema “”"),
        ((*CERTA[:3], "", CERTA[4]), "falta o nome"),
        ((*CERTA[:3], "Al", CERTA[4]), "“Al” não parece um nome"),
        ((*CERTA[:3], "Rui 529.982.247-25", CERTA[4]), "o nome traz um CPF"),
        ((*CERTA[:4], ""), "falta o e-mail"),
        ((*CERTA[:4], "rui"), "“rui” não parece um e-mail"),
        (("ANS", *CERTA[1:], "", "529.982.247-25"), "o nome traz um CPF"),
        (("INMETRO", "quem indica", "", *CERTA[3:], "chefe"), "não entendi a condição “chefe”"),
    ],
)
def test_cada_problema_diz_a_linha_e_o_que_corrigir(linha: tuple[str, ...], problema: str) -> None:
    pedidos, problemas = entendidas(CERTA, linha)
    assert len(pedidos) == 1
    assert len(problemas) == 1
    assert problemas[0].startswith(f"linha 3: {problema}")


@pytest.mark.parametrize(
    ("outra", "problema"),
    [
        (("INMETRO", "titular", "os dois", "Lia", "lia@x.gov.br"), "a linha 2 já traz outra pessoa"),
        (("INMETRO", "substituto", "1", "Rui Tavares", "RUI@inmetro.gov.br"), "a pessoa da linha 2 já tem"),
    ],
)
def test_duas_pessoas_por_tema_e_uma_por_papel(outra: tuple[str, ...], problema: str) -> None:
    pedidos, problemas = entendidas(CERTA, outra)
    assert len(pedidos) == 1
    assert problemas[0].startswith(f"linha 3: {problema}")


def test_a_mesma_linha_duas_vezes_vale_uma() -> None:
    pedidos, problemas = entendidas(CERTA, CERTA)
    assert (len(pedidos), problemas) == (1, [])


def test_numero_e_sigla_de_orgaos_diferentes_nao_se_adivinham() -> None:
    cabecalho = ("SIORG", "Sigla", "Nome", "E-mail")
    _, problemas = entendidas((INMETRO, "ANS", "Ana Luz", "a@x.gov.br"), cabecalho=cabecalho)
    assert problemas == ["linha 2: “240” e “ANS” são órgãos diferentes"]


def test_um_pedido_guardado_volta_igual() -> None:
    pedidos, _ = entendidas(CERTA, ("ANS", "quem indica", "", "Ana Luz", "a@x.gov.br", "assessora", "Bia"))
    assert [Pedido.from_json(pedido.to_json()) for pedido in pedidos] == pedidos
