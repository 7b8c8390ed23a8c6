"""Texts of the letters as they are printed: lists as lists, addresses as links that are also read."""

import re
from collections.abc import Iterable, Iterator

from bot.pdf.desenho import Bloco, Linha, Trecho
from bot.pdf.html import sem_html

_MARCADOR = re.compile(r"\s*[*•-]\s+")
_FORTE = r"\*\*(\S[^*]*)\*\*"
_LINK = r"\[([^\]\n]+)\]:? ?\((https?://[^\s)]+)\)"
_ENDERECO = r"(https?://[^\s<>()\[\]\"]*[^\s<>()\[\]\".,;:])"
_MARCADO = re.compile(f"{_FORTE}|{_LINK}|{_ENDERECO}")


def blocos_de_texto(texto: str) -> Iterator[Bloco]:
    """Yield a paragraph for each line of a text, and one list for bulleted lines that follow one another."""
    itens: list[list[Linha]] = []
    for escrita in sem_html(texto).splitlines():
        marcador = _MARCADOR.match(escrita)
        if marcador is not None:
            itens.append([linha(escrita[marcador.end() :])])
            continue
        yield from _lista(itens)
        itens = []
        if escrita.strip():
            yield Bloco("texto", [[linha(escrita.strip())]])
    yield from _lista(itens)


def item(textos: Iterable[str]) -> list[Linha]:
    """Return the lines of one item of a list: bullets inside it are dashes, its first line has none."""
    escritas = (escrita.strip() for texto in textos for escrita in sem_html(texto).splitlines())
    primeira, *outras = [escrita for escrita in escritas if escrita] or [""]
    return [linha(_MARCADOR.sub("", primeira, count=1)), *(linha(_com_traco(uma)) for uma in outras)]


def _com_traco(escrita: str) -> str:
    marcador = _MARCADOR.match(escrita)
    return f"– {escrita[marcador.end() :]}" if marcador else escrita


def linha(texto: str) -> Linha:
    """Return the stretches of a line; what Markdown makes strong, or a link, which keeps its address."""
    trechos: Linha = []
    fim = 0
    for achado in _MARCADO.finditer(texto):
        trechos += [[texto[fim : achado.start()]], *_trechos(achado)]
        fim = achado.end()
    return [trecho for trecho in (*trechos, [texto[fim:]]) if trecho[0]]


def _trechos(achado: re.Match[str]) -> list[Trecho]:
    forte, nome, endereco, solto = achado.groups()
    if forte:
        return [[forte, "", "forte"]]
    if solto:
        return [[solto, solto]]
    if nome.strip() == endereco:
        return [[endereco, endereco]]
    return [[nome, endereco], [" ("], [endereco, endereco], [")"]]


def _lista(itens: list[list[Linha]]) -> Iterator[Bloco]:
    if itens:
        yield Bloco("lista", itens)
