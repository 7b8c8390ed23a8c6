"""Workbooks (`.xlsx`): the package is looked over first, then the first sheet is read row by row."""

import re
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from openpyxl import load_workbook

from bot.messages import K
from bot.planilhas.linhas import COLUNAS, Linha, Recusada, cheias

MB = 1024 * 1024
ABERTO = 8 * MB  # bytes that the parts may come to when unpacked: a thousand long rows have a third of it
TEXTOS = 4 * MB  # bytes of the texts that cells share
DE_UMA_VEZ = MB // 2  # bytes of what the library reads whole: styles, names, relations
UMA_LINHA = MB  # bytes of a sheet between one row and the next: a row is held whole
PARTES = 1000
_CRIPTOGRAFADA = 0x1
_MACROS = ("vbaproject.bin", "macrosheets/")
_DTD = b"<!DOCTYPE"
_LINHA = re.compile(rb"<(?:\w+:)?row\b")
_LIMITES = (
    (re.compile(r"(?!xl/(media|drawings)/)"), ABERTO),
    (re.compile(r"xl/sharedstrings\.xml"), TEXTOS),
    (re.compile(r"(?!xl/(media|drawings|worksheets)/|xl/sharedstrings\.xml)"), DE_UMA_VEZ),
)


def ler_livro(dados: bytes) -> tuple[Linha, ...]:
    """Return the filled rows of the first sheet that is shown; raise `Recusada`."""
    try:
        with ZipFile(BytesIO(dados)) as pacote:
            _conferir(pacote)
        return tuple(cheias(_valores(dados)))
    except Recusada:
        raise
    except Exception as problema:  # the library raises anything for a workbook that is not whole
        raise Recusada(K("planilha.quebrada")) from problema


def _conferir(pacote: ZipFile) -> None:
    partes = pacote.infolist()
    nomes = {parte.filename.lower() for parte in partes}
    if any(nome.endswith(_MACROS[0]) or _MACROS[1] in nome for nome in nomes):
        raise Recusada(K("planilha.macros"))
    if "xl/workbook.xml" not in nomes:
        raise Recusada(K("planilha.formato"))
    if len(partes) > PARTES or any(_tamanho(partes, onde) > ate for onde, ate in _LIMITES):
        raise Recusada(K("planilha.bomba"))
    for parte in partes:
        if parte.flag_bits & _CRIPTOGRAFADA:
            raise Recusada(K("planilha.antiga"))
        if parte.filename.lower().endswith((".xml", ".rels")):
            _olhar(pacote, parte)


def _tamanho(partes: Sequence[ZipInfo], onde: re.Pattern[str]) -> int:
    return sum(parte.file_size for parte in partes if onde.match(parte.filename.lower()))


def _olhar(pacote: ZipFile, parte: ZipInfo) -> None:
    """Refuse what blows up when read: definitions of entities, which no workbook has, and endless rows."""
    folha = parte.filename.lower().startswith("xl/worksheets/")
    fim, desde = b"", 0
    with pacote.open(parte) as aberta:
        while lido := aberta.read(UMA_LINHA):
            pedaco = lido.replace(b"\0", b"")  # as it stands in UTF-16
            marcas = [marca.start() for marca in _LINHA.finditer(pedaco)] if folha else [0]
            desde += marcas[0] if marcas else len(pedaco)
            if _DTD in (fim + pedaco).upper() or desde > UMA_LINHA:
                raise Recusada(K("planilha.bomba"))
            desde = len(pedaco) - marcas[-1] if marcas else desde
            fim = pedaco[-len(_DTD) :]


def _valores(dados: bytes) -> Iterator[tuple[object, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that are not read
        livro = load_workbook(BytesIO(dados), read_only=True, data_only=True, keep_links=False)
        try:
            folha = next((f for f in livro.worksheets if f.sheet_state == "visible"), None)
            if folha is not None:
                folha.reset_dimensions()  # the file may claim millions of cells that it does not have
                yield from folha.iter_rows(max_col=COLUNAS, values_only=True)
        finally:
            livro.close()
