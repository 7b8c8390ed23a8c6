"""Workbooks (`.xlsx`): the package is looked over first, then the sheets are read row by row."""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice
from zipfile import ZipFile, ZipInfo

from bot.messages import K
from bot.planilhas.linhas import COLUNAS, Aba, Recusada, cheias
from bot.planilhas.mescladas import MARCA, Faixa, faixas, preencher

MB = 1024 * 1024
ABERTO = 8 * MB  # bytes that the parts may come to when unpacked: a thousand long rows have a third of it
TEXTOS = 4 * MB  # bytes of the texts that cells share
DE_UMA_VEZ = MB // 2  # bytes of what the library reads whole: styles, names, relations
UMA_LINHA = MB  # bytes of a sheet between one row and the next: a row is held whole
PARTES = 1000
MESCLAS = 5000  # merges of a sheet that are looked at
_CRIPTOGRAFADA = 0x1
_MACROS = ("vbaproject.bin", "macrosheets/")
_DTD = b"<!DOCTYPE"
_LINHA = re.compile(rb"<(?:\w+:)?row\b")
_LIMITES = (
    (re.compile(r"(?!xl/(media|drawings)/)"), ABERTO),
    (re.compile(r"xl/sharedstrings\.xml"), TEXTOS),
    (re.compile(r"(?!xl/(media|drawings|worksheets)/|xl/sharedstrings\.xml)"), DE_UMA_VEZ),
)


def ler_livro(dados: bytes) -> tuple[Aba, ...]:
    """Return the sheets that are shown and hold something; raise `Recusada`."""
    try:
        with ZipFile(BytesIO(dados)) as pacote:
            mescladas = _conferir(pacote)
        return tuple(_abas(dados, mescladas))
    except Recusada:
        raise
    except Exception as problema:  # the library raises anything for a workbook that is not whole
        raise Recusada(K("planilha.quebrada")) from problema


def _conferir(pacote: ZipFile) -> Mapping[str, set[Faixa]]:
    """Return by part what cells it merges."""
    partes = pacote.infolist()
    nomes = {parte.filename.lower() for parte in partes}
    if any(nome.endswith(_MACROS[0]) or _MACROS[1] in nome for nome in nomes):
        raise Recusada(K("planilha.macros"))
    if "xl/workbook.xml" not in nomes:
        raise Recusada(K("planilha.formato"))
    if len(partes) > PARTES or any(_tamanho(partes, onde) > ate for onde, ate in _LIMITES):
        raise Recusada(K("planilha.bomba"))
    if any(parte.flag_bits & _CRIPTOGRAFADA for parte in partes):
        raise Recusada(K("planilha.antiga"))
    lidas = [parte for parte in partes if parte.filename.lower().endswith((".xml", ".rels"))]
    return {parte.filename: _olhar(pacote, parte) for parte in lidas}


def _tamanho(partes: Sequence[ZipInfo], onde: re.Pattern[str]) -> int:
    return sum(parte.file_size for parte in partes if onde.match(parte.filename.lower()))


def _olhar(pacote: ZipFile, parte: ZipInfo) -> set[Faixa]:
    """Return what cells a sheet merges; refuse what blows up when read: entities, endless rows."""
    folha = parte.filename.lower().startswith("xl/worksheets/")
    fim, desde, mescladas = b"", 0, set[Faixa]()
    with pacote.open(parte) as aberta:
        while lido := aberta.read(UMA_LINHA):
            pedaco = lido.replace(b"\0", b"")  # as it stands in UTF-16
            marcas = [marca.start() for marca in _LINHA.finditer(pedaco)] if folha else [0]
            desde += marcas[0] if marcas else len(pedaco)
            if _DTD in (fim + pedaco).upper() or desde > UMA_LINHA:
                raise Recusada(K("planilha.bomba"))
            desde = len(pedaco) - marcas[-1] if marcas else desde
            if folha and len(mescladas) < MESCLAS:
                mescladas.update(islice(faixas(fim + pedaco), MESCLAS))
            fim = pedaco[-MARCA:]
    return mescladas


def _abas(dados: bytes, mescladas: Mapping[str, set[Faixa]]) -> Iterator[Aba]:
    from openpyxl import load_workbook  # takes a tenth of a second: only when a workbook comes

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that are not read
        livro = load_workbook(BytesIO(dados), read_only=True, data_only=True, keep_links=False)
        try:
            for folha in livro.worksheets:
                if folha.sheet_state == "visible":
                    folha.reset_dimensions()  # the file may claim millions of cells that it does not have
                    valores = folha.iter_rows(max_col=COLUNAS, values_only=True)
                    dela = mescladas.get(getattr(folha, "_worksheet_path", ""), set())
                    linhas = tuple(cheias(preencher(valores, sorted(dela)), folha.title))
                    if linhas:
                        yield Aba(folha.title, linhas)
        finally:
            livro.close()
