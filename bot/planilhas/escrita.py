"""Workbooks that we write: text only, so that nothing a person typed becomes a formula or a link."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Coluna = tuple[str, int]  # its name, and how many letters wide it is shown
Tabela = tuple[str, Sequence[Coluna], Iterable[Sequence[str]]]  # the name of a sheet, its columns, its rows
Guia = tuple[str, Sequence[Sequence[str]]]  # the name of a second sheet, and its rows
_LARGURA_DO_GUIA = 60
_SO_TEXTO = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def escrever(
    aba: str,
    colunas: Sequence[Coluna],
    linhas: Iterable[Sequence[str]],
    guia: Guia | None = None,
    *outras: Tabela,
) -> bytes:
    """Return an `.xlsx` with a sheet called `aba`: a header that stays in sight, then a row a line.

    `outras`: more sheets like it. `guia`: what the last sheet says.
    """
    from xlsxwriter import Workbook  # only when a workbook goes out

    saida = BytesIO()
    with Workbook(saida, _SO_TEXTO) as livro:
        negrito = livro.add_format({"bold": True})
        quebra = livro.add_format({"text_wrap": True, "valign": "top"})
        for nome_da_aba, as_colunas, as_linhas in ((aba, colunas, linhas), *outras):
            folha = livro.add_worksheet(nome_da_aba)
            for n, (nome, largura) in enumerate(as_colunas):
                folha.set_column(n, n, largura)
                folha.write_string(0, n, nome, negrito)
            folha.freeze_panes(1, 0)
            ultima = _escrever_linhas(folha, as_linhas, 1, quebra)
            folha.autofilter(0, 0, ultima, len(as_colunas) - 1)
        if guia is not None:
            outra = livro.add_worksheet(guia[0])
            outra.set_column(0, len(guia[1][0]) - 1, _LARGURA_DO_GUIA)
            _escrever_linhas(outra, guia[1], 0, quebra)
    return saida.getvalue()


def _escrever_linhas(
    folha: "Worksheet", linhas: Iterable[Sequence[str]], primeira: int, formato: "Format"
) -> int:
    """Write the rows; return the number of the last one, of what stands above them without any."""
    ultima = primeira - 1
    for ultima, linha in enumerate(linhas, start=primeira):
        for n, valor in enumerate(linha):
            folha.write_string(ultima, n, valor, formato)
    return ultima
