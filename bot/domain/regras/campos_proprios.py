"""Rules that hold for one text field only: acronym, contact, description, link (sections 2.1 and 5.2)."""

import re

from bot.domain.regras.achado import Severidade
from bot.domain.regras.citacao import citar
from bot.domain.regras.regra import RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.messages import K, Message

_PAGINA = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)
_PAGINA_INICIAL = re.compile(  # not `alistamento.orgao.gov.br`, which is a page of the service
    r"(?:https?://)?(?:(?:www\d?|portal|site)\.)*[\w-]+(?:\.[a-z]{2,4}){1,2}(?::\d+)?/?(?:index\.\w+)?",
    re.IGNORECASE,
)
_CONTATO = re.compile(r"\S+@\S+\.\S+|\d{4}[ -]?\d{4}|0800|\b1\d{2}\b")
_LINK = re.compile(r"https?://[^\s/]+\.\S+", re.IGNORECASE)
_NAO_E_SIGLA = re.compile(r"\w+ \w+ \w+|[a-zà-ÿ]{4,}|[^\W\d_][a-zà-ÿ]{5,}")


def _sigla(texto: Texto) -> Message | None:
    if not texto.preenchido or not _NAO_E_SIGLA.search(texto.texto):
        return None
    return Message(K("regras.sigla.so_sigla"), {"sigla": texto.texto})


def _contato(texto: Texto) -> Message | None:
    paginas = _PAGINA.findall(texto.texto)
    if not paginas or _CONTATO.search(_PAGINA.sub("", texto.texto)):
        return None
    if not all(_PAGINA_INICIAL.fullmatch(pagina.rstrip(".,;")) for pagina in paginas):
        return None
    return Message(K("regras.contato.pagina_inicial"), {"pagina": citar(paginas[0])})


def _link(texto: Texto) -> Message | None:
    if not texto.preenchido or _LINK.fullmatch(texto.texto.strip()):
        return None
    achado = _PAGINA.search(texto.texto)
    if achado is None:
        return Message(K("regras.link.sem_pagina"), {"trecho": citar(texto.texto)})
    return Message(K("regras.canal.deixe_so"), {"endereco": _completo(achado[0])})


def _completo(pagina: str) -> str:
    return pagina if pagina.lower().startswith("http") else f"https://{pagina}"


REGRAS = (
    RegraDeTexto("sigla.so_sigla", Severidade.MELHORAR, "2.1 GUIA", _sigla, campos=frozenset({"sigla"})),
    RegraDeTexto(
        "contato.pagina_inicial", Severidade.MELHORAR, "5.2 GUIA", _contato, campos=frozenset({"contato"})
    ),
    RegraDeTexto("link.pagina", Severidade.MELHORAR, "2.1 GUIA", _link, campos=frozenset({"link"})),
)
