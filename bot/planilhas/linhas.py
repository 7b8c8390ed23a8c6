"""What a spreadsheet is once it was read: rows of plain text, few enough to be looked at one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.messages import K, Message, Param

LINHAS = 1000  # filled rows that one spreadsheet may have
VISITADAS = 20_000  # rows looked at, empty ones included, before the rest is taken to be empty
COLUNAS = 60  # columns that are looked at
LETRAS = 4000  # letters of a cell that are kept: the longest text of a service has 3,000
AO_TODO = 4_000_000  # letters of a sheet: a thousand rows of texts as long as people write have a tenth of it


class Recusada(ValueError):
    """The spreadsheet is not read; `problema` says why in one line, and what to send instead."""

    def __init__(self, chave: K, **params: Param) -> None:
        super().__init__(chave)
        self.problema = Message(chave, params)


@dataclass(frozen=True, slots=True)
class Linha:
    """One filled row; `numero` is what the spreadsheet shows, from 1. Cells keep their line breaks."""

    numero: int
    celulas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aba:
    """The filled rows of a sheet; `nome` is empty for a text, which has none."""

    nome: str
    linhas: tuple[Linha, ...]


def cheias(linhas: Iterable[Iterable[object]], aba: str = "") -> Iterator[Linha]:
    """Yield the rows that hold something, their cells as text; raise `Recusada` when they are too many."""
    quantas, letras = 0, 0
    for numero, valores in enumerate(islice(linhas, VISITADAS), start=1):
        celulas = _sem_o_fim_vazio([em_texto(valor) for valor in islice(valores, COLUNAS)])
        if celulas:
            quantas += 1
            letras += sum(map(len, celulas))
            if quantas > LINHAS:
                raise _demais(aba)
            if letras > AO_TODO:
                raise Recusada(K("planilha.bomba"))
            yield Linha(numero, celulas)


def _demais(aba: str) -> Recusada:
    if aba:
        return Recusada(K("planilha.aba_com_muitas_linhas"), maximo=LINHAS, aba=em_uma_linha(em_texto(aba)))
    return Recusada(K("planilha.muitas_linhas"), maximo=LINHAS)


def _sem_o_fim_vazio(celulas: list[str]) -> tuple[str, ...]:
    while celulas and not celulas[-1]:
        celulas.pop()
    return tuple(celulas)


def em_texto(valor: object) -> str:
    """Return the value of a cell as people read it, line by line, without what cannot be seen."""
    if valor is None:
        return ""
    if isinstance(valor, date):
        return f"{valor:%d/%m/%Y}"
    if isinstance(valor, float) and valor.is_integer():
        valor = int(valor)
    linhas = (" ".join(_so_o_que_se_ve(linha).split()) for linha in str(valor)[:LETRAS].splitlines())
    return "\n".join(filter(None, linhas))


def em_uma_linha(texto: str) -> str:
    """Return the text of a cell without its line breaks."""
    return " ".join(texto.split())


def _so_o_que_se_ve(linha: str) -> str:
    return "".join(letra if letra.isprintable() else " " for letra in linha)
