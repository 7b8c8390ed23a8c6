"""A program of its own: letters in JSON come in, the PDF goes out, and its memory is given back.

It imports nothing of the assistant: it is started by its path, whatever the folder.
"""

import sys
from pathlib import Path
from typing import Literal

import typst

_MODELO = Path(__file__).with_name("modelo.typ")


def compilar(dados: str, norma: Literal["ua-1", "1.7"]) -> bytes:
    """Return the PDF by one standard; raise `TypstError` where the data does not allow it."""
    return typst.compile(
        str(_MODELO),
        root=str(_MODELO.parent),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"dados": dados},
        pdf_standards=norma,
    )


def _compilar(dados: str) -> bytes:
    try:
        return compilar(dados, "ua-1")
    except typst.TypstError:  # a character that no font has is against PDF/UA: tagged all the same
        return compilar(dados, "1.7")


if __name__ == "__main__":
    sys.stdout.buffer.write(_compilar(sys.stdin.buffer.read().decode()))
