"""Draws a PDF: tagged for screen readers (PDF/UA-1), with its fonts inside, an index and bookmarks."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

_MODELO = Path(__file__).with_name("modelo.typ")

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

    `rodape`: the words under each page, with `#1` for its number and `#2` for how many there are.
    """

    titulo: str
    autor: str
    rodape: str
    cartas: list[list[Bloco]]
    abertura: str = ""
    indice: str = ""


def desenhar(folheto: Folheto) -> bytes:
    """Return the PDF. It takes some 15 ms a letter, and lets other threads run meanwhile.

    A character that no font of ours has is against PDF/UA: the file is tagged all the same, and says no more.
    """
    import typst  # 80 MB, read when something is first drawn

    def compilar(norma: Literal["ua-1", "1.7"]) -> bytes:
        return typst.compile(
            str(_MODELO),
            root=str(_MODELO.parent),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"dados": json.dumps(asdict(folheto), ensure_ascii=False)},
            pdf_standards=norma,
        )

    try:
        return compilar("ua-1")
    except typst.TypstError:
        return compilar("1.7")
