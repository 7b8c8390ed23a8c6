"""A linear model over traits, learnt beforehand from the ways of asking (`tests/respostas/treinar.py`)."""

import json
import math
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from bot.respostas.lexico import Lexico
from bot.respostas.tracos import tracos, vetor

APRENDIDO = "aprendido.bin"


@dataclass(frozen=True, slots=True)
class Modelo:
    """For each class a bias; for each trait its rarity and its heaviest classes, as steps of `escala`."""

    origem: str  # the `impressao` of the knowledge that it was learnt from
    classes: Sequence[str]
    bases: Sequence[float]
    raridade: dict[str, float]
    lugar: dict[str, tuple[int, int]]
    das_classes: "array[int]"
    pesos: "array[int]"
    escala: float

    def probabilidades(self, lexico: Lexico, texto: str) -> dict[str, float]:
        """Return how probable each entry is as the answer to `texto`; they add up to 1."""
        notas = list(self.bases)
        for traco, valor in vetor(tracos(lexico, texto), self.raridade).items():
            de, ate = self.lugar[traco]
            passo = valor * self.escala
            for at in range(de, ate):
                notas[self.das_classes[at]] += passo * self.pesos[at]
        maior = max(notas)
        potencias = [math.exp(nota - maior) for nota in notas]
        soma = sum(potencias)
        return {classe: um / soma for classe, um in zip(self.classes, potencias, strict=True)}


def gravar(modelo: Modelo) -> bytes:
    """Pack a model into a file."""
    ordem = list(modelo.lugar)
    cabeca = {
        "origem": modelo.origem,
        "classes": list(modelo.classes),
        "bases": [round(base, 4) for base in modelo.bases],
        "tracos": ordem,
        "raridade": [round(modelo.raridade[traco], 3) for traco in ordem],
        "quantos": [ate - de for de, ate in modelo.lugar.values()],
        "escala": modelo.escala,
    }
    texto = json.dumps(cabeca, ensure_ascii=False, separators=(",", ":")).encode()
    corpo = len(texto).to_bytes(4, "big") + texto + modelo.das_classes.tobytes() + modelo.pesos.tobytes()
    return zlib.compress(corpo, 9)


def abrir(dados: bytes) -> Modelo:
    """Unpack what `gravar` packed."""
    corpo = zlib.decompress(dados)
    fim = 4 + int.from_bytes(corpo[:4], "big")
    cabeca = json.loads(corpo[4:fim])
    total = sum(cabeca["quantos"])
    das_classes, pesos = array("H"), array("b")
    das_classes.frombytes(corpo[fim : fim + 2 * total])
    pesos.frombytes(corpo[fim + 2 * total :])
    lugar, de = {}, 0
    for traco, quantos in zip(cabeca["tracos"], cabeca["quantos"], strict=True):
        lugar[traco] = (de, de + quantos)
        de += quantos
    return Modelo(
        cabeca["origem"],
        cabeca["classes"],
        cabeca["bases"],
        dict(zip(cabeca["tracos"], cabeca["raridade"], strict=True)),
        lugar,
        das_classes,
        pesos,
        cabeca["escala"],
    )
