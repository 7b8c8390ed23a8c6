"""The columns of a spreadsheet of people: their names, the sheet they are in, rows that are nobody's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.slug import slug
from bot.planilhas.colunas import Colunas, Nomes, achar_colunas
from bot.planilhas.linhas import Aba, Linha

CAMPOS: Nomes = {
    "orgao": (
        *("orgao", "orgao-ou-entidade", "nome-do-orgao", "entidade", "instituicao", "ministerio"),
        *("nome-da-entidade", "nome-da-instituicao"),
    ),
    "sigla": ("sigla", "sigla-do-orgao", "orgao-sigla"),
    "siorg": ("siorg", "codigo-siorg", "numero-siorg", "n-siorg", "cod-siorg", "orgao-siorg"),
    "papel": ("papel", "perfil", "titular-ou-substituto", "titular-substituto", "funcao"),
    "tema": ("tema", "ponto-focal", "tipo-de-ponto-focal"),
    "indicado_por": ("quem-indicou", "indicado-por", "nome-de-quem-indicou"),
    "nome": ("nome", "nome-completo", "nome-da-pessoa", "pessoa", "servidor", "servidora", "indicado"),
    "email": ("e-mail", "email", "correio-eletronico", "endereco-eletronico", "endereco-de-e-mail"),
    "condicao": ("condicao", "condicao-de-quem-indica", "por-que-indica"),
}
DO_ORGAO = ("siorg", "sigla", "orgao")
_DE_ALGUEM = ("nome", "email", "papel", "tema")
_AVULSAS = ("total", "subtotal", "soma-", "obs", "nota", "fonte", "legenda", "elaborad", "atualizad")
_PESSOA = frozenset({"nome", "email"})


@dataclass(frozen=True, slots=True)
class Achada:
    """The sheet in which the columns were found, and its rows under them."""

    nome: str
    colunas: Colunas
    linhas: Sequence[Linha]


def aba_das_pessoas(abas: Iterable[Aba]) -> Achada | None:
    """Return the first sheet that serves, else the one in which most was recognised; None without any."""
    achadas = [
        Achada(aba.nome, *achado) for aba in abas if (achado := achar_colunas(aba.linhas, CAMPOS)) is not None
    ]
    melhor = max(achadas, key=lambda a: len(a.colunas.indices), default=None)
    return next((a for a in achadas if serve(a.colunas) and a.linhas), melhor)


def serve(colunas: Colunas) -> bool:
    """Tell whether the columns say who each person is and in which organ, one person a row."""
    completas = set(colunas.indices) >= _PESSOA
    return completas and any(c in colunas.indices for c in DO_ORGAO) and not varias_por_linha(colunas)


def varias_por_linha(colunas: Colunas) -> bool:
    """Tell whether a row holds more than one person: names and e-mails in several columns."""
    return colunas.repetidos >= _PESSOA


def separar(linhas: Iterable[Linha], colunas: Colunas) -> tuple[list[Linha], list[Linha]]:
    """Return the rows that may name a person, and the others: totals, notes, titles of a section."""
    partes: tuple[list[Linha], list[Linha]] = ([], [])
    for linha in linhas:
        partes[_nao_traz_pessoa(linha, colunas)].append(linha)
    return partes


def _nao_traz_pessoa(linha: Linha, colunas: Colunas) -> bool:
    if any("@" in celula for celula in linha.celulas):
        return False
    primeira = next(celula for celula in linha.celulas if celula)
    return slug(primeira).startswith(_AVULSAS) or not any(colunas.valor(linha, campo) for campo in _DE_ALGUEM)
