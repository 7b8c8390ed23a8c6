"""Names found by a few words, written with slips: each word typed is looked for among the words of a name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

PARECIDA = 75  # of 100: how near a word must be to be taken for another with a slip
COMECO = 95  # what the beginning of a word is worth
CURTA = 4  # letters under which a word is never taken for a slip of another
BASTA = 50  # of 100: what all the words typed must be worth together, on average
PALAVRAS = 12  # words typed that are looked at
LIGACOES = frozenset(("a", "ao", "com", "da", "das", "de", "do", "dos", "e", "em", "na", "no", "o", "para"))


def procurar(digitado: str, nomes: Sequence[str]) -> list[int]:
    """Return the places in `nomes` of those that `digitado` may mean, the likeliest first.

    Both are folded: no accents, small letters, one space between words.
    """
    palavras = [p for p in dict.fromkeys(digitado.split()) if p not in LIGACOES][:PALAVRAS]
    onde = _onde(nomes)
    pontos = defaultdict[int, float](float)
    for palavra in palavras:
        for lugar, valor in _melhores(palavra, onde).items():
            pontos[lugar] += valor
    bastam = [lugar for lugar, total in pontos.items() if total >= BASTA * len(palavras)]
    return sorted(bastam, key=lambda lugar: (-round(pontos[lugar]), len(nomes[lugar]), nomes[lugar]))


def _onde(nomes: Sequence[str]) -> Mapping[str, list[int]]:
    onde = defaultdict[str, list[int]](list)
    for lugar, nome in enumerate(nomes):
        for palavra in set(nome.split()):
            onde[palavra].append(lugar)
    return onde


def _melhores(palavra: str, onde: Mapping[str, list[int]]) -> dict[int, float]:
    """Return the names that have a word like this one, with how like it is, of 100."""
    melhores: dict[int, float] = {}
    for outra, valor in _parecidas(palavra, onde):
        for lugar in onde[outra]:
            melhores[lugar] = max(valor, melhores.get(lugar, 0))
    return melhores


def _parecidas(palavra: str, todas: Iterable[str]) -> Iterable[tuple[str, float]]:
    if palavra in todas:
        yield palavra, 100
    yield from ((outra, COMECO) for outra in todas if outra.startswith(palavra) and outra != palavra)
    if len(palavra) >= CURTA:
        perto = process.extract(palavra, todas, scorer=fuzz.ratio, score_cutoff=PARECIDA, limit=None)
        yield from ((outra, valor) for outra, valor, _ in perto if outra != palavra)
