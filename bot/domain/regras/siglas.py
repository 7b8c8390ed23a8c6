"""Rules on acronyms: each explained where it comes first, at most three in a text (section 5.2)."""

import re
from collections.abc import Iterator
from functools import cache

from bot.domain.dados import linhas
from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import em_volta
from bot.domain.regras.gritos import gritos
from bot.domain.regras.regra import GUIA_TEXTO, Aviso, RegraDeTexto, RegraDeTextos, Textos
from bot.domain.regras.texto import Texto
from bot.domain.servico import Servico
from bot.messages import K, Message

SIGLAS_POR_TEXTO = 3
_PROSA = frozenset({Tipo.PROSA})
_COM_SIGLA = frozenset({Tipo.LINHA, Tipo.ITEM, Tipo.PROSA})

_SIGLA = re.compile(r"[A-Z](?<![\w/.@-][A-Z])[A-Za-z]?[A-Z]{1,5}(?:-[A-Z]{1,3})?s?(?![\w@])")
_ROMANO = re.compile(r"[IVXLC]+")


def siglas(texto: Texto) -> Iterator[re.Match[str]]:
    """Yield the acronyms of a text that few people know, shouted words left out."""
    gritados = gritos(texto)
    for achada in _SIGLA.finditer(texto.prosa) if texto.grita else ():
        sigla = achada[0].rstrip("s")
        gritada = any(inicio <= achada.start() < fim for inicio, fim in gritados)
        if not gritada and sigla not in _conhecidas() and not _ROMANO.fullmatch(sigla):
            yield achada


def _explicadas(prosa: str) -> Iterator[str]:
    """Yield the acronyms that the text explains: `Nome (SIGLA)`, `SIGLA - Nome` and the like."""
    for achada in _SIGLA.finditer(prosa):
        antes, depois = prosa[: achada.start()], prosa[achada.end() :]
        nome_antes = re.search(r"[a-zà-ÿ]{3,}[^\w(]*(?:\(|[-–—])\s*(?:[\w/]+\s*[-–—/]\s*)?$", antes[-40:])
        nome_depois = re.match(r"\s*(?:\(|[-–—:]\s)\s*[A-ZÀ-Ý][a-zà-ÿ]+", depois)
        if nome_antes or nome_depois:
            yield achada[0].rstrip("s")


def _sem_explicacao(servico: Servico, textos: Textos) -> Iterator[Aviso]:
    sabidas = {servico.sigla, servico.orgao.sigla}
    for caminho, texto in textos:
        if texto.grita and texto.campo.tipo in _COM_SIGLA:
            sabidas.update(_explicadas(texto.prosa))
            yield from _novas(caminho, texto, sabidas) if texto.campo.tipo is Tipo.PROSA else ()


def _novas(caminho: str, texto: Texto, sabidas: set[str]) -> Iterator[Aviso]:
    for achada in siglas(texto):
        sigla = achada[0].rstrip("s")
        if sigla not in sabidas:
            sabidas.add(sigla)
            trecho = em_volta(texto.texto, achada.start(), achada.end())
            conselho = Message(K("regras.texto.sigla_sem_explicacao"), {"sigla": sigla, "trecho": trecho})
            yield caminho, conselho


def _demais(texto: Texto) -> Message | None:
    diferentes = list(dict.fromkeys(achada[0] for achada in siglas(texto)))
    if len(diferentes) <= SIGLAS_POR_TEXTO:
        return None
    sobra = diferentes[SIGLAS_POR_TEXTO]
    return Message(K("regras.texto.siglas_demais"), {"quantas": len(diferentes), "sigla": sobra})


@cache
def _conhecidas() -> frozenset[str]:
    return frozenset(linha["sigla"] for linha in linhas("siglas"))


REGRAS_DE_TEXTOS = (
    RegraDeTextos("texto.sigla_sem_explicacao", Severidade.MELHORAR, GUIA_TEXTO, _sem_explicacao),
)
REGRAS = (RegraDeTexto("texto.siglas_demais", Severidade.DICA, GUIA_TEXTO, _demais, _PROSA),)
