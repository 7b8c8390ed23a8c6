"""The order of the questions: every place of a form that applies, and which of them is open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.forms.answers import MARK, is_list
from bot.forms.form import Answers, Field, Form, Group, Part, Scope
from bot.forms.state import Path, State


@dataclass(frozen=True, slots=True)
class Reach:
    """Which questions are asked: the core ones, all of them, or some by path (with their core inside).

    `again`: skipped ones that count as open once more.
    """

    core: bool = True
    full: bool = False
    extra: frozenset[Path] = frozenset()
    again: frozenset[Path] = frozenset()


CORE = Reach()


class Inside(NamedTuple):
    """An item that a place stands in: its group, the group's prefix of words, and its index."""

    group: Group
    words: str
    at: int  # from 0


class Branch(NamedTuple):
    """A part or an item, with the fields and groups that stand directly in it."""

    path: Path
    words: str  # prefix of the keys of what stands in it
    scope: Scope
    here: Mapping[str, Any]  # its answers
    inside: tuple[Inside, ...]  # outermost first, as `scope.items`
    part: Part
    asked: bool
    core: bool


class Place(NamedTuple):
    """One question of a form: a field, or a group asking whether there is one more item."""

    path: Path
    node: Field | Group
    branch: Branch
    answered: bool
    asked: bool = True  # whether the walk stops here when it has no answer
    core: bool = True  # whether the summary waits for it

    @property
    def words(self) -> str:
        """Return the prefix of its keys."""
        return _words(self.node, self.branch)

    @property
    def scope(self) -> Scope:
        """Return the answers as this question sees them."""
        return self.branch.scope

    @property
    def here(self) -> Mapping[str, Any]:
        """Return the answers that stand beside this one: those of its item, or of the whole form."""
        return self.branch.here

    @property
    def inside(self) -> tuple[Inside, ...]:
        """Return the items it stands in, outermost first."""
        return self.branch.inside


def reach_of(state: State) -> Reach:
    """Return what is asked in `state`: at a free summary only what the person opened."""
    extra, again = (frozenset(map(tuple, state.view.get(name, ()))) for name in ("extra", "pulados"))
    return Reach(core=not state.view.get("livre", False), full=state.full, extra=extra, again=again)


def walk(form: Form, answers: Answers, reach: Reach = CORE) -> list[Place]:
    """Return every place that applies, in the order of the form, with what `reach` asks of them.

    A group short of items has one more item, still empty; its own place ("há mais?") follows its items.
    """
    scope, places = Scope(answers), list[Place]()
    for part in form.parts:
        if part.when(scope):
            root = Branch((), form.name, scope, answers, (), part, reach.core, True)
            _walk(places, part.fields, root, reach)
    return places


def _walk(places: list[Place], nodes: Iterable[Field | Group], branch: Branch, reach: Reach) -> None:
    path, _, scope, here, _, _, asks, in_core = branch
    extra, again = reach.extra, reach.again
    for node in nodes:
        if node.when(scope):
            where = (*path, node.name)
            asked = (node.core and asks) or bool(extra and where in extra)
            core = node.core and in_core
            if isinstance(node, Group):
                done = _walk_items(places, node, branch._replace(asked=asked, core=core), reach)
                if done is None:
                    continue
            else:
                done = is_answered(node, here) and not (again and where in again)
            places.append(Place(where, node, branch, done, asked or reach.full, core))


def _walk_items(places: list[Place], group: Group, around: Branch, reach: Reach) -> bool | None:
    """Walk the items of a group; tell whether it is closed, None when it takes no more."""
    items = around.here.get(group.name) or ()
    for index in range(max(len(items), min(len(items) + 1, group.at_least))):
        _walk(places, group.fields, _item(group, around, items, index), reach)
    if group.at_most is not None and len(items) >= group.at_most:
        return None
    return len(items) >= group.at_least and f"{group.name}{MARK}" in around.here


def _item(group: Group, around: Branch, items: Sequence[Mapping[str, Any]], index: int) -> Branch:
    item = items[index] if index < len(items) else {}
    words = _words(group, around)
    scope = Scope(around.scope.root, (*around.scope.items, item))
    inside = (*around.inside, Inside(group, words, index))
    path = (*around.path, group.name, index)
    return Branch(path, words, scope, item, inside, around.part, around.asked, around.core)


def _words(node: Field | Group, branch: Branch) -> str:
    return node.words or f"{branch.words}.{node.name}"


def level(form: Form, answers: Answers, part: Part, item: Path = ()) -> list[Place]:
    """Return the fields and groups that stand directly in `part`, or in the item at `item`, and apply now."""
    branch, nodes = Branch((), form.name, Scope(answers), answers, (), part, True, True), part.fields
    for name, index in zip(item[::2], item[1::2], strict=True):
        group = next((node for node in nodes if node.name == name), None)
        if not isinstance(group, Group) or not isinstance(index, int):
            return []
        branch = _item(group, branch, branch.here.get(group.name) or (), index)
        nodes = group.fields
    applying = (node for node in nodes if node.when(branch.scope))
    return [Place((*branch.path, node.name), node, branch, node.name in branch.here) for node in applying]


def is_answered(field: Field, here: Mapping[str, Any]) -> bool:
    """Tell whether `field` has an answer in `here`; a list has one when it was closed and is long enough."""
    if field.name not in here:
        return False
    value = here[field.name]
    if value is None or not is_list(field):
        return True
    return f"{field.name}{MARK}" in here and len(value) >= field.at_least


def is_skipped(place: Place) -> bool:
    """Tell whether the person chose to give no answer."""
    return isinstance(place.node, Field) and place.here.get(place.node.name, ...) is None


def open_place(places: Sequence[Place], at: Path | None = None) -> Place | None:
    """Return the place at `at`, else the first one asked without an answer; None when all have one."""
    named = (place for place in places if place.path == at)
    first = (place for place in places if place.asked and not place.answered)
    return (next(named, None) if at is not None else None) or next(first, None)


def current(form: Form, state: State) -> Place | None:
    """Return the question that is being asked in `state`, None when it is the summary."""
    return open_place(walk(form, state.answers, reach_of(state)), state.at)


def previous(places: Sequence[Place], place: Place | None) -> Place | None:
    """Return the last answered place before `place`; before the summary when `place` is None."""
    last = None
    for before in places:
        if place is not None and before.path == place.path:
            break
        if before.answered:
            last = before
    return last


def core_is_answered(places: Sequence[Place]) -> bool:
    """Tell whether no core question is open, one that was skipped not counted."""
    return all(place.answered or not place.core or is_skipped(place) for place in places)


def part_of(form: Form, places: Sequence[Place], part: Part) -> tuple[int, int]:
    """Return which part this is, from 1, and of how many that are being asked."""
    asked = {place.branch.part.name for place in places if place.asked} | {part.name}
    names = [each.name for each in form.parts if each.name in asked]
    return names.index(part.name) + 1, len(names)
