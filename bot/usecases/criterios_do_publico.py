"""The criteria of an audience in words, and how one is chosen or left: a tap each."""

from collections.abc import Mapping
from typing import Any

from bot.domain.papeis import Papel, Tema
from bot.messages import K, Message
from bot.storage.tables import Orgao, Pessoa
from bot.storage.work import Work
from bot.usecases.publico import Criterios
from bot.usecases.situacoes_do_publico import SITUACOES

PAPEIS = (Papel.TITULAR, Papel.SUBSTITUTO, Papel.INDICADOR, Papel.STI)
OPCOES: Mapping[str, tuple[str, ...]] = {
    "papeis": tuple(papel.value for papel in PAPEIS),
    "temas": tuple(tema.value for tema in Tema),
    "situacoes": SITUACOES,
}
CITADOS = 12  # organs or people named


def alternar(criterios: Criterios, lista: str, valor: str | int) -> dict[str, Any]:
    """Return the criteria with `valor` in that list, or without it where it was."""
    tinha = list(criterios.get(lista, []))
    nova = [um for um in tinha if um != valor] if valor in tinha else [*tinha, valor]
    return {**criterios, lista: nova, "todos": False}


def juntar(criterios: Criterios, lista: str, valores: list[Any]) -> dict[str, Any]:
    """Return the criteria with all of `valores` in that list."""
    return {**criterios, lista: list(dict.fromkeys([*criterios.get(lista, []), *valores])), "todos": False}


def em_palavras(work: Work, criterios: Criterios) -> list[Message]:
    """Return who an announcement is for, a line for each criterion."""
    if criterios.get("todos"):
        return [Message(K("publico.todos"))]
    linhas = [
        Message(K(f"publico.{lista}"), {"quais": _nomes(work, lista, criterios[lista])})
        for lista in ("papeis", "temas", "orgaos", "situacoes", "pessoas")
        if criterios.get(lista)
    ]
    return linhas or [Message(K("publico.ninguem"))]


def rotulo(lista: str, valor: str) -> Message:
    """Return how an option is called."""
    if lista == "temas":
        return Message(K(f"tema.{valor}.curto"))
    return Message(K(f"publico.{lista}.{valor}"))


def _nomes(work: Work, lista: str, valores: list[Any]) -> str:
    nomes = [_nome(work, lista, valor) for valor in valores[:CITADOS]]
    return ", ".join([*nomes, *(["…"] if len(valores) > CITADOS else [])])


def _nome(work: Work, lista: str, valor: Any) -> str:
    if lista == "orgaos":
        orgao = work.session.get(Orgao, valor)
        return (orgao.sigla or orgao.nome) if orgao else str(valor)
    if lista == "pessoas":
        pessoa = work.session.get(Pessoa, valor)
        return pessoa.nome if pessoa else "…"
    return work.label(rotulo(lista, str(valor)))
