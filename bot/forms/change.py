"""Changing answers from the summary: the screen of one of its places, and what its buttons do."""

from dataclasses import replace

from bot.callbacks import number_in
from bot.forms.answers import drop, get
from bot.forms.form import Group
from bot.forms.moves import another
from bot.forms.places import Does, above, entries, group_at, lacking, lugar_of
from bot.forms.take import ask_also
from bot.forms.turn import Event, Here, Step
from bot.forms.walk import is_skipped, previous
from bot.messages import K, Message

OPENS = "abrir."  # followed by the index of an entry


def change(here: Here) -> Step:
    """Open the places where answers are changed; a form of one part goes straight to it."""
    every = entries(here, ())
    return Step(here.state.look(lugar=list(every[0].leads) if len(every) == 1 else []))


def confirm(here: Here) -> Step:
    """Tell the caller that the answers stand."""
    return Step(here.state, event=Event.DONE)


def complete(here: Here) -> Step:
    """Ask everything that has no answer, what was skipped included."""
    skipped = [list(place.path) for place in here.places if is_skipped(place)]
    return Step(replace(here.state, full=True).look(lugar=None, pulados=skipped))


def complete_here(here: Here) -> Step | None:
    """Ask everything that has no answer in the part or item that is open."""
    inside = lacking(here, lugar_of(here) or ())
    if not inside:
        return None
    again = [list(place.path) for place in inside if is_skipped(place)]
    return Step(ask_also(here.state.look(pulados=again), *(place.path for place in inside)))


def to_summary(here: Here) -> Step:
    """Go back to the summary itself."""
    return Step(here.state.look(lugar=None, remover=None))


def up(here: Here) -> Step:
    """Go to the place around this one; from the summary itself, to the last question answered."""
    if here.state.view.get("remover"):
        return Step(here.state.look(remover=None))
    lugar = lugar_of(here)
    if lugar is None:
        last = previous(here.places, None)
        return Step(here.state if last is None else replace(here.state, at=last.path))
    if not lugar or (len(lugar) == 1 and len(entries(here, ())) == 1):
        return to_summary(here)
    return Step(here.state.look(lugar=list(above(lugar))))


def open_entry(here: Here, number: str) -> Step | None:
    """Open the entry of a button; None when there is no such entry now."""
    lugar = lugar_of(here)
    every = [] if lugar is None else entries(here, lugar)
    index = number_in(number)
    if index is None or index >= len(every):
        return None
    entry = every[index]
    if entry.does is Does.LOOK or entry.place is None:
        return Step(here.state.look(lugar=list(entry.leads), remover=None))
    if entry.does is Does.ASK:
        return Step(replace(here.state, at=entry.place.path))
    at_group = replace(here, place=entry.place)
    return another(at_group, entry.place, entry.place.node) if isinstance(entry.place.node, Group) else None


def ask_removal(here: Here) -> Step | None:
    """Ask whether the item goes away, unless its group would be short of items."""
    place = group_at(here, lugar_of(here) or ())
    if place is None or not isinstance(place.node, Group):
        return None
    if len(get(here.state.answers, place.path)) <= place.node.at_least:
        needed = Message(K("formulario.problema.item_necessario"), count=place.node.at_least)
        return Step(here.state, (needed,))
    return Step(here.state.look(remover=True))


def remove(here: Here) -> Step | None:
    """Take the item away, with all its answers."""
    lugar = lugar_of(here)
    if not here.state.view.get("remover") or not lugar:
        return None
    state = replace(here.state, answers=drop(here.state.answers, lugar[1:]))
    gone = {"remover": None, "pendente": None, "texto": None, "extra": None}
    return Step(state.look(lugar=list(above(lugar)), **gone))


def keep_item(here: Here) -> Step | None:
    """Leave the item where it is."""
    return None if "remover" not in here.state.view else Step(here.state.look(remover=None))
