"""Learns the model of the answers from the ways of asking: `python -m tests.respostas.treinar`.

Run it after a change in `locales/pt_BR/respostas` (ways of asking or lexicon), and commit what it writes. It
needs `pip install -c constraints.txt '.[treino]'` and two minutes. A test fails while the model is older.
"""

import math
from array import array
from collections import Counter

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.delivery.knowledge import FOLDER, conhecimento
from bot.respostas.conhecimento import Conhecimento, impressao
from bot.respostas.modelo import APRENDIDO, Modelo, gravar
from bot.respostas.responder import lexico_de
from bot.respostas.tracos import tracos, vetor

_QUANTAS = 24  # classes that a trait keeps: the heaviest
_MINIMO = 2  # ways of asking that a trait of spelling must occur in
_FORCA = 30.0  # of the fit: the inverse of the regularisation


def treinar(saber: Conhecimento) -> Modelo:
    """Return a model of every entry's ways of asking."""
    lexico = lexico_de(saber)
    ways = [
        (way, entrada.chave) for entrada in saber.entradas for way in (*entrada.perguntas, entrada.titulo)
    ]
    vistos = [tracos(lexico, way) for way, _ in ways]
    spread = Counter(traco for partes in vistos for parte in partes for traco in parte)
    raridade = {
        traco: 1 + math.log((1 + len(ways)) / (1 + n))
        for traco, n in spread.items()
        if n >= _MINIMO or traco.startswith("u:")
    }
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(vetor(partes, raridade) for partes in vistos)
    fit = LogisticRegression(C=_FORCA, class_weight="balanced", max_iter=300).fit(
        matrix, [chave for _, chave in ways]
    )
    return _compactar(fit, list(vectorizer.feature_names_), raridade, impressao(saber))


def _compactar(fit: LogisticRegression, nomes: list[str], raridade: dict[str, float], origem: str) -> Modelo:
    weights = fit.coef_
    escala = float(np.abs(weights).max()) / 127
    das_classes, pesos, lugar = array("H"), array("b"), {}
    for at, nome in enumerate(nomes):
        coluna = np.rint(weights[:, at] / escala).astype(int)
        maiores = np.argsort(-np.abs(coluna))[:_QUANTAS]
        de = len(pesos)
        for classe in maiores:
            if coluna[classe]:
                das_classes.append(int(classe))
                pesos.append(int(coluna[classe]))
        lugar[nome] = (de, len(pesos))
    bases = [float(base) for base in fit.intercept_]
    return Modelo(origem, list(map(str, fit.classes_)), bases, raridade, lugar, das_classes, pesos, escala)


if __name__ == "__main__":
    (FOLDER / APRENDIDO).write_bytes(gravar(treinar(conhecimento())))
