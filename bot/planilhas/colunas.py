"""Which column is which: header names recognised with or without accents, wherever the header stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.slug import slug
from bot.planilhas.linhas import Linha, em_uma_linha

ATE_A_LINHA = 15  # filled rows in which the header is looked for: titles may stand above it
AO_MENOS = 2  # columns that make a row the header
_GENERO = re.compile(r"\((?:a|as|o|os)\)")  # "Servidor(a)"

Nomes = Mapping[str, Sequence[str]]  # what each field may be called, the name in the template first


@dataclass(frozen=True, slots=True)
class Colunas:
    """The header: in which column (from 0) each field is, as it was written there; columns without use.

    `repetidos`: fields that a second column may be meant for, too.
    """

    indices: Mapping[str, int]
    rotulos: Mapping[str, str]
    sem_uso: tuple[str, ...]
    repetidos: frozenset[str]

    def valor(self, linha: Linha, campo: str) -> str:
        """Return in one line what a row holds for a field, empty where there is no such column."""
        indice = self.indices.get(campo, len(linha.celulas))
        return em_uma_linha(linha.celulas[indice]) if indice < len(linha.celulas) else ""


def achar_colunas(linhas: Sequence[Linha], nomes: Nomes) -> tuple[Colunas, Sequence[Linha]] | None:
    """Return the columns and the rows under the header; None when no row looks like one.

    The header again, as it stands on top of each printed page, is no row.
    """
    candidatas = [_colunas(linha, nomes) for linha in linhas[:ATE_A_LINHA]]
    melhor = max(range(len(candidatas)), key=lambda n: len(candidatas[n].indices), default=None)
    if melhor is None or len(candidatas[melhor].indices) < AO_MENOS:
        return None
    cabecalho = linhas[melhor].celulas
    return candidatas[melhor], [linha for linha in linhas[melhor + 1 :] if linha.celulas != cabecalho]


def _colunas(linha: Linha, nomes: Nomes) -> Colunas:
    escritos = [slug(_GENERO.sub("", rotulo)) for rotulo in linha.celulas]
    indices: dict[str, int] = {}
    for exato in (True, False):
        for campo in nomes:
            livres = (n for n in _chamadas(escritos, nomes[campo], exato=exato) if n not in indices.values())
            if campo not in indices and (indice := next(livres, None)) is not None:
                indices[campo] = indice
    rotulos = {campo: em_uma_linha(linha.celulas[indice]) for campo, indice in indices.items()}
    sem_uso = [n for n, rotulo in enumerate(linha.celulas) if rotulo and n not in indices.values()]
    repetidos = (
        campo for campo in nomes if set(sem_uso) & set(_chamadas(escritos, nomes[campo], exato=False))
    )
    return Colunas(
        indices, rotulos, tuple(em_uma_linha(linha.celulas[n]) for n in sem_uso), frozenset(repetidos)
    )


def _chamadas(escritos: Sequence[str], conhecidos: Sequence[str], *, exato: bool) -> Iterator[int]:
    """Yield the columns that are called so, or, unless `exato`, whose name begins so: the best name first."""
    for conhecido in map(slug, conhecidos):
        for indice, escrito in enumerate(escritos):
            if escrito == conhecido or (not exato and escrito.startswith(f"{conhecido}-")):
                yield indice
