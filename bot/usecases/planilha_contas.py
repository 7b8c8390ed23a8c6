"""What came of a spreadsheet so far, as its draft keeps it: how many of each, and what needs a look."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.usecases.planilha_nos_servicos import Postos
from bot.usecases.planilha_propostas import Problema


def contado(contexto: Mapping[str, Any], postos: Postos, problemas: Iterable[Problema]) -> dict[str, Any]:
    """Return what the draft keeps, with what came of one more service."""
    contas = dict(contexto["contas"])
    contas["completados"] += len(postos.completados)
    contas["iguais"] += postos.iguais
    contas["mantidos"] += postos.mantidos
    return {
        **contexto,
        "contas": contas,
        "problemas": [*contexto["problemas"], *map(plano, problemas)],
        "novos": [*contexto["novos"], *(nome for _, nome in postos.novos)],
        "levantados": [*contexto.get("levantados", ()), *(numero for numero, _ in postos.novos)],
    }


def plano(problema: Problema) -> list[Any]:
    """Return a problem as plain JSON values."""
    return [problema.numero, problema.coluna, problema.texto, problema.motivo]


def problemas_de(contexto: Mapping[str, Any]) -> list[Problema]:
    """Return what the draft has to be looked at, in the order of the rows."""
    return sorted((Problema(*um) for um in contexto["problemas"]), key=lambda p: p.numero)
