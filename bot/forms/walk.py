"""The order of the questions: every place of a form that applies, and which of them is open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.forms.answers import LISTS, MARK
from bot.forms.form import Answers, Field, Form, Group, Part, Scope
from bot.forms.state import Path, State


@dataclass(frozen=True, slots=True)
class Reach:
    """Which questions a walk asks: the core ones, all of them, or some by path (with their core inside).

    `again`: skipped ones that count as open once more.
    """

    core: bool = True
    full: bool = False
    extra: frozenset[Path] = frozenset()
    again: frozenset[Path] = frozenset()


CORE = Reach()
EVERYTHING = Reach(full=True)


class Inside(NamedTuple):
    """An item that a place stands in: its group, the group's prefix of words, and its index."""

    group: Group
    words: str
    at: int  # from 0


class Place(NamedTuple):
    """One question of a form: a field, or a group asking whether there is one more item."""

    path: Path
    node: Field | Group
    words: str  # prefix of its keys
    scope: Scope
    inside: tuple[Inside, ...]  # outermost first, as `scope.items`
    part: Part
    answered: bool

    @property
    def here(self) -> Mapping[str, Any]:
        """Return the answers that stand beside this one: those of its item, or of the whole form."""
        return self.scope.items[-1] if self.scope.items else self.scope.root


class _Branch(NamedTuple):
    path: Path
    words: str
    scope: Scope
    inside: tuple[Inside, ...]
    part: Part
    core: bool

    @property
    def answers(self) -> Mapping[str, Any]:
        return self.scope.items[-1] if self.scope.items else self.scope.root


def reach_of(state: State) -> Reach:
    """Return what is asked in `state`: at a free summary only what the person opened."""
    extra, again = (frozenset(map(tuple, state.view.get(name, ()))) for name in ("extra", "pulados"))
    return Reach(core=not state.view.get("livre", False), full=state.full, extra=extra, again=again)


def walk(form: Form, answers: Answers, reach: Reach = EVERYTHING) -> Iterator[Place]:
    """Yield the places that apply, in the order they are asked.

    A group short of items has one more item, still empty; its own place ("há mais?") follows its items.
    """
    scope = Scope(answers)
    for part in form.parts:
        if part.when(scope):
            yield from _nodes(part.fields, _Branch((), form.name, scope, (), part, reach.core), reach)


def _nodes(nodes: Iterable[Field | Group], branch: _Branch, reach: Reach) -> Iterator[Place]:
    for node in nodes:
        path = (*branch.path, node.name)
        chosen = path in reach.extra
        if not (reach.full or chosen or (node.core and branch.core)) or not node.when(branch.scope):
            continue
        if isinstance(node, Field):
            place = _plain(node, branch)
            yield place._replace(answered=False) if path in reach.again else place
        else:
            words = node.words or f"{branch.words}.{node.name}"
            inner = branch._replace(path=path, words=words, core=branch.core or chosen)
            yield from _group(node, inner, reach)


def _group(group: Group, branch: _Branch, reach: Reach) -> Iterator[Place]:
    items = branch.answers.get(group.name) or ()
    for index in range(max(len(items), min(len(items) + 1, group.at_least))):
        yield from _nodes(group.fields, _item(group, branch, index), reach)
    if group.at_most is None or len(items) < group.at_most:
        closed = len(items) >= group.at_least and f"{group.name}{MARK}" in branch.answers
        yield Place(branch.path, group, branch.words, branch.scope, branch.inside, branch.part, closed)


def _item(group: Group, branch: _Branch, index: int) -> _Branch:
    items = branch.answers.get(group.name) or ()
    item = items[index] if index < len(items) else {}
    scope = Scope(branch.scope.root, (*branch.scope.items, item))
    inside = (*branch.inside, Inside(group, branch.words, index))
    return branch._replace(path=(*branch.path, index), scope=scope, inside=inside)


def level(form: Form, answers: Answers, part: Part, item: Path = ()) -> list[Place]:
    """Return the fields and groups that stand directly in `part`, or in the item at `item`, and apply now."""
    branch, nodes = _Branch((), form.name, Scope(answers), (), part, True), part.fields
    for name, index in zip(item[::2], item[1::2], strict=True):
        group = next((node for node in nodes if node.name == name), None)
        if not isinstance(group, Group) or not isinstance(index, int):
            return []
        words = group.words or f"{branch.words}.{group.name}"
        branch = _item(group, branch._replace(path=(*branch.path, group.name), words=words), index)
        nodes = group.fields
    return [_plain(node, branch) for node in nodes if node.when(branch.scope)]


def _plain(node: Field | Group, branch: _Branch) -> Place:
    words = node.words or f"{branch.words}.{node.name}"
    done = is_answered(node, branch.answers) if isinstance(node, Field) else node.name in branch.answers
    return Place((*branch.path, node.name), node, words, branch.scope, branch.inside, branch.part, done)


def is_answered(field: Field, here: Mapping[str, Any]) -> bool:
    """Tell whether `field` has an answer in `here`; a list has one when it was closed and is long enough."""
    if field.name not in here:
        return False
    value = here[field.name]
    if value is None or field.kind not in LISTS:
        return True
    return f"{field.name}{MARK}" in here and len(value) >= field.at_least


def is_skipped(place: Place) -> bool:
    """Tell whether the person chose to give no answer."""
    return isinstance(place.node, Field) and place.here.get(place.node.name, ...) is None


def find(form: Form, answers: Answers, path: Path) -> Place | None:
    """Return the place at `path`, None when it does not apply now."""
    return next((place for place in walk(form, answers) if place.path == path), None)


def first_open(form: Form, answers: Answers, reach: Reach = CORE) -> Place | None:
    """Return the first place without an answer, None when all have one."""
    return next((place for place in walk(form, answers, reach) if not place.answered), None)


def current(form: Form, state: State) -> Place | None:
    """Return the question that is being asked, None when it is the summary."""
    asked = None if state.at is None else find(form, state.answers, state.at)
    return asked or first_open(form, state.answers, reach_of(state))


def previous(form: Form, state: State, place: Place | None) -> Place | None:
    """Return the last answered place before `place`; before the summary when `place` is None."""
    last = None
    for before in walk(form, state.answers):
        if place is not None and before.path == place.path:
            break
        if before.answered:
            last = before
    return last


def part_of(form: Form, state: State, part: Part) -> tuple[int, int]:
    """Return which part this is, from 1, and of how many that are being asked."""
    asked = {part.name} | {place.part.name for place in walk(form, state.answers, reach_of(state))}
    names = [each.name for each in form.parts if each.name in asked]
    return names.index(part.name) + 1, len(names)
