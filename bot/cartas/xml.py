"""The XML of the letters, written as the Portal's own export writes it (standard, section 10).

Four spaces, one `\\n` after each line, a text element open and closed even when empty, an empty container
closed by itself; only `&`, `<` and `>` escaped in text, and `"` in attributes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

RECUO = "    "
Atributos = tuple[tuple[str, str], ...]

_FORA_DO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_TEXTO = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_NO_ATRIBUTO = _NO_TEXTO | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


@dataclass(frozen=True, slots=True)
class Texto:
    """An element that holds text; characters that XML cannot hold are left out."""

    nome: str
    texto: str
    atributos: Atributos = ()


@dataclass(frozen=True, slots=True)
class Bloco:
    """An element that holds other elements."""

    nome: str
    itens: tuple["Texto | Bloco", ...] = ()
    atributos: Atributos = ()


No = Texto | Bloco


def bloco(nome: str, itens: Iterable[No], *atributos: tuple[str, str]) -> Bloco:
    """Return an element `nome` around `itens`."""
    return Bloco(nome, tuple(itens), atributos)


def documento(raiz: Bloco) -> bytes:
    """Return the whole file: declaration, `raiz` and what is inside, in UTF-8."""
    linhas = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', *_linhas(raiz, ""))
    return "".join(f"{linha}\n" for linha in linhas).encode()


def _linhas(no: No, recuo: str) -> Iterator[str]:
    abertura = f"{recuo}<{no.nome}{_atributos(no.atributos)}"
    if isinstance(no, Texto):
        yield f"{abertura}>{_permitido(no.texto).translate(_NO_TEXTO)}</{no.nome}>"
    elif not no.itens:
        yield f"{abertura}/>"
    else:
        yield f"{abertura}>"
        for item in no.itens:
            yield from _linhas(item, recuo + RECUO)
        yield f"{recuo}</{no.nome}>"


def _atributos(atributos: Atributos) -> str:
    return "".join(f' {nome}="{_permitido(valor).translate(_NO_ATRIBUTO)}"' for nome, valor in atributos)


def _permitido(texto: str) -> str:
    return _FORA_DO_XML.sub("", texto)
