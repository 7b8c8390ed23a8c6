"""Names found by a few words, written with slips: each word typed is looked for among the words of a name."""

from collections.abc import Collection, Iterator

from rapidfuzz import fuzz, process

PARECIDA = 75  # of 100: how near a word must be to be taken for another with a slip
COMECO = 95  # what the beginning of a word is worth
CURTA = 4  # letters under which a word is never taken for a slip of another
BASTA = 50  # of 100: what all the words typed must be worth together, on average
PALAVRAS = 12  # words typed that are looked at
PARECIDAS = 20  # words that one typed word is taken for, at most
LIGACOES = frozenset(("a", "ao", "com", "da", "das", "de", "do", "dos", "e", "em", "na", "no", "o", "para"))


class Indice:
    """Names by number, and which of them have each word. Names are folded: no accents, small letters."""

    def __init__(self) -> None:
        self._nomes: dict[int, str] = {}
        self._onde: dict[str, set[int]] = {}

    def por(self, numero: int, nome: str) -> None:
        """Put a name under a number, in place of the one that was there."""
        if self._nomes.get(numero) == nome:
            return
        self.tirar(numero)
        self._nomes[numero] = nome
        for palavra in set(nome.split()):
            self._onde.setdefault(palavra, set()).add(numero)

    def tirar(self, numero: int) -> None:
        """Forget the name of a number, if it has one."""
        for palavra in set(self._nomes.pop(numero, "").split()):
            self._onde[palavra].discard(numero)
            if not self._onde[palavra]:
                del self._onde[palavra]

    def procurar(self, digitado: str, entre: Collection[int] | None = None) -> list[int]:
        """Return the numbers of the names that `digitado`, folded, may mean, the likeliest first.

        `entre`: the numbers that may be found; None for all.
        """
        todas = self._onde if entre is None else self._so_de(entre)
        palavras = [p for p in dict.fromkeys(digitado.split()) if p not in LIGACOES][:PALAVRAS]
        pontos: dict[int, float] = {}
        for palavra in palavras:
            for numero, valor in _melhores(palavra, todas).items():
                pontos[numero] = pontos.get(numero, 0) + valor
        bastam = [numero for numero, total in pontos.items() if total >= BASTA * len(palavras)]
        return sorted(bastam, key=lambda numero: self._ordem(numero, pontos[numero]))

    def _ordem(self, numero: int, pontos: float) -> tuple[int, int, str, int]:
        nome = self._nomes[numero]
        return -round(pontos), len(nome), nome, numero

    def _so_de(self, entre: Collection[int]) -> dict[str, set[int]]:
        onde: dict[str, set[int]] = {}
        for numero in entre:
            for palavra in self._nomes.get(numero, "").split():
                onde.setdefault(palavra, set()).add(numero)
        return onde


def _melhores(palavra: str, onde: dict[str, set[int]]) -> dict[int, float]:
    """Return the names that have a word like this one, with how like it is, of 100."""
    melhores: dict[int, float] = {}
    for outra, valor in sorted(_parecidas(palavra, onde), key=lambda par: par[1]):
        melhores.update(dict.fromkeys(onde[outra], valor))
    return melhores


def _parecidas(palavra: str, todas: Collection[str]) -> Iterator[tuple[str, float]]:
    """Yield the words that this one may be, with what that is worth: itself, its beginning, a slip of it."""
    if palavra in todas:
        yield palavra, 100
    yield from ((outra, COMECO) for outra in todas if outra.startswith(palavra) and outra != palavra)
    if len(palavra) >= CURTA:
        perto = process.extract(
            palavra, list(todas), scorer=fuzz.ratio, score_cutoff=PARECIDA, limit=PARECIDAS
        )
        yield from ((outra, valor) for outra, valor, _ in perto)
