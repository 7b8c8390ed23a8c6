"""The tree of answers: reading and changing one place of it, and its plain form.

A skipped field is stored as None. A list or group that the person closed has a mark beside it
(`etapas.fim`), so that "no more" is an answer too.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.forms.form import Answers, Field, Form, Group, Kind, Scope
from bot.forms.state import Path

MARK = ".fim"


def is_list(field: Field) -> bool:
    """Tell whether an answer of `field` is a list, open until "pronto"."""
    return field.kind is Kind.MANY or field.kind is Kind.ITEMS


def mark(path: Path) -> Path:
    """Return the path of the mark that says that the list or group at `path` is closed."""
    return (*path[:-1], f"{path[-1]}{MARK}")


def get(answers: Answers, path: Path) -> Any:
    """Return what is stored at `path`, None when nothing is."""
    tree: Any = answers
    for step in path:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def put(answers: Answers, path: Path, value: Any) -> Answers:
    """Return a copy of `answers` with `value` at `path`; missing items and lists on the way are made."""
    changed: Answers = _put(answers, path, value)
    return changed


def _put(tree: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(tree or ())
        items[step : step + 1] = [_put(items[step] if step < len(items) else {}, rest, value)]
        return items
    return {**(tree or {}), step: _put((tree or {}).get(step), rest, value)}


def drop(answers: Answers, path: Path) -> Answers:
    """Return a copy of `answers` with nothing at `path`; later items of a list move up."""
    parent, last = get(answers, path[:-1]), path[-1]
    if isinstance(last, int):
        kept: Any = [item for index, item in enumerate(parent or ()) if index != last]
    else:
        kept = {name: value for name, value in (parent or {}).items() if name != last}
    return put(answers, path[:-1], kept)


def clean(form: Form, answers: Answers) -> Answers:
    """Return the plain values that apply now: no skipped field, no mark, no item without an answer."""
    scope = Scope(answers)
    values: Answers = {}
    for part in form.parts:
        if part.when(scope):
            values |= _clean(part.fields, answers, scope)
    return values


def _clean(nodes: Iterable[Field | Group], here: Mapping[str, Any], scope: Scope) -> Answers:
    values: Answers = {}
    for node in nodes:
        value = here.get(node.name)
        if value is None or not node.when(scope):
            continue
        if isinstance(node, Field):
            values[node.name] = value
        elif items := _clean_items(node, value, scope):
            values[node.name] = items
    return values


def _clean_items(group: Group, items: Iterable[Mapping[str, Any]], scope: Scope) -> list[Answers]:
    cleaned = (_clean(group.fields, item, Scope(scope.root, (*scope.items, item))) for item in items)
    return [item for item in cleaned if item]


def load(form: Form, values: Mapping[str, Any]) -> Answers:
    """Return the answers that give these plain values: the inverse of `clean`, with every list closed."""
    return _load(form.fields(), values)


def _load(nodes: Iterable[Field | Group], values: Mapping[str, Any]) -> Answers:
    answers: Answers = {}
    for node in nodes:
        value = values.get(node.name)
        if value is None:
            continue
        if isinstance(node, Group):
            value = [_load(node.fields, item) for item in value]
        if isinstance(node, Group) or is_list(node):
            answers[f"{node.name}{MARK}"] = True
        answers[node.name] = list(value) if isinstance(value, tuple) else value
    return answers
