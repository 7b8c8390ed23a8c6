"""Text with separators (`.csv`), in whatever encoding and with whatever separator it was saved."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper

from bot.messages import K
from bot.planilhas.linhas import Aba, Recusada, cheias

SEPARADORES = ";\t,|"
_AMOSTRA = 8192  # bytes that tell encoding and separator
_LINHAS = 40  # rows that tell the separator
_SEP = "sep="  # a first line that Excel writes to name its separator


def ler_separado(dados: bytes) -> tuple[Aba, ...]:
    """Return the filled rows as one sheet, none when there are none; raise `Recusada`."""
    for codificacao in _codificacoes(dados[:_AMOSTRA]):
        try:
            linhas = tuple(cheias(_valores(dados, codificacao)))
            return (Aba("", linhas),) if linhas else ()
        except UnicodeError:
            continue
        except csv.Error as problema:
            raise Recusada(K("planilha.quebrada")) from problema
    raise Recusada(K("planilha.formato"))


def _codificacoes(amostra: bytes) -> tuple[str, ...]:
    if amostra.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if b"\0" in amostra:
        return ("utf-16-le",) if amostra[1:2] == b"\0" else ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _valores(dados: bytes, codificacao: str) -> Iterator[list[str]]:
    with TextIOWrapper(BytesIO(dados), encoding=codificacao, newline="") as texto:
        amostra = texto.read(_AMOSTRA)
        if any(letra < " " and letra not in "\t\r\n" for letra in amostra):
            raise Recusada(K("planilha.formato"))
        texto.seek(0)
        for valores in csv.reader(texto, delimiter=_separador(amostra)):
            yield [] if len(valores) < 3 and valores and valores[0].lower().startswith(_SEP) else valores


def _separador(amostra: str) -> str:
    primeira = amostra[: len(_SEP) + 1].lower()
    if primeira.startswith(_SEP) and primeira[-1] in SEPARADORES:
        return primeira[-1]
    return max(SEPARADORES, key=lambda separador: _regularidade(amostra, separador))


def _regularidade(amostra: str, separador: str) -> tuple[int, int]:
    """Return how many rows of the sample this separator cuts into equally many cells, and into how many.

    A comma in the names of organs cuts rows too, but each into as many as it happens.
    """
    linhas = csv.reader(amostra.splitlines(keepends=True)[:_LINHAS], delimiter=separador)
    try:
        tamanhos = Counter(len(valores) for valores in linhas if len(valores) > 1)
    except csv.Error:
        return 0, 0
    return max(((vezes, tamanho) for tamanho, vezes in tamanhos.items()), default=(0, 0))
