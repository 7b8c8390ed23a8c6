"""What was read in a spreadsheet of opening, kept with the draft until it is confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.messages import message_from_json, message_to_json
from bot.usecases.pedidos import Pedido, Problema

NA_TELA = 15  # problems told on the screen; the rest is in a file


@dataclass(frozen=True, slots=True)
class Leitura:
    """The people asked for, and how the spreadsheet was understood.

    `aba`: the sheet that was read, where there are others. `linhas`: those that may name a person; `avulsas`:
    the numbers of the others. `colunas`: by field, how its column is called there. `problemas`: the first
    `NA_TELA` of `quantos`.
    """

    arquivo: str
    aba: str
    linhas: int
    avulsas: Sequence[int]
    colunas: Mapping[str, str]
    sem_uso: Sequence[str]
    pedidos: Sequence[Pedido]
    problemas: Sequence[Problema]
    quantos: int

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "params": {"arquivo": self.arquivo},
            "aba": self.aba,
            "linhas": self.linhas,
            "avulsas": list(self.avulsas),
            "colunas": dict(self.colunas),
            "sem_uso": list(self.sem_uso),
            "pedidos": [pedido.to_json() for pedido in self.pedidos],
            "problemas": [[p.numero, message_to_json(p.mensagem)] for p in self.problemas],
            "quantos": self.quantos,
        }

    @classmethod
    def from_json(cls, guardado: Mapping[str, Any]) -> "Leitura":
        """Return what `to_json` made plain."""
        return cls(
            guardado["params"]["arquivo"],
            guardado["aba"],
            guardado["linhas"],
            guardado["avulsas"],
            guardado["colunas"],
            guardado["sem_uso"],
            [Pedido.from_json(pedido) for pedido in guardado["pedidos"]],
            [Problema(numero, message_from_json(dita)) for numero, dita in guardado["problemas"]],
            guardado["quantos"],
        )
