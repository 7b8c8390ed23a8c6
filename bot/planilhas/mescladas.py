"""Merged cells: what is written once down a column stands in each of its rows, as it is seen."""

import re
from collections.abc import Iterable, Iterator

from bot.planilhas.linhas import COLUNAS, VISITADAS

_MESCLA = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
CELULAS = 20_000  # merged cells that are looked at
MARCA = 120  # bytes that the mark of one merge takes at most

Faixa = tuple[int, int, int]  # column from 0, first and last row from 1


def faixas(xml: bytes) -> Iterator[Faixa]:
    """Yield the merges written in a piece of a sheet, the first column of each."""
    from openpyxl.utils import column_index_from_string

    for coluna, de, ate in (mescla.groups() for mescla in _MESCLA.finditer(xml)):
        yield column_index_from_string(coluna.decode()) - 1, int(de), min(int(ate), VISITADAS)


def preencher(linhas: Iterable[tuple[object, ...]], mescladas: Iterable[Faixa]) -> Iterator[list[object]]:
    """Yield the rows, the merged cells filled downwards; rows that have nothing of their own stay empty."""
    de_cima = _de_cima(mescladas)
    topos: dict[tuple[int, int], object] = {}
    quem_importa = {(coluna, topo) for herdadas in de_cima.values() for coluna, topo in herdadas}
    for numero, valores in enumerate(linhas, start=1):
        linha = list(valores)
        if any(valor is not None for valor in linha):
            for coluna, topo in de_cima.get(numero, ()):
                linha += [None] * (coluna + 1 - len(linha))
                linha[coluna] = topos.get((coluna, topo)) if linha[coluna] is None else linha[coluna]
            topos.update({(n, numero): v for n, v in enumerate(linha) if (n, numero) in quem_importa})
        yield linha


def _de_cima(mescladas: Iterable[Faixa]) -> dict[int, list[tuple[int, int]]]:
    """Return by row which of its columns (from 0) repeat which row above."""
    de_cima: dict[int, list[tuple[int, int]]] = {}
    quantas = 0
    for coluna, de, ate in mescladas:
        for numero in range(de + 1, ate + 1):
            quantas += 1
            if coluna >= COLUNAS or quantas > CELULAS:
                break
            de_cima.setdefault(numero, []).append((coluna, de))
    return de_cima
