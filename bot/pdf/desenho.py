"""Draws a PDF: tagged for screen readers (PDF/UA-1), with its fonts inside, an index and bookmarks."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

_PROGRAMA = Path(__file__).with_name("compilador.py")
_ATE = 120  # seconds

Trecho = list[str]  # a text; its address, for a link; `forte`, when it is that
Linha = list[Trecho]


@dataclass(frozen=True, slots=True)
class Bloco:
    """A piece of a letter; `tipo`: titulo (of level `nivel`, 1 to 4), texto, lista or caso.

    `itens`: each one lines of a list's item; what is no list has one.
    """

    tipo: str
    itens: list[list[Linha]]
    nivel: int = 0


@dataclass(frozen=True, slots=True)
class Folheto:
    """What is to be drawn. With an `indice` (its title), a first page has `titulo`, `abertura` and the index.

    `rodape`: the words under each page, with `#1` for its number.
    """

    titulo: str
    autor: str
    rodape: str
    cartas: list[list[Bloco]]
    abertura: str = ""
    indice: str = ""


def desenhar(folheto: Folheto) -> bytes:
    """Return the PDF; raise `CalledProcessError` or `TimeoutExpired` where there is none.

    It is done in a process that ends with it, for what it takes of memory: 44 MB and 0.1 s for a letter,
    600 MB and 2 s for an organ that wrote a million characters.
    """
    dados = json.dumps(asdict(folheto), ensure_ascii=False).encode()
    feito = subprocess.run([sys.executable, str(_PROGRAMA)], input=dados, capture_output=True, timeout=_ATE)
    feito.check_returncode()
    return feito.stdout
