"""Workbooks made by hand for the tests, whole ones and hostile ones."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook

Linhas = Sequence[Sequence[object]]


def livro(linhas: Linhas) -> bytes:
    """Return a workbook with these rows in its only sheet."""
    feito = Workbook()
    folha = feito.active
    assert folha is not None
    for linha in linhas:
        folha.append(list(linha))
    return _bytes(feito)


def mesclado(linhas: Linhas, *celulas: str) -> bytes:
    """Return a workbook in which each of `celulas` ("A2:A4") is merged."""
    feito = load_workbook(BytesIO(livro(linhas)))
    folha = feito.active
    assert folha is not None
    for faixa in celulas:
        folha.merge_cells(faixa)
    return _bytes(feito)


def com_abas(abas: Mapping[str, Linhas], *ocultas: str) -> bytes:
    """Return a workbook with these sheets, some of them hidden."""
    feito = Workbook()
    feito.remove(feito.worksheets[0])
    for nome, linhas in abas.items():
        folha = feito.create_sheet(nome)
        for linha in linhas:
            folha.append(list(linha))
        folha.sheet_state = "hidden" if nome in ocultas else "visible"
    return _bytes(feito)


def com_partes(dados: bytes, partes: Mapping[str, bytes]) -> bytes:
    """Return a workbook with parts added, or put in the place of its own."""
    saida = BytesIO()
    with ZipFile(BytesIO(dados)) as antes, ZipFile(saida, "w", ZIP_DEFLATED) as depois:
        for nome in antes.namelist():
            if nome not in partes:
                depois.writestr(nome, antes.read(nome))
        for nome, parte in partes.items():
            depois.writestr(nome, parte)
    return saida.getvalue()


def _bytes(feito: Workbook) -> bytes:
    saida = BytesIO()
    feito.save(saida)
    return saida.getvalue()
