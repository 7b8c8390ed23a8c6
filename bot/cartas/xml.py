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


@dataclass(frozen=True, slots=True)
class Dialeto:
    """How a letter is written: what ends its lines, whether an empty text is closed by itself."""

    recuo: str = RECUO
    fim: str = "\n"
    fecha_textos: bool = False


ATUAL = Dialeto()


def bloco(nome: str, itens: Iterable[No], *atributos: tuple[str, str]) -> Bloco:
    """Return an element `nome` around `itens`."""
    return Bloco(nome, tuple(itens), atributos)


def documento(raiz: Bloco) -> bytes:
    """Return the whole file: declaration, `raiz` and what is inside, in UTF-8."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{escrito(raiz)}\n'.encode()


def escrito(no: No, recuo: str = "", dialeto: Dialeto = ATUAL) -> str:
    """Return an element and what is inside, each line but the first after `recuo`."""
    return dialeto.fim.join(_linhas(no, recuo, dialeto)).removeprefix(recuo)


def no_texto(texto: str) -> str:
    """Return `texto` as it stands inside an element."""
    return _permitido(texto).translate(_NO_TEXTO)


def no_atributo(valor: str) -> str:
    """Return `valor` as it stands between quotes."""
    return _permitido(valor).translate(_NO_ATRIBUTO)


def _linhas(no: No, recuo: str, dialeto: Dialeto) -> Iterator[str]:
    abertura = f"{recuo}<{no.nome}{_atributos(no.atributos)}"
    if isinstance(no, Texto) and (no.texto or not dialeto.fecha_textos):
        yield f"{abertura}>{no_texto(no.texto)}</{no.nome}>"
    elif isinstance(no, Texto) or not no.itens:
        yield f"{abertura}/>"
    else:
        yield f"{abertura}>"
        for item in no.itens:
            yield from _linhas(item, recuo + dialeto.recuo, dialeto)
        yield f"{recuo}</{no.nome}>"


def _atributos(atributos: Atributos) -> str:
    return "".join(f' {nome}="{no_atributo(valor)}"' for nome, valor in atributos)


def _permitido(texto: str) -> str:
    return _FORA_DO_XML.sub("", texto)
