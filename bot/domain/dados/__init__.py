"""Data files of the domain: organs, channels, areas, segments, units and verbs, one CSV each."""

import csv
from collections.abc import Mapping
from importlib.resources import files

Linha = Mapping[str, str]


def linhas(nome: str) -> tuple[Linha, ...]:
    """Return the lines of `<nome>.csv`, each with the column names of the first line."""
    texto = (files(__name__) / f"{nome}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(texto.splitlines()))


def lista(celula: str) -> tuple[str, ...]:
    """Return the terms of a cell that holds several, separated by `|`."""
    return tuple(celula.split("|")) if celula else ()
