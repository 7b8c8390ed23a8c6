"""Names found by a few words, written with slips: each word typed is looked for among the words of a name."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

PARECIDA = 75  # of 100: how near a word must be to be taken for another with a slip
COMECO = 95  # what the beginning of a word is worth
CURTA = 4  # letters under which a word is never taken for a slip of another
BASTA = 50  # of 100: what all the words typed must be worth together, on average
PALAVRAS = 12  # words typed that are looked at
PARECIDAS = 20  # words that one typed word is taken for, at most
LIGACOES = frozenset(("a", "ao", "com", "da", "das", "de", "do", "dos", "e", "em", "na", "no", "o", "para"))


def procurar(digitado: str, nomes: Sequence[str]) -> list[int]:
    """Return the places in `nomes` of those that `digitado` may mean, the likeliest first.

    Both are folded: no accents, small letters, one space between words.
    """
    palavras = [p for p in dict.fromkeys(digitado.split()) if p not in LIGACOES][:PALAVRAS]
    soltos = [f" {nome} " for nome in nomes]
    todas = frozenset(" ".join(nomes).split())
    pontos: dict[int, float] = {}
    for palavra in palavras:
        for lugar, valor in _melhores(palavra, soltos, todas).items():
            pontos[lugar] = pontos.get(lugar, 0) + valor
    bastam = [lugar for lugar, total in pontos.items() if total >= BASTA * len(palavras)]
    return sorted(bastam, key=lambda lugar: (-round(pontos[lugar]), len(nomes[lugar]), nomes[lugar]))


def _melhores(palavra: str, soltos: Sequence[str], todas: Collection[str]) -> Mapping[int, float]:
    """Return the names that have a word like this one, with how like it is, of 100."""
    melhores: dict[int, float] = {}
    for trecho, valor in _trechos(palavra, todas):
        for lugar, nome in enumerate(soltos):
            if trecho in nome and melhores.get(lugar, 0) < valor:
                melhores[lugar] = valor
    return melhores


def _trechos(palavra: str, todas: Collection[str]) -> Iterator[tuple[str, float]]:
    """Yield what a name must hold, with what that is worth: the word, its beginning, words like it."""
    yield f" {palavra} ", 100
    yield f" {palavra}", COMECO
    if len(palavra) >= CURTA:
        perto = process.extract(palavra, todas, scorer=fuzz.ratio, score_cutoff=PARECIDA, limit=PARECIDAS)
        yield from ((f" {outra} ", valor) for outra, valor, _ in perto)
