"""Names that probably mean the same service: those that share a rare word and are nearly equal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.domain.nomes_de_servicos import melhor
from bot.domain.slug import slug

QUASE_IGUAIS = 88  # of 100, words in any order
RARAS = 3  # words of a name by which its likes are looked for, the rarest first
VIZINHOS = 100  # names that a name is compared with
PROXIMOS = 3  # of those, how many are compared word by word
UM_DESLIZE = 76  # of 100, the words that differ

_LIGACOES = frozenset(
    (
        *("a", "ao", "aos", "as", "com", "da", "das", "de", "do", "dos", "e", "em"),
        *("na", "nas", "no", "nos", "o", "os", "para", "por", "um", "uma"),
    )
)


def parecidos(novos: Sequence[str], existentes: Sequence[str]) -> dict[int, int]:
    """Return, for each place in `novos` with one nearly equal before it, the place of the likeliest.

    Before a new name stand `existentes` and the new names in front of it: the place is counted over both,
    `existentes` first.
    """
    chaves = [_chave(nome) for nome in (*existentes, *novos)]
    por_palavra = _por_palavra(chaves)
    antes = len(existentes)
    achados = {}
    for lugar in range(len(novos)):
        candidatos = _candidatos(chaves[antes + lugar], antes + lugar, por_palavra)
        mais_parecido = _mais_parecido(chaves, antes + lugar, candidatos)
        if mais_parecido is not None:
            achados[lugar] = mais_parecido
    return achados


def _mais_parecido(chaves: Sequence[str], este: int, candidatos: Iterable[int]) -> int | None:
    proximos = process.extract(
        chaves[este],
        {outro: chaves[outro] for outro in candidatos},
        scorer=fuzz.ratio,
        score_cutoff=QUASE_IGUAIS,
        limit=PROXIMOS,
    )
    return next((outro for chave, _, outro in proximos if _mesmas_palavras(chaves[este], chave)), None)


def _mesmas_palavras(uma: str, outra: str) -> bool:
    """Tell whether the words that only one of them has may be slips of those that only the other has.

    "Licença de pesca" and "licença de pesquisa" have most of their letters in common, and are two services.
    """
    destas, daquelas = uma.split(), outra.split()
    so_desta = " ".join(palavra for palavra in destas if palavra not in daquelas)
    so_daquela = " ".join(palavra for palavra in daquelas if palavra not in destas)
    return not (so_desta or so_daquela) or fuzz.ratio(so_desta, so_daquela) >= UM_DESLIZE


@lru_cache(maxsize=16_384)
def _chave(nome: str) -> str:
    """Return what names are compared by: "Emissão de visto" and "Emitir visto" are the same."""
    return " ".join(sorted(set(slug(melhor(nome)).split("-")) - _LIGACOES))


def _candidatos(chave: str, ate: int, por_palavra: Mapping[str, Sequence[int]]) -> Iterable[int]:
    """Return the places before `ate` that share a rare word with the name, those of the rarest first."""
    palavras = sorted(set(chave.split()), key=lambda palavra: (len(por_palavra[palavra]), palavra))
    lugares: dict[int, None] = {}
    for palavra in palavras[:RARAS]:
        for lugar in por_palavra[palavra]:
            if lugar >= ate or len(lugares) >= VIZINHOS:
                break
            lugares[lugar] = None
    return lugares


def _por_palavra(chaves: Sequence[str]) -> Mapping[str, list[int]]:
    lugares: defaultdict[str, list[int]] = defaultdict(list)
    for lugar, chave in enumerate(chaves):
        for palavra in dict.fromkeys(chave.split()):
            lugares[palavra].append(lugar)
    return lugares
