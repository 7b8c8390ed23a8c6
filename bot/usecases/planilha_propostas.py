"""Rows of a spreadsheet become proposals: a service each, what is said of it, and what was not understood."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.completar import completar
from bot.domain.slug import slug
from bot.forms.form import Answers, Invalid
from bot.forms.inventario import nome_da_lista
from bot.forms.servico import que_cabem
from bot.forms.servico_canais_do_texto import ler_canais
from bot.forms.servico_do_texto import COMO_LER
from bot.forms.servico_sobras import Sobra
from bot.planilhas.linhas import LETRAS, Aba, Linha, em_uma_linha
from bot.usecases.planilha_colunas import NOME, Mapa, achar, avulsa

CORTADA, REPETIDO, SEM_NOME, MAU_NOME, CONTRARIA = "cortada", "repetido", "sem_nome", "nome", "contraria"
FALHOU = "falhou"
_CAMPO_DE = {"tempo": "prazo", "titulo": "etapa", "custos": "custo"}  # where answer and field differ in name


@dataclass(frozen=True, slots=True)
class Problema:
    """A cell, or a whole row where `coluna` is empty, that a person has to look at; `motivo` says why."""

    numero: int
    coluna: str
    texto: str
    motivo: str


@dataclass(slots=True)
class Proposta:
    """What the rows of one service say of it: plain values of the form, `nome` among them."""

    nome: str
    valores: Answers
    linhas: list[int] = field(default_factory=list)
    problemas: list[Problema] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Nomes:
    """The rows by the service they name, in order; those without a name; those that are no services."""

    dos_servicos: Mapping[str, tuple[str, Sequence[Linha]]]
    problemas: Sequence[Problema]
    avulsas: Sequence[int]


def ler_servicos(abas: Iterable[Aba]) -> tuple[list[Proposta], list[Problema]] | None:
    """Return what a whole spreadsheet proposes, columns as they are recognised; None without a header."""
    achada = achar(abas)
    if achada is None or NOME not in achada.mapa.values():
        return None
    nomes = por_nome(achada.linhas, achada.mapa)
    propostas = [propor(nome, ls, achada.rotulos, achada.mapa) for nome, ls in nomes.dos_servicos.values()]
    return propostas, [*nomes.problemas, *(p for proposta in propostas for p in proposta.problemas)]


def por_nome(linhas: Iterable[Linha], mapa: Mapa) -> Nomes:
    """Put the rows of each service together: one that has several is told in several."""
    dos_servicos: dict[str, tuple[str, list[Linha]]] = {}
    problemas, avulsas = list[Problema](), list[int]()
    for linha in linhas:
        escrito = em_uma_linha(" ".join(_celulas(linha, mapa, NOME)))
        if avulsa(escrito) or not any(_textos(linha, mapa)):
            avulsas.append(linha.numero)
            continue
        try:
            nome = nome_da_lista(escrito) if escrito else ""
        except Invalid:
            problemas.append(Problema(linha.numero, "", _inteira(linha), MAU_NOME))
            continue
        if not nome:
            problemas.append(Problema(linha.numero, "", _inteira(linha), SEM_NOME))
            continue
        dos_servicos.setdefault(slug(nome), (nome, []))[1].append(linha)
    return Nomes(dos_servicos, problemas, avulsas)


def propor(nome: str, linhas: Sequence[Linha], rotulos: Sequence[str], mapa: Mapa) -> Proposta:
    """Return what the rows of one service say of it."""
    proposta = Proposta(nome, {"nome": nome}, [linha.numero for linha in linhas])
    for linha in linhas:
        da_linha: Answers = {}
        for coluna, valores, sobras in _lidas(linha, rotulos, mapa):
            proposta.problemas += (
                Problema(linha.numero, rotulos[coluna], texto, motivo) for texto, motivo in sobras
            )
            da_linha, contrarios = completar(da_linha, valores, somar=True)
            if contrarios:
                texto = linha.celulas[coluna]
                proposta.problemas.append(Problema(linha.numero, rotulos[coluna], texto, CONTRARIA))
        proposta.valores, repetidos = completar(proposta.valores, da_linha, somar=True)
        proposta.problemas += _repetidos(linha, repetidos, rotulos, mapa)
    proposta.valores = que_cabem(proposta.valores)
    return proposta


def _repetidos(linha: Linha, nomes: Iterable[str], rotulos: Sequence[str], mapa: Mapa) -> Iterator[Problema]:
    """Yield what a row says otherwise than one before it."""
    campos = {_CAMPO_DE.get(nome, nome) for nome in nomes}
    for coluna, campo in mapa.items():
        if campo in campos:
            yield Problema(linha.numero, rotulos[coluna], _celula(linha, coluna), REPETIDO)


def _lidas(
    linha: Linha, rotulos: Sequence[str], mapa: Mapa
) -> Iterator[tuple[int, Mapping[str, Any], Sequence[Sobra]]]:
    """Yield a column of each field that is told, its values, and what of the text was left."""
    for campo, ler in COMO_LER.items():
        colunas = [n for n, este in mapa.items() if este == campo]
        texto = "\n".join(_que_dizem(linha, colunas))
        if texto:
            lido = ler(texto, rotulos[colunas[0]])
            yield colunas[0], lido.valores, lido.sobras
    yield from _canais(linha, mapa)
    yield from ((n, {}, ((_celula(linha, n), CORTADA),)) for n in mapa if len(_celula(linha, n)) >= LETRAS)


def _canais(linha: Linha, mapa: Mapa) -> Iterator[tuple[int, Mapping[str, Any], Sequence[Sobra]]]:
    dos_tipos = [n for n, campo in mapa.items() if campo == "canal"]
    dos_enderecos = [n for n, campo in mapa.items() if campo == "endereco"]
    tipos, enderecos = ("\n".join(_que_dizem(linha, ns)) for ns in (dos_tipos, dos_enderecos))
    canais, sobras, longos = ler_canais(tipos, enderecos)
    if canais or sobras:
        yield (dos_tipos or dos_enderecos)[0], {"etapas": [{"canais": canais}]} if canais else {}, sobras
    if longos:
        yield dos_enderecos[0], {}, longos


def _que_dizem(linha: Linha, colunas: Iterable[int]) -> Iterator[str]:
    return filter(None, (_celula(linha, n) for n in colunas))


def _celulas(linha: Linha, mapa: Mapa, campo: str) -> Iterator[str]:
    return (_celula(linha, n) for n, este in mapa.items() if este == campo)


def _celula(linha: Linha, coluna: int) -> str:
    return linha.celulas[coluna] if coluna < len(linha.celulas) else ""


def _textos(linha: Linha, mapa: Mapa) -> Iterator[str]:
    return (_celula(linha, n) for n in mapa)


def _inteira(linha: Linha) -> str:
    return " | ".join(filter(None, map(em_uma_linha, linha.celulas)))
