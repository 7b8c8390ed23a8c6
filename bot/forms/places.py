"""The places of the summary from which answers are changed: the parts, one part, one item of a group."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from bot.forms.answers import get
from bot.forms.form import Field, Group, Part, Scope
from bot.forms.summary import answer_line, item_name
from bot.forms.turn import Here
from bot.forms.walk import Inside, Place, is_skipped, level
from bot.forms.words import part_word, word
from bot.messages import Message

BRIEF = 60  # letters of an answer

Lugar = tuple[str | int, ...]  # (), (part,), (part, group, 0), (part, group, 0, group, 1), …


class Does(Enum):
    """What opening an entry does."""

    LOOK = "look"  # at a part or an item
    ASK = "ask"  # the question of a field
    ADD = "add"  # an item to a group


class Entry(NamedTuple):
    """One thing that may be opened: its button, its line in the text, and what opening it does."""

    label: Message
    line: Message
    does: Does
    leads: Lugar
    place: Place | None = None


def lugar_of(here: Here) -> Lugar | None:
    """Return the place of the summary that is open, or the nearest around it; None for the summary itself."""
    lugar = here.state.view.get("lugar")
    if lugar is None:
        return None
    where = tuple(lugar)
    while where and not _exists(here, where):
        where = above(where)
    return where


def above(lugar: Lugar) -> Lugar:
    """Return the place around `lugar`."""
    return lugar[:-2] if len(lugar) > 1 else ()


def _exists(here: Here, lugar: Lugar) -> bool:
    if part_at(here, lugar) is None:
        return False
    return len(lugar) == 1 or (
        group_at(here, lugar) is not None and get(here.state.answers, lugar[1:]) is not None
    )


def part_at(here: Here, lugar: Lugar) -> Part | None:
    """Return the part that `lugar` is in, None when it does not apply."""
    return next((part for part in parts(here) if part.name == lugar[0]), None)


def parts(here: Here) -> Iterator[Part]:
    """Yield the parts that apply."""
    scope = Scope(here.state.answers)
    return (part for part in here.form.parts if part.when(scope))


def group_at(here: Here, lugar: Lugar) -> Place | None:
    """Return the group of the item at `lugar`, None when it is no item or does not apply."""
    part = part_at(here, lugar)
    if part is None or len(lugar) < 3:
        return None
    places = level(here.form, here.state.answers, part, lugar[1:-2])
    return next((place for place in places if place.path == lugar[1:-1]), None)


def entries(here: Here, lugar: Lugar) -> list[Entry]:
    """Return what may be opened at `lugar`, in the order of the form."""
    if not lugar:
        return [_part_entry(here, part) for part in parts(here)]
    part = part_at(here, lugar)
    if part is None:
        return []
    places = level(here.form, here.state.answers, part, lugar[1:])
    return [entry for place in places for entry in _entries_of(here, place, lugar)]


def lacking(here: Here, lugar: Lugar) -> list[Place]:
    """Return the questions without an answer in the part or item at `lugar`, those inside it included."""
    inside = lugar[1:]
    return [
        place
        for place in here.places
        if lugar
        and place.branch.part.name == lugar[0]
        and place.path[: len(inside)] == inside
        and (not place.answered or is_skipped(place))
    ]


def _part_entry(here: Here, part: Part) -> Entry:
    name = part_word(here.form, part.name, here.context)
    return Entry(name, name, Does.LOOK, (part.name,))


def _entries_of(here: Here, place: Place, lugar: Lugar) -> Iterator[Entry]:
    if isinstance(place.node, Field):
        line = answer_line(here, place, place.node, BRIEF)
        yield Entry(word(place, "rotulo", here.context), line, Does.ASK, lugar, place)
    else:
        yield from _group_entries(here, place, place.node, lugar)


def _group_entries(here: Here, place: Place, group: Group, lugar: Lugar) -> Iterator[Entry]:
    items = get(here.state.answers, place.path) or []
    for index, item in enumerate(items):
        name = item_name(here, Inside(group, place.words, index), item)
        yield Entry(name, name, Does.LOOK, (*lugar, group.name, index), place)
    if group.at_most is None or len(items) < group.at_most:
        name = word(place, "adicionar", here.context)
        yield Entry(name, name, Does.ADD, lugar, place)
