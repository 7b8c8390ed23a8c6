"""How a letter is written: its dialect, and new elements in the way of their neighbours."""

from dataclasses import replace

from bot.cartas.arvore import Documento, Elemento
from bot.cartas.xml import RECUO, Bloco, Dialeto, No, Texto

_DOCUMENTOS = ("item", "documento")
_LEGADO = (b"<sigla/>", b"<descricao/>", b"<requisitos/>", b"<contato/>", b'standalone="no"')
_DO_PORTAL = "idSegmento"


def dialeto_de(documento: Documento) -> Dialeto:
    """Return the dialect of a letter."""
    dados, filhos = documento.dados, documento.raiz.filhos
    recuo = next((achado for filho in filhos if (achado := recuo_de(dados, filho))), RECUO)
    legado = any(marca in dados for marca in _LEGADO)
    return Dialeto(recuo, "\r\n" if b"\r\n" in dados else "\n", fecha_textos=legado)


def recuo_de(dados: bytes, elemento: Elemento) -> str | None:
    """Return the spaces before an element in its line; None when it shares the line with another."""
    comeco = dados.rfind(b"\n", 0, elemento.inicio) + 1
    espacos = dados[comeco : elemento.inicio]
    return espacos.decode() if comeco and not espacos.strip() else None


def como(original: Elemento, no: No) -> No:
    """Return a document in the form that the letter has: a plain item, or one with its `descricao`."""
    if original.nome not in _DOCUMENTOS or no.nome not in _DOCUMENTOS:
        return no
    return _documento(no) if original.filhos else replace(_item(no), nome=original.nome)


def no_modo(no: No, vizinho: Elemento | None, dialeto: Dialeto) -> No:
    """Return a new element as its neighbour is; older letters number no segments and have plain items."""
    if dialeto.fecha_textos:
        return _legado(no)
    if vizinho is None:
        return no
    if no.nome in _DOCUMENTOS and vizinho.nome in _DOCUMENTOS and no.nome != vizinho.nome:
        return _documento(no) if vizinho.nome == "documento" else _item(no)
    return no if _DO_PORTAL in vizinho.atributos else _sem_numero(no)


def _legado(no: No) -> No:
    if no.nome == "documento":
        return _item(no)
    if isinstance(no, Texto):
        return _sem_numero(no)
    return replace(no, itens=tuple(map(_legado, no.itens)))


def _sem_numero(no: No) -> No:
    return replace(no, atributos=tuple(par for par in no.atributos if par[0] != _DO_PORTAL))


def _item(no: No) -> Texto:
    if isinstance(no, Texto):
        return no
    return Texto("item", "".join(filho.texto for filho in no.itens if isinstance(filho, Texto)))


def _documento(no: No) -> Bloco:
    return no if isinstance(no, Bloco) else Bloco("documento", (Texto("descricao", no.texto),))
