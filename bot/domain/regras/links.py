"""Rules on links inside texts and on laws as links (sections 2.7 and 5.2)."""

import re

from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import citar, em_volta
from bot.domain.regras.regra import GUIA_TEXTO, RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.messages import K, Message

_TEXTOS = frozenset({Tipo.ITEM, Tipo.PROSA, Tipo.ENDERECO, Tipo.NORMA})
_ROTULO_VAZIO = re.compile(
    r"(?i)\[\W*(?:clique aqui[^\]]*|clicando aqui|aqui|neste link|link|acesse|acesse aqui|saiba mais"
    r"|leia mais|mais informações|here|click here)\W*\]\s?\("
    r"|>\W*(?:clique aqui|aqui|saiba mais|here|click(?:ing)? here)\W*</a>"
)
_CLIQUE = re.compile(r"(?i)\bclique aqui\b|\bclicando aqui\b|\bclique neste link\b")
_MARCAS = ("](", "] (", "</a>")
_CLICAR = frozenset({"clique", "clicando"})
_CHAMADA = re.compile(
    r"(?i)^clique aqui\W*(?:(?:para|e) (?:acessar|consultar|ver|baixar|solicitar) )?(?:[oa]s? )?"
)
_QUEBRADO = re.compile(r"\[([^\]\n]+)\](?:\s+|\s*:\s*)\((https?://[^\s)]+)\)")
_SO_LINK = re.compile(r"(?:[^\w\n]|\[[^\]\n]*\]\(|https?://\S+|www\.\S+)+", re.IGNORECASE)
_NORMA = re.compile(r"\s*\[[^\]]+\]\(\S+\)\s*")
_ENTRE_NORMAS = re.compile(r"[;\n]")
_UMA_NORMA = re.compile(
    r"\b(?:Lei|Decreto|Portaria|Instrução Normativa|Resolução|Medida Provisória)\b[^;\n]*\d"
)
_PAGINA = re.compile(r"https?://[^\s<>\"')\]]+")


def _rotulo(texto: Texto) -> Message | None:
    achado = _ROTULO_VAZIO.search(texto.texto) if any(marca in texto.texto for marca in _MARCAS) else None
    if achado is None and _CLICAR & texto.palavras:
        achado = _CLIQUE.search(texto.texto)
    if achado is None:
        return None
    rotulo = achado[0].removesuffix("</a>").strip("[]( <>")
    util = _CHAMADA.sub("", rotulo).strip("* ")
    if util and util != rotulo:
        return Message(K("regras.texto.link_com_chamada"), {"trecho": citar(rotulo), "util": citar(util)})
    return Message(K("regras.texto.clique_aqui"), {"trecho": citar(rotulo)})


def _quebrado(texto: Texto) -> Message | None:
    quebrado = _QUEBRADO.search(texto.texto) if "](" not in texto.texto or "] " in texto.texto else None
    if quebrado is None:
        return None
    trecho = em_volta(texto.texto, quebrado.end(1) - 10, quebrado.start(2) + 10)
    return Message(K("regras.texto.link_quebrado"), {"trecho": trecho, "rotulo": citar(quebrado[1], 30)})


def _so_link(texto: Texto) -> Message | None:
    so_link = "http" in texto.texto.lower() or "www." in texto.texto.lower()
    if not so_link or not _SO_LINK.fullmatch(texto.texto):
        return None
    return Message(K("regras.texto.so_link"), {"trecho": citar(texto.texto)})


def _norma(texto: Texto) -> Message | None:
    norma = texto.texto
    if not texto.preenchido or _NORMA.fullmatch(norma):
        return None
    pagina = _PAGINA.search(norma)
    if pagina is None:
        return Message(K("regras.norma.sem_link"), {"norma": citar(norma)})
    nome = citar(norma[: pagina.start()].strip(" []():-–<>\n") or "nome da norma", 40)
    return Message(K("regras.norma.link"), {"nome": nome, "pagina": citar(pagina[0])})


def _varias_normas(texto: Texto) -> Message | None:
    partes = map(str.strip, _ENTRE_NORMAS.split(texto.prosa))
    normas = [parte for parte in partes if _UMA_NORMA.match(parte)]
    if len(normas) < 2:
        return None
    return Message(K("regras.norma.um_por_item"), {"um": citar(normas[0], 40), "outro": citar(normas[1], 40)})


REGRAS = (
    RegraDeTexto(
        "norma.um_por_item", Severidade.MELHORAR, "5.2 GUIA", _varias_normas, frozenset({Tipo.NORMA})
    ),
    RegraDeTexto("texto.clique_aqui", Severidade.MELHORAR, GUIA_TEXTO, _rotulo, _TEXTOS),
    RegraDeTexto("texto.link_quebrado", Severidade.MELHORAR, GUIA_TEXTO, _quebrado, _TEXTOS - {Tipo.NORMA}),
    RegraDeTexto("texto.so_link", Severidade.DICA, GUIA_TEXTO, _so_link, frozenset({Tipo.PROSA})),
    RegraDeTexto("norma.link", Severidade.DICA, "2.7 GUIA", _norma, frozenset({Tipo.NORMA})),
)
