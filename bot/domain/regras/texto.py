"""One text of a service, read once for all the rules: its words, sentences, paragraphs and expressions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.domain.regras.campos import Campo
from bot.domain.regras.expressoes import Achada, achadas

LIDOS = 4096  # texts kept as read; the largest letter holds some 250

_ENDERECOS = {  # what a page, an e-mail or a tag holds, and its form: the search for all is slow
    "http": re.compile(r"https?://[^\s<>\"')\]]+"),
    "www.": re.compile(r"www\.[^\s<>\"')\]]+"),
    "@": re.compile(r"[^\s@<>(]+@[^\s@<>)]+"),
    "<": re.compile(r"<[^<>]*>"),
}
_PALAVRA = re.compile(r"\w+(?:[-'’]\w+)*")
_FIM_DE_FRASE = re.compile(r"(?=\s)(?:(?<=[.!?;:])(?<!\b[Aa]rt\.)(?<!\b[Ee]x\.)(?<!\bAv\.)\s+|\n+)")
# a line end that a copied page left in the middle of a sentence
_CONTINUA = re.compile(
    r"(?=[ \t\n])(?:[ \t]*\n(?=[ \t]*[a-zà-ÿ])|(?<=,)[ \t]*\n(?!\n)"
    r"|(?:(?<= (?:de|do|da|em|no|na|os|as|um|ao|ou))|(?<= [eoaà])|(?<= (?:com|que|por|das|dos))"
    r"|(?<= para)|(?<= conforme))[ \t]*\n(?!\n))"
)
_DUAS_MAIUSCULAS = re.compile(r"[A-ZÀ-Ý]{2}")
_LETRA = re.compile(r"[^\W_]")


@dataclass(frozen=True, eq=False)
class Texto:
    """A text with its field and, for an address, the kind of channel it is of; `ler` makes it.

    `prosa`: the text with links, e-mails and tags blanked out, every position kept; `baixa`: in lower case;
    `palavras`: its words in lower case, where most rules look before they search; `grita`: whether two
    capitals stand together, as in acronyms and in shouting; `expressoes`: the first expression of each kind
    of `expressoes.csv` that it uses.
    """

    campo: Campo
    texto: str
    canal: str
    prosa: str
    baixa: str
    palavras: frozenset[str]
    grita: bool
    expressoes: Mapping[str, Achada]

    @property
    def preenchido(self) -> bool:
        """Whether the text says something: dashes and rows of dots do not."""
        return bool(self.palavras) or preenchido(self.texto)

    @cached_property
    def frases(self) -> tuple[str, ...]:
        """The sentences, and the lines of a list, without blanks."""
        return tuple(frase for frase in map(str.strip, _FIM_DE_FRASE.split(self._corrida)) if frase)

    @cached_property
    def paragrafos(self) -> tuple[str, ...]:
        """The lines that are not blank; a sentence broken over lines is one."""
        return tuple(linha for linha in map(str.strip, self._corrida.splitlines()) if linha)

    @cached_property
    def _corrida(self) -> str:
        return _CONTINUA.sub(" ", self.prosa) if "\n" in self.prosa else self.prosa


@lru_cache(maxsize=LIDOS)
def ler(campo: Campo, texto: str, canal: str = "") -> Texto:
    """Return `texto` as the rules read it, once: most texts come again."""
    prosa = _sem_enderecos(texto)
    baixa = prosa.lower()
    palavras = frozenset(_PALAVRA.findall(baixa.replace("_", " ")))
    grita = _DUAS_MAIUSCULAS.search(prosa) is not None
    return Texto(campo, texto, canal, prosa, baixa, palavras, grita, achadas(prosa, palavras))


def preenchido(texto: str) -> bool:
    """Tell whether `texto` says something: dashes and rows of dots do not."""
    return _LETRA.search(texto) is not None


def _sem_enderecos(texto: str) -> str:
    for marca, forma in _ENDERECOS.items():
        if marca in texto:
            texto = forma.sub(_em_branco, texto)
    return texto


def _em_branco(achado: re.Match[str]) -> str:
    return " " * len(achado[0])
