"""Which element is which: the same one in two texts of a service, and in the letter that came."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from bot.cartas.arvore import Elemento
from bot.cartas.trechos import diz_algo
from bot.cartas.xml import No, Texto
from bot.domain.alinhamento import alinhar

REPETIDOS = frozenset(
    {"item", "documento", "custo", "canal-de-prestacao", "caso", "etapa", "solicitante"}
)  # may be there many times; of any other the first one counts
ESCOLHIDOS = frozenset({"segmentos-da-sociedade", "areas-de-interesse", "servicos-relacionados"})
_MESMO = {"documento": "item"}  # a document of a case is either

Lugares = dict[int, int]  # place in one list → place in another
T = TypeVar("T", No, Elemento)


def mesmos(bloco: str, antes: Sequence[No], depois: Sequence[No]) -> Lugares:
    """Return what became of each element inside `bloco`: what was chosen is there or not, never edited."""
    lugares: Lugares = {}
    for nome in {_nome(no) for no in antes}:
        de, para = _do_nome(antes, nome), _do_nome(depois, nome)
        if bloco in ESCOLHIDOS:
            pares = _iguais({n: _conteudo(antes[n]) for n in de}, {n: _conteudo(depois[n]) for n in para})
        elif nome in REPETIDOS:
            achados = alinhar([_conteudo(antes[n]) for n in de], [_conteudo(depois[n]) for n in para])
            pares = {de[um]: para[outro] for um, outro in achados.items()}
        else:
            pares = dict(zip(de, para, strict=False))
        lugares |= pares
    return lugares


def _iguais(antes: Mapping[int, object], depois: Mapping[int, object]) -> Lugares:
    pares: Lugares = {}
    for n, dito in antes.items():
        outro = next((m for m in depois if depois[m] == dito and m not in pares.values()), None)
        if outro is not None:
            pares[n] = outro
    return pares


def na_carta(antes: Sequence[No], filhos: Sequence[Elemento]) -> Lugares:
    """Return where in the letter each element stands that was read from it."""
    lugares: Lugares = {}
    for nome in {_nome(no) for no in antes}:
        de = _do_nome(antes, nome)
        la = [n for n in _do_nome(filhos, nome) if nome not in REPETIDOS or diz_algo(filhos[n])]
        if nome in REPETIDOS and len(de) != len(la):  # the form holds less than the letter
            achados = alinhar([_conteudo(antes[n]) for n in de], [_da_carta(filhos[n]) for n in la])
            lugares |= {de[um]: la[outro] for um, outro in achados.items()}
        else:
            lugares |= dict(zip(de, la, strict=False))
    return lugares


def _do_nome(nos: Iterable[T], nome: str) -> list[int]:
    return [n for n, no in enumerate(nos) if _nome(no) == nome]


def _nome(no: No | Elemento) -> str:
    return _MESMO.get(no.nome, no.nome)


def _conteudo(no: No) -> str | Mapping[str, object]:
    """Return what an element says, as `alinhar` compares it."""
    if isinstance(no, Texto):
        return no.texto
    dentro = {filho.nome: _conteudo(filho) for filho in no.itens if _nome(filho) not in REPETIDOS}
    repetidos = [_conteudo(filho) for filho in no.itens if _nome(filho) in REPETIDOS]
    return _dito(no.nome, dict(no.atributos), dentro, repetidos)


def _da_carta(elemento: Elemento) -> str | Mapping[str, object]:
    if not elemento.filhos and not elemento.atributos.keys() - {"id", "idSegmento", "idServicoSegmento"}:
        return elemento.texto
    dentro = {f.nome: _da_carta(f) for f in elemento.filhos if _nome(f) not in REPETIDOS}
    repetidos = [_da_carta(f) for f in elemento.filhos if _nome(f) in REPETIDOS]
    return _dito(elemento.nome, elemento.atributos, dentro, repetidos)


def _dito(
    nome: str, atributos: Mapping[str, str], dentro: Mapping[str, object], repetidos: Sequence[object]
) -> str | Mapping[str, object]:
    if nome == "documento":
        return str(dentro.get("descricao", ""))
    rotulo = {"nome": atributos["descricao"]} if "descricao" in atributos else {}
    resto = {n: v for n, v in atributos.items() if n not in ("id", "descricao")}
    return rotulo | resto | dict(dentro) | ({"itens": repetidos} if repetidos else {})
