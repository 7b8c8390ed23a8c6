"""Lists that stay open until "pronto": items pasted or sent one by one, taken back, joined, closed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.callbacks import option_id
from bot.forms.answers import put
from bot.forms.form import Field, Invalid, Kind, as_typed
from bot.forms.lists import Added, add, split
from bot.forms.readers import shown
from bot.forms.search import fold
from bot.forms.state import State
from bot.forms.take import HELD, offer, store, with_new_questions
from bot.forms.turn import Here, Step
from bot.forms.typed import is_blank, is_whole_message, joined, may_go_on
from bot.forms.walk import Place
from bot.messages import K, Message, Param

TOLD = 5  # lines that did not become items, named one by one


def keep_list(here: Here, place: Place, values: list[Any]) -> State:
    """Return the state with `values` in the open list; a value that waited for "manter" waits no more."""
    answers = put(here.state.answers, place.path, values)
    state = replace(here.state, answers=answers)
    return with_new_questions(here, state.look(pendente=None))


def items(here: Here, place: Place, field: Field, raw: str) -> Step:
    """Add the lines of a message to the list; a message that Telegram split is read as one."""
    if fold(raw) == "pronto":
        return done(here, place, field)
    if is_blank(raw):
        return Step(here.state, (Message(K("formulario.problema.vazio")),))
    whole, before = raw, list(here.value or ())
    last = here.state.view.get("envio")
    if last and last["cheio"] and len(last["texto"]) < HELD:
        whole, before = joined(last["texto"], raw, full=last["inteiro"]), before[: last["antes"]]
    added = add(field, before, split(whole))
    full = is_whole_message(raw)
    sent = {"antes": len(before), "texto": whole, "cheio": may_go_on(raw), "inteiro": full}
    notes = (*_left_out(added, field), *_advised(place, field, len(before), added.items))
    return Step(keep_list(here, place, added.items).look(envio=sent, tirar=None), notes)


def _advised(place: Place, field: Field, before: int, items: Sequence[Any]) -> Iterator[Message]:
    """Yield what to look at in the items after the first `before`: the gravest of each, five at most."""
    advised = [
        (number, item, advice[0])
        for number, item in enumerate(items[before:], start=before + 1)
        if (advice := field.advise_item(item, place.scope))
    ]
    for number, item, gravest in advised[:TOLD]:
        about: dict[str, Param] = {"numero": number, "item": shown(str(item)), "conselho": gravest}
        yield Message(K("formulario.itens.conselho"), about)
    if len(advised) > TOLD:
        yield Message(K("formulario.itens.mais_conselhos"), count=len(advised) - TOLD)


def _left_out(added: Added, field: Field) -> list[Message]:
    notes = [
        Message(K("formulario.itens.recusado"), {"numero": number, "item": shown(line), "problema": problem})
        for number, line, problem in added.refused[:TOLD]
    ]
    if len(added.refused) > TOLD:
        notes.append(Message(K("formulario.itens.mais_recusados"), count=len(added.refused) - TOLD))
    for key, lines in (
        (K("formulario.itens.repetidos"), added.repeated),
        (K("formulario.itens.a_mais"), added.over),
    ):
        if lines:
            named = ", ".join(shown(line) for line in lines[:TOLD])
            notes.append(Message(key, {"itens": named, "maximo": field.at_most or 0}, count=len(lines)))
    return notes


def join(here: Here, place: Place, field: Field) -> Step:
    """Make the last message one item again, its line breaks kept."""
    last = here.state.view.get("envio")
    if not last:
        return Step(here.state)
    try:
        value = field.read(as_typed(last["texto"]))
    except Invalid as invalid:
        return Step(here.state, (invalid.problem,))
    kept = [*(here.value or ())[: last["antes"]], value]
    return Step(keep_list(here, place, kept).look(envio={**last, "cheio": False, "junto": True}))


def undo(here: Here, place: Place, field: Field) -> Step:
    """Take the items of the last message back."""
    last = here.state.view.get("envio")
    if not last:
        return Step(here.state)
    return Step(keep_list(here, place, list(here.value or ())[: last["antes"]]).look(envio=None))


def ask_which(here: Here, place: Place, field: Field) -> Step | None:
    """Show the items, to take one of them away."""
    return Step(here.state.look(tirar=True, pagina=None)) if field.kind is Kind.ITEMS and here.value else None


def ask_none(here: Here, place: Place, field: Field) -> Step | None:
    """Go back from the items to the list."""
    return None if "tirar" not in here.state.view else Step(here.state.look(tirar=None, pagina=None))


def take_away(here: Here, place: Place, identity: str) -> Step | None:
    """Take the item of a button away; None when it is not in the list any more."""
    kept = [item for item in here.value or () if option_id(str(item)) != identity]
    if not here.state.view.get("tirar") or len(kept) == len(here.value or ()):
        return None
    return Step(keep_list(here, place, kept).look(envio=None, tirar=None))


def done(here: Here, place: Place, field: Field) -> Step:
    """Close the list, unless it is too short; an empty one is skipped where that may be."""
    values = list(here.value or ())
    if not values and field.optional:
        return Step(store(here, place, field, None))
    if len(values) < field.at_least:
        items = field.kind is Kind.ITEMS
        key = K("formulario.problema.faltam_itens") if items else K("formulario.problema.faltam_opcoes")
        return Step(here.state, (Message(key, {"minimo": field.at_least}, field.at_least - len(values)),))
    return offer(here, place, field, values)
