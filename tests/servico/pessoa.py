"""A person who knows all the answers: says what comes next to the open question of any form."""

from bot.callbacks import Choice, Move, option_id
from bot.domain.vocabularios import canais
from bot.forms.answers import get
from bot.forms.form import Answers, Field, Form, Group, Kind
from bot.forms.lists import same, split
from bot.forms.options import A_PAGE
from bot.forms.state import State
from bot.forms.turn import Asked, Input, Moved, Tapped, Typed
from bot.forms.walk import Place, current, walk


def proxima(form: Form, state: State, draft: str, valores: Answers) -> Input:
    """Return what a person who knows `valores` says to the open question, whatever the form.

    Where the answer is not known they try to skip. On the summary they complete what is left, then confirm.
    """
    lugar = current(form, state)
    if lugar is None:
        aberto = any(not place.answered for place in walk(form, state.answers))
        return Moved(Move(draft, state.serial, "completar" if aberto else "confirmar"))
    if "pendente" in state.view:
        return Moved(Move(draft, state.serial, "aceitar"))
    sabido = get(valores, lugar.path)
    ate_agora = get(state.answers, lugar.path) or []
    if isinstance(lugar.node, Group):
        return Moved(
            Move(draft, state.serial, "adicionar" if len(ate_agora) < len(sabido or []) else "seguir")
        )
    if sabido is None:
        return Asked("pular")
    if lugar.node.kind is Kind.ONE:
        return _uma(lugar.node, state, draft, sabido)
    if lugar.node.kind is Kind.MANY:
        return _varias(lugar, state, draft, sabido, ate_agora)
    if lugar.node.kind is Kind.ITEMS:
        return _lista(state, draft, sabido, ate_agora)
    return Typed(sabido)


def _uma(field: Field, state: State, draft: str, sabido: str) -> Input:
    if len(field.options) > A_PAGE and sabido in canais():
        return Typed(canais()[sabido].rotulo)
    return Tapped(Choice(draft, state.serial, option_id(sabido)))


def _varias(lugar: Place, state: State, draft: str, sabidas: list[str], ate_agora: list[str]) -> Input:
    faltam = [sabida for sabida in sabidas if sabida not in ate_agora]
    if not faltam:
        return Moved(Move(draft, state.serial, "pronto"))
    if isinstance(lugar.node, Field) and lugar.node.other is not None:
        return Typed("\n".join(faltam))
    busca = isinstance(lugar.node, Field) and len(lugar.node.options) > A_PAGE
    if busca and state.view.get("busca") != faltam[0]:
        return Typed(faltam[0])
    return Tapped(Choice(draft, state.serial, option_id(faltam[0])))


def _lista(state: State, draft: str, sabidos: list[str], ate_agora: list[str]) -> Input:
    """Paste what can be pasted as one item a line; send an item of several lines alone, and join it."""
    alvo = sem_repetidos(sabidos)
    iguais = next((n for n, (a, b) in enumerate(zip(alvo, ate_agora, strict=False)) if a != b), None)
    if iguais is not None:
        return Moved(Move(draft, state.serial, "juntar"))
    faltam = sabidos if not ate_agora else alvo[len(ate_agora) :]
    if not faltam:
        return Moved(Move(draft, state.serial, "pronto"))
    quantos = next((n for n in range(len(faltam), 1, -1) if split("\n".join(faltam[:n])) == faltam[:n]), 1)
    return Typed("\n".join(faltam[:quantos]))


def sem_repetidos(itens: list[str]) -> list[str]:
    """Return the items without those that differ from an earlier one only in case, accents or spaces."""
    vistos: dict[str, str] = {}
    for item in itens:
        vistos.setdefault(same(item), item)
    return list(vistos.values())
