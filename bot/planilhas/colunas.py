"""Which column is which: header names recognised with or without accents, wherever the header stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.slug import slug
from bot.planilhas.linhas import Linha

ATE_A_LINHA = 10  # filled rows in which the header is looked for: a title may stand above it
AO_MENOS = 2  # columns that make a row the header

Nomes = Mapping[str, Sequence[str]]  # what each field may be called, the name in the template first


@dataclass(frozen=True, slots=True)
class Colunas:
    """The header: in which column (from 0) each field is, as it was written there; columns without use."""

    indices: Mapping[str, int]
    rotulos: Mapping[str, str]
    sem_uso: tuple[str, ...]

    def valor(self, linha: Linha, campo: str) -> str:
        """Return what a row holds for a field, empty where the spreadsheet has no such column."""
        indice = self.indices.get(campo)
        return linha.celulas[indice] if indice is not None and indice < len(linha.celulas) else ""


def achar_colunas(linhas: Sequence[Linha], nomes: Nomes) -> tuple[Colunas, Sequence[Linha]] | None:
    """Return the columns and the rows under the header; None when no row looks like one."""
    candidatas = [_colunas(linha, nomes) for linha in linhas[:ATE_A_LINHA]]
    melhor = max(range(len(candidatas)), key=lambda n: len(candidatas[n].indices), default=None)
    if melhor is None or len(candidatas[melhor].indices) < AO_MENOS:
        return None
    return candidatas[melhor], linhas[melhor + 1 :]


def _colunas(linha: Linha, nomes: Nomes) -> Colunas:
    indices: dict[str, int] = {}
    for exato in (True, False):
        for indice, rotulo in enumerate(linha.celulas):
            campo = _campo(rotulo, nomes, exato=exato)
            if campo is not None and campo not in indices and indice not in indices.values():
                indices[campo] = indice
    rotulos = {campo: linha.celulas[indice] for campo, indice in indices.items()}
    resto = (r for n, r in enumerate(linha.celulas) if r and n not in indices.values())
    return Colunas(indices, rotulos, tuple(resto))


def _campo(rotulo: str, nomes: Nomes, *, exato: bool) -> str | None:
    escrito = slug(rotulo)
    for campo, conhecidos in nomes.items():
        for conhecido in map(slug, conhecidos):
            if escrito == conhecido or (not exato and escrito.startswith(f"{conhecido}-")):
                return campo
    return None
