"""A linear model over traits, learnt beforehand from the ways of asking (`tests/respostas/treinar.py`)."""

import json
import math
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.respostas.lexico import Lexico
from bot.respostas.tracos import tracos as tracos_de
from bot.respostas.tracos import vetor

APRENDIDO = "aprendido.bin"


@dataclass(frozen=True, slots=True)
class Modelo:
    """For each class a bias; for each trait its rarity and its heaviest classes, as steps of `escala`.

    Trait `n` of `tracos` weighs on `das_classes[ate[n]:ate[n + 1]]`, by the `pesos` at the same places.
    """

    origem: str  # the `impressao` of the knowledge that it was learnt from
    classes: Sequence[str]
    bases: Sequence[float]
    tracos: dict[str, int]
    raridade: "array[float]"
    ate: "array[int]"
    das_classes: "array[int]"
    pesos: "array[int]"
    escala: float
    lidas: Sequence[str]  # the units of each way of asking, in the order of the entries

    def probabilidades(self, lexico: Lexico, texto: str) -> dict[str, float]:
        """Return how probable each entry is as the answer to `texto`; they add up to 1."""
        notas = list(self.bases)
        partes = tracos_de(lexico, texto)
        vistos = {traco: self.tracos[traco] for parte in partes for traco in parte if traco in self.tracos}
        raros = {traco: self.raridade[numero] for traco, numero in vistos.items()}
        for traco, valor in vetor(partes, raros).items():
            passo = valor * self.escala
            for at in range(self.ate[vistos[traco]], self.ate[vistos[traco] + 1]):
                notas[self.das_classes[at]] += passo * self.pesos[at]
        maior = max(notas)
        potencias = [math.exp(nota - maior) for nota in notas]
        soma = sum(potencias)
        return {classe: um / soma for classe, um in zip(self.classes, potencias, strict=True)}


def gravar(modelo: Modelo) -> bytes:
    """Pack a model into a file."""
    cabeca = {
        "origem": modelo.origem,
        "classes": list(modelo.classes),
        "bases": [round(base, 4) for base in modelo.bases],
        "tracos": "\n".join(modelo.tracos),
        "lidas": "\n".join(modelo.lidas),
        "pesos": len(modelo.pesos),
        "escala": modelo.escala,
    }
    texto = json.dumps(cabeca, ensure_ascii=False, separators=(",", ":")).encode()
    colunas = (modelo.raridade, modelo.ate, modelo.das_classes, modelo.pesos)
    corpo = b"".join((len(texto).to_bytes(4, "big"), texto, *(coluna.tobytes() for coluna in colunas)))
    return zlib.compress(corpo, 9)


def abrir(dados: bytes) -> Modelo:
    """Unpack what `gravar` packed."""
    corpo = zlib.decompress(dados)
    fim = 4 + int.from_bytes(corpo[:4], "big")
    cabeca = json.loads(corpo[4:fim])
    tracos = {traco: numero for numero, traco in enumerate(cabeca["tracos"].split("\n"))}
    raridade, ate = array("f"), array("I")
    das_classes, pesos = array("H"), array("b")
    colunas: tuple[tuple[array[Any], int], ...] = (
        (raridade, len(tracos)),
        (ate, len(tracos) + 1),
        (das_classes, cabeca["pesos"]),
        (pesos, cabeca["pesos"]),
    )
    for coluna, quantas in colunas:
        coluna.frombytes(corpo[fim : fim + quantas * coluna.itemsize])
        fim += quantas * coluna.itemsize
    return Modelo(
        cabeca["origem"],
        cabeca["classes"],
        cabeca["bases"],
        tracos,
        raridade,
        ate,
        das_classes,
        pesos,
        cabeca["escala"],
        cabeca["lidas"].split("\n"),
    )
