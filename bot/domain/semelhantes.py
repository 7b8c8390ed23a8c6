"""Names that probably mean the same service: those that share a rare word and are nearly equal."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

QUASE_IGUAIS = 88  # of 100, words in any order
RARAS = 3  # words of a name by which its likes are looked for, the rarest first
VIZINHOS = 200  # names looked at for one word


def semelhantes(novos: Sequence[str], todos: Sequence[str]) -> dict[int, int]:
    """Return, for each place in `novos` with one nearly equal in `todos`, the place of the likeliest.

    Both are folded: no accents, small letters, one space between words. A name equal to itself is no match.
    """
    por_palavra = _por_palavra(todos)
    achados = {}
    for lugar, nome in enumerate(novos):
        melhor = _melhor(nome, todos, por_palavra)
        if melhor is not None:
            achados[lugar] = melhor
    return achados


def _melhor(nome: str, todos: Sequence[str], por_palavra: Mapping[str, Sequence[int]]) -> int | None:
    melhor, nota = None, float(QUASE_IGUAIS)
    for outro in _candidatos(nome, por_palavra):
        if todos[outro] == nome:
            continue
        valor = fuzz.token_sort_ratio(nome, todos[outro], score_cutoff=nota)
        if valor >= nota:
            melhor, nota = outro, valor
    return melhor


def _candidatos(nome: str, por_palavra: Mapping[str, Sequence[int]]) -> list[int]:
    conhecidas = sorted(
        (palavra for palavra in set(nome.split()) if palavra in por_palavra),
        key=lambda palavra: (len(por_palavra[palavra]), palavra),
    )
    return list(
        dict.fromkeys(lugar for palavra in conhecidas[:RARAS] for lugar in por_palavra[palavra][:VIZINHOS])
    )


def _por_palavra(nomes: Sequence[str]) -> Mapping[str, list[int]]:
    lugares: defaultdict[str, list[int]] = defaultdict(list)
    for lugar, nome in enumerate(nomes):
        for palavra in dict.fromkeys(nome.split()):
            lugares[palavra].append(lugar)
    return dict(lugares)
