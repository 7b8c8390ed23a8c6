"""Three ways of finding answers side by side: `python -m tests.benchmarks.respostas [FILE…]`.

Each way sees the same entries and ways of asking. The two simple ones get the threshold that does best on the
open two thirds of our questions; nothing is chosen on the kept third. Prints right / wrong / turned away, and
the time of one question.
"""

import math
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import Stemmer

from bot.delivery.content import Content
from bot.delivery.knowledge import respondedor
from bot.respostas.conhecimento import Entrada
from bot.respostas.dizer import dizer
from bot.respostas.palavras import fold, words
from bot.respostas.responder import Desfecho, Resposta
from tests.respostas.juiz import Questao, guardada, julgar, ler_questoes

Find = Callable[[str], tuple[Entrada | None, float]]
_LIMIARES = [n / 50 for n in range(1, 50)]


def bm25(entradas: Sequence[Entrada]) -> Find:
    """Okapi BM25 over stems; each way of asking is a document. The score is divided by its best possible."""
    stem = Stemmer.Stemmer("portuguese").stemWord
    ways = [(entrada, Counter(map(stem, words(way)))) for entrada in entradas for way in entrada.perguntas]
    spread = Counter(word for _, bag in ways for word in bag)
    mean = sum(bag.total() for _, bag in ways) / len(ways)
    idf = {word: math.log(1 + (len(ways) - n + 0.5) / (n + 0.5)) for word, n in spread.items()}

    def find(question: str) -> tuple[Entrada | None, float]:
        asked = set(map(stem, words(question)))
        best = sum(idf.get(word, math.log(1 + 2 * len(ways))) * 2.2 for word in asked) or 1
        scored = ((_bm25(asked, bag, idf, mean) / best, entrada) for entrada, bag in ways)
        score, entrada = max(scored, key=lambda one: one[0])
        return entrada, score

    return find


def _bm25(asked: set[str], bag: Counter[str], idf: dict[str, float], mean: float) -> float:
    long = 1.2 * (0.25 + 0.75 * bag.total() / mean)
    return sum(idf[word] * bag[word] * 2.2 / (bag[word] + long) for word in asked if word in bag)


def ngrams(entradas: Sequence[Entrada]) -> Find:
    """Cosine of TF-IDF over letters, three to five at a time; the nearest way of asking decides."""
    ways = [(entrada, Counter(_grams(way))) for entrada in entradas for way in entrada.perguntas]
    spread = Counter(gram for _, bag in ways for gram in bag)
    idf = {gram: math.log(len(ways) / n) for gram, n in spread.items()}
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (_, bag) in enumerate(ways):
        for gram, weight in _unit_vector(bag, idf).items():
            index[gram].append((number, weight))

    def find(question: str) -> tuple[Entrada | None, float]:
        scores: dict[int, float] = defaultdict(float)
        for gram, weight in _unit_vector(Counter(_grams(question)), idf).items():
            for number, other in index.get(gram, ()):
                scores[number] += weight * other
        if not scores:
            return None, 0.0
        number = max(scores, key=scores.__getitem__)
        return ways[number][0], scores[number]

    return find


def _grams(text: str) -> list[str]:
    padded = re.sub(r"\W+", " ", f" {fold(text)} ")
    return [padded[at : at + size] for size in (3, 4, 5) for at in range(len(padded) - size + 1)]


def _unit_vector(bag: Counter[str], idf: dict[str, float]) -> dict[str, float]:
    weights = {gram: (1 + math.log(n)) * idf.get(gram, 6.0) for gram, n in bag.items()}
    length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
    return {gram: weight / length for gram, weight in weights.items()}


def ajustar(find: Find, abertas: Sequence[Questao]) -> Callable[[str], str | None]:
    """Return `find` with the threshold that does best on the open questions; a wrong one costs five right."""
    achados = {q.pergunta: find(q.pergunta) for q in abertas}

    def ganho(limiar: float) -> int:
        vistos = [julgar(q, _texto(*achados[q.pergunta], limiar)) for q in abertas]
        return sum(v in ("right", "rejected") for v in vistos) - 5 * sum(
            v in ("wrong", "partial", "answered") for v in vistos
        )

    melhor = max(_LIMIARES, key=ganho)
    return lambda pergunta: _texto(*find(pergunta), melhor)


def _texto(entrada: Entrada | None, nota: float, limiar: float) -> str | None:
    return entrada.resposta if entrada and nota >= limiar and entrada.tipo != "fora" else None


def _dita(resposta: Resposta, content: Content) -> str | None:
    if resposta.desfecho in (Desfecho.NAO_SEI, Desfecho.PERTO):
        return None
    return "\n".join(content.texts.label(message) for message in dizer(resposta))


def medir(responder: Callable[[str], str | None], questoes: Sequence[Questao]) -> str:
    """Return one line of the table."""
    vistos: Counter[str] = Counter()
    tempos = []
    for questao in questoes:
        antes = time.perf_counter()
        resposta = responder(questao.pergunta)
        tempos.append(1000 * (time.perf_counter() - antes))
        vistos[julgar(questao, resposta)] += 1
    dentro = sum(q.no_assunto for q in questoes)
    fora = len(questoes) - dentro
    p95 = sorted(tempos)[int(0.95 * len(tempos))]
    certas, erradas = vistos["right"] / dentro, (vistos["wrong"] + vistos["partial"]) / dentro
    recusadas = f"{vistos['rejected'] / fora:.1%}" if fora else "-"
    marks = f"right {certas:6.1%}  wrong {erradas:6.1%}  turned away {recusadas:>6}"
    return f"{marks}  p95 {p95:5.1f} ms  n {len(questoes)}"


def main(files: Sequence[str]) -> None:
    """Print the table for both parts of our questions, and for each file given."""
    content = Content.load()
    nosso = respondedor()
    entradas = tuple(nosso.entradas.values())
    nossas = ler_questoes()
    abertas = [q for q in nossas if not guardada(q)]
    ways = {
        "bm25, stems": ajustar(bm25(entradas), abertas),
        "tf-idf, letters": ajustar(ngrams(entradas), abertas),
        "ours": lambda pergunta: _dita(nosso.responder(pergunta), content),
    }
    sets = {"open": abertas, "kept": [q for q in nossas if guardada(q)]}
    sets |= {Path(file).name: ler_questoes(Path(file)) for file in files}
    for name, questoes in sets.items():
        print(name)
        for way, responder in ways.items():
            print(f"  {way:16}{medir(responder, questoes)}")


if __name__ == "__main__":
    main(sys.argv[1:])
