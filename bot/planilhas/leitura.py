"""A file that somebody sent becomes rows; what it is follows from its bytes, never from its name alone."""

from pathlib import PurePath

from bot.messages import K
from bot.planilhas.linhas import Aba, Recusada
from bot.planilhas.livro import ler_livro
from bot.planilhas.separado import ler_separado

BYTES = 20 * 1024 * 1024  # what Telegram lets a bot download
TERMINACOES = (".xlsx", ".csv", ".txt", ".tsv", ".xls", ".xlsm", ".xlsb", ".ods")  # read, or refused by name
_ZIP = b"PK\x03\x04"
_LIVRO_ANTIGO = b"\xd0\xcf\x11\xe0"  # .xls, and any workbook locked with a password


def parece_planilha(nome: str) -> bool:
    """Tell whether a file called `nome` is worth bringing."""
    return PurePath(nome.lower()).suffix in TERMINACOES


def ler(nome: str, dados: bytes) -> tuple[Aba, ...]:
    """Return what a spreadsheet holds, sheet by sheet; raise `Recusada`."""
    if len(dados) > BYTES:
        raise Recusada(K("planilha.grande"))
    if dados.startswith(_LIVRO_ANTIGO):
        raise Recusada(K("planilha.antiga"))
    if dados.startswith(_ZIP):
        abas = ler_livro(dados)
    elif PurePath(nome.lower()).suffix in (".csv", ".txt", ".tsv"):
        abas = ler_separado(dados)
    else:
        raise Recusada(K("planilha.quebrada"))
    if not abas:
        raise Recusada(K("planilha.vazia"))
    return abas
