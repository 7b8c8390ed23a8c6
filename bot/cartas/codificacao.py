"""In which encoding a letter came: read as UTF-8 inside, given back in its own."""

import codecs
import re
from dataclasses import dataclass

from bot.cartas.recusa import CartaRecusada
from bot.messages import K

_MARCAS = (  # the longer marks first: that of UTF-32 begins as that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONHECIDAS = ("utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252")
_DECLARADA = re.compile(rb"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")


@dataclass(frozen=True, slots=True)
class Codificacao:
    """`codec` as Python names it, and the mark that the file begins with."""

    codec: str
    marca: bytes

    def devolver(self, utf8: bytes) -> bytes:
        """Return the bytes of the letter as it came; what the encoding lacks goes by its number."""
        if self.codec == "utf-8":
            return self.marca + utf8
        return self.marca + utf8.decode().encode(self.codec, "xmlcharrefreplace")


def decodificar(dados: bytes) -> tuple[Codificacao, bytes]:
    """Return the encoding of a file and its bytes in UTF-8; raise `CartaRecusada` when they do not agree."""
    marca, codec = next((par for par in _MARCAS if dados.startswith(par[0])), (b"", ""))
    codificacao = Codificacao(codec or _declarada(dados), marca)
    try:
        texto = dados[len(marca) :].decode(codificacao.codec)
    except UnicodeDecodeError:
        raise CartaRecusada(K("carta.codificacao")) from None
    return codificacao, texto.encode("utf-8", "surrogatepass")


def _declarada(dados: bytes) -> str:
    if dados.startswith(b"<\0"):
        return "utf-16-le"
    declarada = _DECLARADA.match(dados)
    try:
        codec = codecs.lookup(declarada[1].decode()).name if declarada else "utf-8"
    except LookupError:
        codec = ""
    if codec not in _CONHECIDAS:
        raise CartaRecusada(K("carta.codificacao"))
    return codec
