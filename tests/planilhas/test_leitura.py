"""What arrives is read whatever wrote it, or refused in one line without costing memory."""

import tracemalloc
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.content import Content
from bot.planilhas import leitura
from bot.planilhas.leitura import ler, parece_planilha
from bot.planilhas.linhas import LINHAS, Linha, Recusada, em_texto
from tests.planilhas.livros import com_abas, com_partes, livro, mesclado

TEXTS = Content.load().texts
CABECALHO = ["Órgão", "Nome"]
ESPERADO = [("Órgão", "Nome"), ("INMETRO", "Conceição Ávila")]
MB = 1024 * 1024


@pytest.mark.parametrize("codificacao", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separador", [";", ",", "\t"])
@pytest.mark.parametrize("fim", ["\n", "\r\n"])
def test_texto_separado_de_qualquer_programa(codificacao: str, separador: str, fim: str) -> None:
    texto = fim.join(separador.join(linha) for linha in ESPERADO) + fim
    assert [linha.celulas for linha in _linhas("pessoas.csv", texto.encode(codificacao))] == ESPERADO


def test_o_excel_diz_o_separador_na_primeira_linha() -> None:
    assert _linhas("a.csv", b"sep=,\r\nNome,Sigla\r\n") == (Linha(2, ("Nome", "Sigla")),)


def test_um_livro_vem_com_os_numeros_das_linhas_e_tudo_em_texto() -> None:
    linhas = _linhas(
        "a.xlsx", livro([CABECALHO, [], [240.0, " Ana\nLúcia "], [1.5, date(2026, 3, 9)], [True]])
    )
    assert [linha.numero for linha in linhas] == [1, 3, 4, 5]
    assert linhas[1].celulas == ("240", "Ana\nLúcia")
    assert linhas[2].celulas == ("1.5", "09/03/2026")


def test_o_que_nao_se_ve_nao_entra() -> None:
    assert em_texto("Ru\u200bi\0 \u202eTavares") == "Ru i Tavares"
    assert em_texto(datetime(2026, 3, 9, tzinfo=UTC)) == "09/03/2026"
    assert em_texto(None) == ""


def test_celulas_mescladas_contam_em_cada_linha_que_tem_algo() -> None:
    largas: list[list[object]] = [["ANS", None, "Lia"], [None, None, "Noé"]]
    dados = mesclado([CABECALHO, ["INMETRO", "Ana"], [None, "Rui"], [], *largas], "A2:A4", "A5:B6")
    linhas = _linhas("a.xlsx", dados)
    assert [linha.celulas for linha in linhas[1:]] == [
        ("INMETRO", "Ana"),
        ("INMETRO", "Rui"),
        ("ANS", "", "Lia"),
        ("ANS", "", "Noé"),
    ]


def test_um_titulo_mesclado_na_largura_toda_e_uma_celula_so() -> None:
    linhas = _linhas("a.xlsx", mesclado([["Pontos focais"], CABECALHO, ["INMETRO", "Ana"]], "A1:G1"))
    assert linhas[0].celulas == ("Pontos focais",)


def test_mesclas_sem_fim_nao_prendem_ninguem() -> None:
    folha = ZipFile(BytesIO(CHEIO)).read("xl/worksheets/sheet1.xml")
    mesclas = b"".join(b'<mergeCell ref="A%d:XFD1048576"/>' % n for n in range(1, 20_000))
    folha = folha.replace(b"</sheetData>", b"</sheetData><mergeCells>" + mesclas + b"</mergeCells>")
    assert len(_linhas("a.xlsx", com_partes(CHEIO, {"xl/worksheets/sheet1.xml": folha}))) == 2


def test_cada_aba_a_mostra_vem_com_o_nome_e_as_vazias_ficam_de_fora() -> None:
    abas = ler(
        "a.xlsx", com_abas({"Capa": [["Leia"]], "Nada": [], "Base": [["x"]], "P": [CABECALHO]}, "Base")
    )
    assert [aba.nome for aba in abas] == ["Capa", "P"]


def test_a_virgula_no_nome_do_orgao_nao_e_separador() -> None:
    texto = (
        "Relação de pontos focais, por órgão\n\nÓrgão;Nome\n"
        "Ministério da Ciência, Tecnologia, Inovações e Comunicações;Ana Luz\n"
        "Instituto Nacional de Metrologia, Qualidade e Tecnologia;Rui Tavares\n"
    )
    assert [len(linha.celulas) for linha in _linhas("a.csv", texto.encode("cp1252"))] == [1, 2, 2, 2]


def _linhas(nome: str, dados: bytes) -> tuple[Linha, ...]:
    (aba,) = ler(nome, dados)
    return aba.linhas


def test_uma_formula_sem_valor_guardado_fica_vazia_e_nunca_se_calcula() -> None:
    linhas = _linhas("a.xlsx", livro([CABECALHO, ["INMETRO", '=HYPERLINK("https://x.br")']]))
    assert linhas[1].celulas == ("INMETRO",)


def test_uma_aba_oculta_nao_e_a_que_se_le() -> None:
    partes = livro([["oculta", "x"]])
    oculta = ZipFile(BytesIO(partes)).read("xl/workbook.xml").replace(b'state="visible"', b'state="hidden"')
    assert _recusa("a.xlsx", com_partes(partes, {"xl/workbook.xml": oculta})) == "planilha.vazia"


DTD = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
FOLHA = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
CHEIO = livro([CABECALHO, ["INMETRO", "Ana"]])
HOSTIS = {
    "planilha.vazia": [("a.csv", b""), ("a.csv", b"\r\n;;\r\n"), ("a.xlsx", livro([]))],
    "planilha.antiga": [("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1resto"), ("a.xlsx", b"\xd0\xcf\x11\xe0")],
    "planilha.macros": [
        ("a.xlsm", com_partes(CHEIO, {"xl/vbaProject.bin": b"x"})),
        ("a.xlsx", com_partes(CHEIO, {"xl/VBAPROJECT.BIN": b"x"})),
        ("a.xlsx", com_partes(CHEIO, {"xl/macrosheets/sheet1.xml": b"<a/>"})),
    ],
    "planilha.formato": [
        ("a.csv", b"%PDF-1.7\n\x01\x02\x03"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0"),
        (
            "a.ods",
            com_partes(CHEIO, {"content.xml": b"<a/>"}).replace(b"xl/workbook.xml", b"xl/workbouk.xml"),
        ),
    ],
    "planilha.quebrada": [
        ("a.xlsx", b"nada"),
        ("a.xlsx", CHEIO[: len(CHEIO) // 2]),
        ("a.xlsx", com_partes(CHEIO, {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"})),
        ("a.csv", b'a;b\n"' + b"x" * 200_000),
    ],
    "planilha.bomba": [
        ("a.xlsx", com_partes(CHEIO, {"xl/worksheets/sheet2.xml": b" " * 30 * MB})),
        ("a.xlsx", com_partes(CHEIO, {"xl/sharedStrings.xml": b" " * 9 * MB})),
        ("a.xlsx", com_partes(CHEIO, {"xl/styles.xml": b" " * 2 * MB})),
        ("a.xlsx", com_partes(CHEIO, {"xl/sharedStrings.xml": DTD})),
        ("a.xlsx", com_partes(CHEIO, {"xl/worksheets/sheet1.xml": DTD.decode().encode("utf-16")})),
        ("a.xlsx", com_partes(CHEIO, {"xl/worksheets/sheet1.xml": FOLHA + b"<row>" + b"<c/>" * MB})),
        ("a.xlsx", com_partes(CHEIO, {"xl/worksheets/sheet1.xml": FOLHA + b"<a>" * MB})),
        ("a.xlsx", com_partes(CHEIO, {f"xl/p{n}.xml": b"<a/>" for n in range(1001)})),
    ],
    "planilha.muitas_linhas": [
        ("a.csv", b"a;b\n" * 100_000),
    ],
    "planilha.aba_com_muitas_linhas": [("a.xlsx", livro([["a", "b"]] * (LINHAS + 1)))],
}


@pytest.mark.parametrize(
    ("problema", "nome", "dados"),
    [(problema, nome, dados) for problema, arquivos in HOSTIS.items() for nome, dados in arquivos],
    ids=[f"{problema}-{n}" for problema, arquivos in HOSTIS.items() for n in range(len(arquivos))],
)
def test_um_arquivo_hostil_ganha_uma_linha_e_nao_custa_memoria(
    problema: str, nome: str, dados: bytes
) -> None:
    tracemalloc.start()
    try:
        assert _recusa(nome, dados) == problema
        assert tracemalloc.get_traced_memory()[1] < 16 * MB
    finally:
        tracemalloc.stop()


@given(st.sampled_from(["a.csv", "a.xlsx"]), st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04"]))
def test_bytes_quaisquer_viram_linhas_ou_recusa(nome: str, dados: bytes, inicio: bytes) -> None:
    try:
        assert ler(nome, inicio + dados)
    except Recusada as recusada:
        assert TEXTS.label(recusada.problema)


@given(st.data())
def test_um_livro_estragado_em_qualquer_ponto_vira_linhas_ou_recusa(data: st.DataObject) -> None:
    dados = bytearray(CHEIO)
    for _ in range(data.draw(st.integers(1, 8))):
        dados[data.draw(st.integers(0, len(dados) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert ler("a.xlsx", bytes(dados))
    except Recusada as recusada:
        assert TEXTS.label(recusada.problema)


def test_mais_de_20_mb_nem_se_abre() -> None:
    assert _recusa("a.csv", b" " * (leitura.BYTES + 1)) == "planilha.grande"


def test_uma_linha_no_fim_do_mundo_nao_prende_ninguem() -> None:
    folha = ZipFile(BytesIO(CHEIO)).read("xl/worksheets/sheet1.xml")
    longe = folha.replace(b'<row r="2"', b'<row r="99999999999"').replace(b'"A2"', b'"A99999999999"')
    assert len(_linhas("a.xlsx", com_partes(CHEIO, {"xl/worksheets/sheet1.xml": longe}))) == 1


def test_o_que_nao_parece_planilha_nem_se_baixa() -> None:
    assert parece_planilha("Lista.XLSX")
    assert not parece_planilha("oficio.pdf")
    assert not parece_planilha("xlsx")


def _recusa(nome: str, dados: bytes) -> str:
    with pytest.raises(Recusada) as recusada:
        ler(nome, dados)
    texto = TEXTS.label(recusada.value.problema)
    assert "\n" not in texto
    return recusada.value.problema.key
