"""Expressions that the editors' guide avoids, and the plain ones in their place: `dados/expressoes.csv`."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache

from bot.domain.dados import linhas


@dataclass(frozen=True, slots=True)
class Expressao:
    """Words in lower case, what to write in their place (empty: nothing), and the kind of advice."""

    palavras: frozenset[str]
    forma: re.Pattern[str]
    troca: str
    tipo: str


@dataclass(frozen=True, slots=True)
class Achada:
    """An expression in a text: as written there, what to write in its place, and where it stands."""

    termo: str
    troca: str
    inicio: int
    fim: int


def achadas(texto: str, palavras: Set[str]) -> Mapping[str, Achada]:
    """Return the first expression of each kind that `texto` uses; `palavras` are its words in lower case."""
    primeiras: dict[str, Achada] = {}
    indice = _por_palavra()
    for palavra in palavras & indice.keys():
        for expressao in indice[palavra]:
            achada = _achada(texto, expressao) if expressao.palavras <= palavras else None
            if achada is not None and _vem_antes(achada, primeiras.get(expressao.tipo)):
                primeiras[expressao.tipo] = achada
    return primeiras


def _vem_antes(nova: Achada, outra: Achada | None) -> bool:
    return outra is None or (nova.inicio, -nova.fim) < (outra.inicio, -outra.fim)


def _achada(texto: str, expressao: Expressao) -> Achada | None:
    achado = expressao.forma.search(texto)
    if achado is None:
        return None
    termo, troca = " ".join(achado[0].split()), expressao.troca
    com_caixa = troca[:1].upper() + troca[1:] if termo[0].isupper() else troca
    return Achada(termo, com_caixa, achado.start(), achado.end())


@cache
def _por_palavra() -> Mapping[str, tuple[Expressao, ...]]:
    """Return the expressions under their longest word, the one that fewest texts use."""
    indice: dict[str, tuple[Expressao, ...]] = {}
    for linha in linhas("expressoes"):
        palavras = linha["expressao"].split()
        seguidas = r"\s+".join(map(re.escape, palavras))
        forma = re.compile(rf"(?<!\w){seguidas}(?!\w)", re.IGNORECASE)
        nova = Expressao(frozenset(palavras), forma, linha["troca"], linha["tipo"])
        chave = max(palavras, key=len)
        indice[chave] = (*indice.get(chave, ()), nova)
    return indice
