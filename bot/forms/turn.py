"""What the engine takes and gives: what was said, what to say back, and the question in between."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from bot.callbacks import Choice, Move
from bot.forms.answers import get
from bot.forms.form import Form, Sources
from bot.forms.state import Path, State
from bot.forms.walk import Place, open_place, reach_of, walk
from bot.messages import Message, Param, Screen


def no_remark(_path: Path, _value: Any) -> Screen:
    """Know nothing beside the form."""
    return Screen(())


@dataclass(frozen=True, slots=True)
class Context:
    """What a walk needs from outside: the draft's id for its buttons, options by source, extra parameters.

    `usual`: by field, an answer given before in the same place, offered to be taken with one tap.
    `leave`: what the button says that leaves the form; None for "salvar e sair".
    `remark`: what others know of an answer before it is kept: words, and buttons that lead elsewhere.
    `around`: what the summary confirms beside the answers: paragraphs before them, buttons after confirming.
    """

    draft: str
    sources: Sources = field(default_factory=dict)
    params: Mapping[str, Param] = field(default_factory=dict)
    usual: Mapping[str, Any] = field(default_factory=dict)
    leave: Message | None = None
    remark: Callable[[Path, Any], Screen] = no_remark
    around: Screen = field(default_factory=lambda: Screen(()))


class Event(Enum):
    """What the turn means to the caller."""

    OPEN = "open"
    SAVED = "saved"  # "salvar e sair"
    DONE = "done"  # confirmed on the summary
    CANCELLED = "cancelled"  # "/cancelar": the draft is left to the caller


@dataclass(frozen=True, slots=True)
class Turn:
    """The state after something was said, and the screen that answers it."""

    state: State
    screen: Screen
    event: Event = Event.OPEN


@dataclass(frozen=True, slots=True)
class Typed:
    """A text message that is neither a command nor a label or number of the screen."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tap on an option."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class Moved:
    """A tap on a button around the question."""

    move: Move


@dataclass(frozen=True, slots=True)
class Asked:
    """A move typed as a command: `voltar`, `pular`, `cancelar`, `salvar`."""

    move: str


Input = Typed | Tapped | Moved | Asked


@dataclass(frozen=True, slots=True)
class Here:
    """The open question as it stands, for those who read its answer or draw its screen."""

    form: Form
    context: Context
    state: State
    place: Place | None  # None: the summary
    places: Sequence[Place]  # all that applies

    @property
    def value(self) -> Any:
        """Return what is stored for the open question, None when nothing is."""
        return None if self.place is None else get(self.state.answers, self.place.path)

    @property
    def usual(self) -> Any:
        """Return the answer usually given to the open question, None when there is none or it has one."""
        if self.place is None or len(self.place.path) > 1 or self.value not in (None, []):
            return None
        return self.context.usual.get(self.place.node.name)

    def held(self, name: str) -> Any:
        """Return what `view` holds under `name` for this very question (`[path, value]`), else None."""
        path, value = self.state.view.get(name, ((), None))
        return value if self.place is not None and tuple(path) == self.place.path else None


def open_question(form: Form, context: Context, state: State) -> Here:
    """Return the question that is open in `state`."""
    places = walk(form, state.answers, reach_of(state))
    return Here(form, context, state, open_place(places, state.at), places)


@dataclass(frozen=True, slots=True)
class Step:
    """What an input did: the new state, what to say before the next screen, and what it means."""

    state: State
    notes: tuple[Message, ...] = ()
    event: Event = Event.OPEN
