"""What differs between two texts of one service, and how two people's changes to it come together.

A text is the plain values of its form. What is compared is a field, or fields that mean something only
together (the kind of a time and its numbers). Etapas and solicitantes are compared one by one while there
are as many of them on each side; a list of other items is one field.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Valores = Mapping[str, Any]
Caminho = tuple[str | int, ...]  # ("etapas", 1, "documentos")

UM_A_UM = frozenset({"etapas", "solicitantes"})
JUNTOS = {"link": "digital"}
PREFIXOS = ("tempo", "validade")  # of fields that mean something only together
CONTEXTO = 60  # letters kept around what differs in a long text
LONGO = 240  # letters from which a text is shown by what differs in it


@dataclass(frozen=True, slots=True)
class Diferenca:
    """One field that differs; each side holds the answers of the field, nothing where it has none."""

    caminho: Caminho
    antes: Valores
    depois: Valores


@dataclass(frozen=True, slots=True)
class Disputa:
    """One field that both people changed, each in her way."""

    caminho: Caminho
    meu: Valores
    dela: Valores


@dataclass(frozen=True, slots=True)
class Juncao:
    """Two people's changes together: `valores` have every change of mine and hers, mine where both differ."""

    valores: dict[str, Any]
    minhas: tuple[Diferenca, ...]
    dela: tuple[Diferenca, ...]
    disputas: tuple[Disputa, ...]


def diferencas(antes: Valores, depois: Valores) -> tuple[Diferenca, ...]:
    """Return the fields in which the two texts differ, in the order of the newer one."""
    return tuple(
        Diferenca(caminho, um, outro) for caminho, (outro, um) in _campos((depois, antes)) if um != outro
    )


def juntar(base: Valores, meus: Valores, dela: Valores) -> Juncao:
    """Return my text and hers, both made from `base`, as one."""
    juntos = deepcopy(dict(meus))
    minhas, de_la, disputas = list[Diferenca](), list[Diferenca](), list[Disputa]()
    for caminho, (meu, seu, antes) in _campos((meus, dela, base)):
        if meu == seu:
            continue
        if seu == antes:
            minhas.append(Diferenca(caminho, antes, meu))
        elif meu == antes:
            de_la.append(Diferenca(caminho, antes, seu))
            por(juntos, caminho, seu)
        else:
            disputas.append(Disputa(caminho, meu, seu))
    return Juncao(juntos, tuple(minhas), tuple(de_la), tuple(disputas))


def por(valores: dict[str, Any], caminho: Caminho, campo: Valores) -> None:
    """Put the answers of one field at `caminho`, in place of those that are there."""
    aqui: Any = valores
    for parte in caminho[:-1]:
        aqui = aqui[parte]
    for nome in [nome for nome in aqui if _campo_de(nome) == caminho[-1]]:
        del aqui[nome]
    aqui.update(deepcopy(dict(campo)))


def recorte(um: str, outro: str) -> tuple[str, str]:
    """Return the two texts, long ones cut to what differs with a few words around it."""
    if max(len(um), len(outro)) <= LONGO:
        return um, outro
    comeco = _iguais(um, outro)
    fim = _iguais(um[comeco:][::-1], outro[comeco:][::-1])
    return _cortado(um, comeco, fim), _cortado(outro, comeco, fim)


def _campos(lados: Sequence[Valores], onde: Caminho = ()) -> Iterator[tuple[Caminho, tuple[Valores, ...]]]:
    for nome in dict.fromkeys(_campo_de(nome) for lado in lados for nome in lado):
        listas = [lado.get(nome) for lado in lados]
        if nome in UM_A_UM and _do_mesmo_tamanho(listas):
            for posicao, itens in enumerate(zip(*listas, strict=True)):
                yield from _campos(itens, (*onde, nome, posicao))
        else:
            yield (*onde, nome), tuple(_do_campo(lado, nome) for lado in lados)


def _campo_de(nome: str) -> str:
    prefixo = next((um for um in PREFIXOS if nome == um or nome.startswith(f"{um}_")), nome)
    return JUNTOS.get(nome, prefixo)


def _do_campo(lado: Valores, campo: str) -> Valores:
    return {nome: valor for nome, valor in lado.items() if _campo_de(nome) == campo}


def _do_mesmo_tamanho(listas: Sequence[Any]) -> bool:
    return all(isinstance(lista, list) for lista in listas) and len({len(lista) for lista in listas}) == 1


def _iguais(um: str, outro: str) -> int:
    pares = enumerate(zip(um, outro, strict=False))
    return next((posicao for posicao, (a, b) in pares if a != b), min(len(um), len(outro)))


def _cortado(texto: str, comeco: int, fim: int) -> str:
    de, ate = max(0, comeco - CONTEXTO), min(len(texto), len(texto) - fim + CONTEXTO)
    return f"{'…' if de else ''}{texto[de:ate]}{'…' if ate < len(texto) else ''}"
