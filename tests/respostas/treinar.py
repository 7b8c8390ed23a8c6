"""Learns the model of the answers from the ways of asking: `python -m tests.respostas.treinar`.

Run it after a change in `locales/pt_BR/respostas` (ways of asking or lexicon), and commit what it writes. It
needs `pip install -c constraints.txt '.[treino]'` and five minutes. A test fails while the model is older.
"""

import math
import random
import tomllib
from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.delivery.knowledge import FOLDER
from bot.respostas.conhecimento import Conhecimento, impressao, ler
from bot.respostas.modelo import APRENDIDO, Modelo, gravar
from bot.respostas.responder import lexico_de
from bot.respostas.tracos import tracos, vetor

_QUANTAS = 24  # classes that a trait keeps: the heaviest
_MINIMO = 5  # ways of asking, twice each, that a trait of spelling must occur in
_FORCA = 30.0  # of the fit: the inverse of the regularisation
_RODEIOS = Path(__file__).with_name("rodeios.toml")

Way = tuple[str, str]  # a way of asking, and the key of its entry


def treinar(saber: Conhecimento) -> Modelo:
    """Return a model of every entry's ways of asking."""
    lexico = lexico_de(saber)
    ditas = [(way, entrada.chave) for entrada in saber.entradas for way in entrada.jeitos]
    ways = [*ditas, *_com_rodeios(ditas)]
    vistos = [tracos(lexico, way) for way, _ in ways]
    spread = Counter(traco for partes in vistos for parte in partes for traco in parte)
    raridade = {
        traco: 1 + math.log((1 + len(ways)) / (1 + n))
        for traco, n in spread.items()
        if n >= _MINIMO or traco.startswith("u:")
    }
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(vetor(partes, raridade) for partes in vistos)
    fit = LogisticRegression(C=_FORCA, class_weight="balanced", max_iter=150, tol=1e-3).fit(
        matrix, [chave for _, chave in ways]
    )
    lidas = [lexico.read(way) for way, _ in ditas]
    return _compactar(fit, list(vectorizer.feature_names_), raridade, (impressao(saber), lidas))


def _com_rodeios(ways: list[Way]) -> Iterator[Way]:
    """Yield every way of asking once more, between sentences that tell nothing; always the same ones."""
    rodeios = tomllib.loads(_RODEIOS.read_text(encoding="utf-8"))
    sorte = random.Random(1)
    for way, chave in ways:
        antes = sorte.sample(rodeios["antes"], sorte.choice((1, 1, 2)))
        depois = sorte.sample(rodeios["depois"], sorte.choice((0, 0, 1)))
        yield ". ".join((*antes, way, *depois)), chave


def _compactar(
    fit: LogisticRegression, nomes: list[str], raridade: dict[str, float], de: tuple[str, list[str]]
) -> Modelo:
    weights = fit.coef_
    escala = float(np.abs(weights).max()) / 127
    das_classes, pesos, ate = array("H"), array("b"), array("I", [0])
    for at in range(len(nomes)):
        coluna = np.rint(weights[:, at] / escala).astype(int)
        for classe in np.argsort(-np.abs(coluna))[:_QUANTAS]:
            if coluna[classe]:
                das_classes.append(int(classe))
                pesos.append(int(coluna[classe]))
        ate.append(len(pesos))
    bases = [float(base) for base in fit.intercept_]
    raros = array("f", [raridade[nome] for nome in nomes])
    numeros = {nome: numero for numero, nome in enumerate(nomes)}
    classes = list(map(str, fit.classes_))
    return Modelo(de[0], classes, bases, numeros, raros, ate, das_classes, pesos, escala, de[1])


def _sem_modelo() -> Conhecimento:
    return ler(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml")))


if __name__ == "__main__":
    (FOLDER / APRENDIDO).write_bytes(gravar(treinar(_sem_modelo())))
