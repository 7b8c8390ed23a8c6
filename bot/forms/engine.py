"""The engine that walks any form: one pure step from what was said to the next screen.

No await, no clock, no database, no Telegram: what to say comes back as values. The open question is the
first one that applies and has no answer, unless the state names another; so the answers are the state.
"""

from dataclasses import replace
from enum import Enum

from bot.forms.answers import clean, load
from bot.forms.ask import question
from bot.forms.form import Answers, Form, Group, Kind
from bot.forms.missing import Missing, missing
from bot.forms.moves import another
from bot.forms.places import lugar_of
from bot.forms.state import Path, State
from bot.forms.steps import moved, tapped, typed
from bot.forms.summary import summary as summary_screen
from bot.forms.turn import (
    Asked,
    Context,
    Event,
    Here,
    Input,
    Moved,
    Step,
    Tapped,
    Turn,
    Typed,
    open_question,
)
from bot.forms.typed import is_whole_message
from bot.forms.visit import changing
from bot.forms.walk import current
from bot.forms.words import keys
from bot.messages import K, Message, Screen, say

__all__ = [
    "Asked",
    "Context",
    "Event",
    "Fits",
    "Input",
    "Missing",
    "Moved",
    "Tapped",
    "Turn",
    "Typed",
    "another_item",
    "answer",
    "clean",
    "is_complete",
    "keys",
    "load",
    "missing",
    "resume",
    "start",
    "wants_free_text",
]


class Fits(Enum):
    """What a typed text is to the open question."""

    PLAINLY = "plainly"  # its answer, or a piece of it
    MAYBE = "maybe"  # free text: the question would take it, whatever it is
    NOT = "not"  # nothing that the question takes


PASSING = ("pagina", "busca", "tirar", "envio", "remover")  # entries of `view` that end with their question


def start(form: Form, context: Context, answers: Answers | None = None, *, summary: bool = False) -> Turn:
    """Open a form: its first question; with `summary` (to edit a finished one) its summary, nothing asked."""
    state = State(answers or {}, view={"livre": True} if summary else {})
    return resume(form, context, state)


def resume(form: Form, context: Context, state: State) -> Turn:
    """Return the screen of the open question again; the state stays as it was."""
    return Turn(state, _screen(open_question(form, context, state)))


def another_item(form: Form, context: Context, state: State, group: Path) -> Turn:
    """Begin one more item of the group at `group`, unless it takes no more; return its first question."""
    here = open_question(form, context, state)
    place = next((place for place in here.places if place.path == group), None)
    if place is None or not isinstance(place.node, Group):
        return Turn(state, _screen(here))
    there = _settle(
        here, another(open_question(form, context, replace(state, at=group)), place, place.node).state
    )
    return Turn(there.state, _screen(there))


def answer(form: Form, context: Context, state: State, said: Input) -> Turn:
    """Understand `said` as something about the open question, and return the state and screen that follow."""
    here = open_question(form, context, state)
    step = _understand(here, said)
    there = _settle(here, step.state)
    screen = _screen(there) if step.event is not Event.SAVED else say(Message(K("formulario.guardado")))
    return Turn(there.state, screen.after(*step.notes) if step.notes else screen, step.event)


def wants_free_text(form: Form, state: State) -> bool:
    """Tell whether the open question takes any text, so that a number is an answer and not a button."""
    place = current(form, state)
    if place is None or state.view.get("tirar"):
        return False
    return getattr(place.node, "kind", None) in (Kind.TEXT, Kind.ITEMS)


def fits(form: Form, context: Context, state: State, raw: str) -> Fits:
    """Tell what a typed text would be to the open question; nothing of it is kept."""
    here = open_question(form, context, state)
    if here.held("texto") is not None or is_whole_message(raw):
        return Fits.PLAINLY
    if _understand(here, Typed(raw)).state == state:
        return Fits.NOT
    alone = "\n" not in raw.strip() or _kind(here) is Kind.TEXT
    free = wants_free_text(form, state) or _takes_others(here)
    return Fits.MAYBE if free and alone else Fits.PLAINLY


def is_complete(form: Form, state: State) -> bool:
    """Tell whether every question that is asked has an answer, so that the summary is open."""
    return current(form, state) is None


def _takes_others(here: Here) -> bool:
    """Tell whether the options are not all that the question takes."""
    return here.place is not None and getattr(here.place.node, "other", None) is not None


def _kind(here: Here) -> Kind | None:
    return getattr(here.place.node, "kind", None) if here.place is not None else None


def _understand(here: Here, said: Input) -> Step:
    match said:
        case Typed(raw):
            return typed(here, raw)
        case Asked(name):
            step = moved(here, name)
            return step or Step(here.state, (Message(K("formulario.problema.nao_cabe")),))
        case Tapped(choice):
            step = tapped(here, choice.option) if _is_open(here, choice.draft, choice.question) else None
        case Moved(move):
            step = moved(here, move.move) if _is_open(here, move.draft, move.question) else None
    return step or Step(here.state, (Message(K("formulario.problema.ja_respondida")),))


def _is_open(here: Here, draft: str, serial: int) -> bool:
    return draft == here.context.draft and serial == here.state.serial


def _settle(here: Here, state: State) -> Here:
    """Return the question that is open in `state`: a new one gets a new serial and a fresh view."""
    there = open_question(here.form, here.context, state)
    if there.place is None:
        state = replace(state, at=None, full=False).look(extra=None, pulados=None)
    elif state.at != there.place.path:
        state = replace(state, at=None)
    there = replace(there, state=state)
    if _identity(there) == _identity(here):
        return there
    if _where(there) != _where(here):
        state = state.look(**dict.fromkeys(PASSING))
    return replace(there, state=replace(state, serial=here.state.serial + 1))


def _identity(here: Here) -> tuple[object, ...]:
    return (*_where(here), here.held("pendente"))


def _where(here: Here) -> tuple[object, ...]:
    return ("resumo", lugar_of(here)) if here.place is None else ("pergunta", here.place.path)


def _screen(here: Here) -> Screen:
    if here.place is not None:
        return question(here, here.place)
    lugar = lugar_of(here)
    return summary_screen(here) if lugar is None else changing(here, lugar)
