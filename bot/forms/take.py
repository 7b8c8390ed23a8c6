"""Reading an answer: what was typed or tapped becomes a value, checked, advised on and stored."""

from dataclasses import replace
from typing import Any

from bot.forms.advice import is_advised
from bot.forms.answers import is_list, mark, put
from bot.forms.form import Field, Invalid
from bot.forms.state import Path, State
from bot.forms.turn import Here, Step
from bot.forms.typed import is_blank, is_whole_message
from bot.forms.walk import Place, walk
from bot.messages import K, Message

HELD = 60_000  # letters of a split text after which it is read without waiting for more


def offer(here: Here, place: Place, field: Field, value: Any) -> Step:
    """Check `value` and store it; with advice it waits for "manter" instead."""
    try:
        field.check(value, place.scope)
    except Invalid as invalid:
        return Step(here.state, (invalid.problem,))
    if is_advised(here, place, field, value):
        return Step(here.state.look(pendente=[list(place.path), value], texto=None))
    return Step(store(here, place, field, value))


def store(here: Here, place: Place, field: Field, value: Any) -> State:
    """Return the state with `value` as the answer of `place`, and the next question to come."""
    answers = put(here.state.answers, place.path, value)
    if is_list(field) and value is not None:
        answers = put(answers, mark(place.path), True)
    state = replace(here.state, answers=answers, at=None)
    for name in ("pendente", "texto"):
        if here.held(name) is not None:
            state = state.look(**{name: None})
    if "pulados" in state.view:
        state = state.look(pulados=[path for path in state.view["pulados"] if tuple(path) != place.path])
    return with_new_questions(here, state)


def with_new_questions(here: Here, after: State) -> State:
    """Return `after`, asking also what a change made from the summary caused to apply."""
    if "lugar" not in here.state.view and not here.state.view.get("livre"):
        return after
    known = {place.path for place in here.places}
    open_now = (place.path for place in walk(here.form, after.answers) if _is_due(place))
    new = [path for path in open_now if path not in known]
    highest = [path for path in new if not any(path[:end] in new for end in range(1, len(path)))]
    return ask_also(after, *highest)


def _is_due(place: Place) -> bool:
    extra = isinstance(place.node, Field) and place.node.optional and not place.node.core
    return not place.answered and not extra


def ask_also(state: State, *paths: Path) -> State:
    """Return `state` with the questions at `paths` asked even if they are not core."""
    if not paths:
        return state
    extra = [*state.view.get("extra", ()), *(list(path) for path in paths)]
    return state.look(extra=extra)


def text(here: Here, place: Place, field: Field, raw: str) -> Step:
    """Read a typed text; one that fills a whole message waits for its continuation."""
    whole = (here.held("texto") or "") + raw
    if is_whole_message(raw) and len(whole) < HELD:
        return Step(here.state.look(texto=[list(place.path), whole]))
    return read_text(here, place, field, whole)


def read_text(here: Here, place: Place, field: Field, whole: str) -> Step:
    """Read a text that is complete."""
    held = replace(here, state=here.state.look(texto=None))
    if is_blank(whole):
        return Step(held.state, (Message(K("formulario.problema.vazio")),))
    try:
        value = field.read(whole)
    except Invalid as invalid:
        return Step(held.state, (invalid.problem,))
    return offer(here, place, field, value)
