"""The items of two lists paired one by one: the same one, edited or moved; what has no pair came or went."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

Item = Any  # a text, or the answers of one item of a group
Pares = dict[int, int]  # place in the older list → place in the newer one

PARECIDO = 50  # of 100: how like an item must be to be the same one edited
CURTO = 2  # answers of a short item
QUEM_E = ("titulo", "nome", "endereco", "tipo")  # the answer that people know an item by, if it has it


def alinhar(antes: Sequence[Item], depois: Sequence[Item]) -> Pares:
    """Return what each item became: equal ones first, then the likest, then those left in the same place."""
    pares = _iguais(list(map(_chave, antes)), list(map(_chave, depois)))
    _parecidos(antes, depois, pares)
    _no_mesmo_lugar(antes, depois, pares)
    return pares


def alinhar_novos(meus: Sequence[Item], dela: Sequence[Item]) -> Pares:
    """Return which items two people added alike: both called the same."""
    return _iguais(list(map(_nome, meus)), list(map(_nome, dela)))


def _iguais(antes: Sequence[str], depois: Sequence[str]) -> Pares:
    pares = {n: n for n, (um, outro) in enumerate(zip(antes, depois, strict=False)) if um == outro}
    livres: dict[str, list[int]] = {}
    for lugar, chave in enumerate(depois):
        if lugar not in pares:
            livres.setdefault(chave, []).append(lugar)
    for lugar, chave in enumerate(antes):
        if lugar not in pares and livres.get(chave):
            pares[lugar] = livres[chave].pop(0)
    return pares


def _parecidos(antes: Sequence[Item], depois: Sequence[Item], pares: Pares) -> None:
    usados = set(pares.values())
    livres = [lugar for lugar in range(len(depois)) if lugar not in usados]
    candidatos = [
        (-nota, abs(um - outro), um, outro)
        for um in range(len(antes))
        if um not in pares
        for outro in livres
        if (nota := _semelhanca(antes[um], depois[outro])) >= PARECIDO
    ]
    for _, _, um, outro in sorted(candidatos):
        if um not in pares and outro not in usados:
            pares[um] = outro
            usados.add(outro)


def _no_mesmo_lugar(antes: Sequence[Item], depois: Sequence[Item], pares: Pares) -> None:
    """Pair what stands between the same neighbours, when there is as much of it on each side.

    A short item written anew is the same one; a long one with nothing in common is another.
    """
    usados = set(pares.values())
    for comeco, fim in _vaos(len(antes), pares):
        la = pares[comeco - 1] + 1 if comeco else 0
        ate = pares[fim] if fim < len(antes) else len(depois)
        if ate - la == fim - comeco and usados.isdisjoint(range(la, ate)):
            juntos = zip(range(comeco, fim), range(la, ate), strict=True)
            pares.update((um, outro) for um, outro in juntos if _curto(antes[um]) and _curto(depois[outro]))


def _vaos(quantos: int, pares: Pares) -> list[tuple[int, int]]:
    """Return where each run of items without a pair begins and ends."""
    limites = [lugar for lugar in range(quantos) if lugar in pares]
    comecos, fins = [0, *(um + 1 for um in limites)], [*limites, quantos]
    return [(comeco, fim) for comeco, fim in zip(comecos, fins, strict=True) if comeco < fim]


def _curto(item: Item) -> bool:
    return not isinstance(item, Mapping) or len(item) <= CURTO


def _semelhanca(um: Item, outro: Item) -> float:
    """Return how like two items are, of 100: by what they are called, or by all that they say."""
    if isinstance(um, Mapping) and isinstance(outro, Mapping):
        nomes = {*um, *outro}
        media = sum(_semelhanca(um.get(n, ""), outro.get(n, "")) for n in nomes) / max(1, len(nomes))
        return max(media, fuzz.ratio(_nome(um), _nome(outro)))
    return 100.0 if um == outro else fuzz.ratio(_chave(um), _chave(outro))


def _nome(item: Item) -> str:
    if not isinstance(item, Mapping):
        return _chave(item).casefold()
    return next((str(item[nome]).casefold() for nome in QUEM_E if nome in item), "")


def _chave(item: Item) -> str:
    return item if isinstance(item, str) else json.dumps(item, sort_keys=True, ensure_ascii=False)
