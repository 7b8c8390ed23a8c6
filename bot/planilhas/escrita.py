"""Workbooks that we write: text only, so that nothing a person typed becomes a formula or a link."""

from collections.abc import Iterable, Sequence
from io import BytesIO

Coluna = tuple[str, int]  # its name, and how many letters wide it is shown
_SO_TEXTO = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def escrever(aba: str, colunas: Sequence[Coluna], linhas: Iterable[Sequence[str]]) -> bytes:
    """Return an `.xlsx` with one sheet called `aba`: a header that stays in sight, then a row a line."""
    from xlsxwriter import Workbook  # only when a workbook goes out

    saida = BytesIO()
    with Workbook(saida, _SO_TEXTO) as livro:
        negrito = livro.add_format({"bold": True})
        quebra = livro.add_format({"text_wrap": True, "valign": "top"})
        folha = livro.add_worksheet(aba)
        for n, (nome, largura) in enumerate(colunas):
            folha.set_column(n, n, largura)
            folha.write_string(0, n, nome, negrito)
        folha.freeze_panes(1, 0)
        ultima = 0
        for ultima, linha in enumerate(linhas, start=1):
            for n, valor in enumerate(linha):
                folha.write_string(ultima, n, valor, quebra)
        folha.autofilter(0, 0, ultima, len(colunas) - 1)
    return saida.getvalue()
