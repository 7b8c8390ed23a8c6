"""The moves around a question: back, skip, keep, take away, pages, one more; each gives a new state."""

from collections.abc import Callable
from dataclasses import replace

from bot.callbacks import number_in
from bot.forms import gather
from bot.forms.advice import suggestion
from bot.forms.answers import drop, get, is_list, mark, put
from bot.forms.buttons import from_summary, may_see_summary, may_skip
from bot.forms.form import Answers, Field, Group
from bot.forms.state import Path
from bot.forms.take import ask_also, read_text, store, with_new_questions
from bot.forms.turn import Event, Here, Step, open_question
from bot.forms.walk import Place, previous
from bot.messages import K, Message, Param

OnField = Callable[[Here, Place, Field], Step | None]
OnGroup = Callable[[Here, Place, Group], Step | None]


def back(here: Here) -> Step:
    """Go to the question answered before; from a question picked on the summary, back to it."""
    if here.state.view.get("tirar"):
        return Step(here.state.look(tirar=None))
    if from_summary(here):
        return Step(replace(here.state, at=None))
    before = previous(here.places, here.place)
    if before is None:
        return Step(here.state, (Message(K("formulario.problema.primeira_pergunta")),))
    dropped = replace(here.state, answers=_without_just_begun(here), at=None)
    there = open_question(here.form, here.context, dropped).place
    if dropped.answers is here.state.answers or there is None or there.path == _path(here):
        return Step(replace(here.state, at=before.path))
    return Step(dropped)


def _path(here: Here) -> Path | None:
    return None if here.place is None else here.place.path


def _without_just_begun(here: Here) -> Answers:
    """Return the answers without the item that was begun and is still empty, if there is one."""
    answers = here.state.answers
    if here.place is not None:
        for depth, item in enumerate(here.place.scope.items, start=1):
            path = here.place.path[: 2 * depth]
            if not item and get(answers, path) is not None:
                return drop(answers, path)
    return answers


def skip(here: Here) -> Step:
    """Leave an optional question without an answer; say why not where it may not be."""
    place = here.place
    if place is None:
        return Step(here.state, (Message(K("formulario.problema.nada_a_pular")),))
    if isinstance(place.node, Group):
        return go_on(here, place, place.node)
    if may_skip(here):
        return Step(store(here, place, place.node, None))
    if is_list(place.node) and here.value and len(here.value) >= place.node.at_least:
        closed = gather.done(here, place, place.node)
        return replace(closed, notes=(Message(K("formulario.escolhas_guardadas")), *closed.notes))
    if place.answered and here.state.at is not None:
        return Step(replace(here.state, at=None))
    return Step(here.state, (Message(K("formulario.problema.obrigatoria")),))


def save(here: Here) -> Step:
    """Leave the draft as it is."""
    return Step(here.state, event=Event.SAVED)


def cancel(here: Here) -> Step:
    """Tell the caller that the person wants out; the draft is as it was."""
    return Step(here.state, event=Event.CANCELLED)


def to_summary(here: Here) -> Step | None:
    """Leave the open question for later, once the summary is open."""
    if not may_see_summary(here):
        return None
    return Step(replace(here.state, at=None, full=False).look(extra=None, pulados=None))


def turn_page(here: Here, number: str) -> Step | None:
    """Show the page with this number, from 0."""
    page = number_in(number)
    return None if page is None else Step(here.state.look(pagina=page))


def keep(here: Here, place: Place, field: Field) -> Step | None:
    """Keep the answer of an earlier visit."""
    return Step(replace(here.state, at=None)) if place.answered else None


def accept(here: Here, place: Place, field: Field) -> Step | None:
    """Keep, as it was sent, the value that had advice."""
    value = here.held("pendente")
    return None if value is None else Step(store(here, place, field, value))


def use(here: Here, place: Place, field: Field) -> Step | None:
    """Keep the text suggested in place of the value that had advice."""
    better = suggestion(here, place, field)
    return None if better is None else Step(store(here, place, field, better))


def take_usual(here: Here, place: Place, field: Field) -> Step | None:
    """Take the answer usually given."""
    return None if here.usual is None else Step(store(here, place, field, here.usual))


def erase(here: Here, place: Place, field: Field) -> Step | None:
    """Take an optional answer away."""
    return Step(store(here, place, field, None)) if field.optional and place.answered else None


def done(here: Here, place: Place, field: Field) -> Step | None:
    """Close a list, or a text that waited for its continuation."""
    held = here.held("texto")
    if held is not None:
        return read_text(here, place, field, held)
    return gather.done(here, place, field) if is_list(field) else None


def another(here: Here, place: Place, group: Group) -> Step:
    """Begin one more item of a group."""
    items = [*(here.value or ()), {}]
    answers = drop(put(here.state.answers, place.path, items), mark(place.path))
    state = replace(here.state, answers=answers, at=None)
    there = open_question(here.form, here.context, state)
    walked = any(each.asked for each in there.places if each.path == place.path)
    return Step(state if walked else ask_also(state, place.path))


def go_on(here: Here, place: Place, group: Group) -> Step:
    """Say that a group has no more items."""
    if len(here.value or ()) < group.at_least:
        lacking = group.at_least - len(here.value or ())
        minimum: dict[str, Param] = {"minimo": group.at_least}
        return Step(here.state, (Message(K("formulario.problema.faltam_itens"), minimum, lacking),))
    answers = put(here.state.answers, mark(place.path), True)
    return Step(with_new_questions(here, replace(here.state, answers=answers, at=None)))
