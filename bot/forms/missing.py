"""What a form still lacks: required answers, and those that one may add."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.forms.form import Answers, Form, Group
from bot.forms.state import Path
from bot.forms.turn import Context
from bot.forms.walk import Inside, Place, is_skipped, walk
from bot.forms.words import item_label, item_title, word
from bot.messages import K, Message

Lacking = tuple[Path, Message]  # where, and what it is called


class Missing(NamedTuple):
    """What lacks an answer: `required` before one may confirm, `optional` or left for later."""

    required: list[Lacking]
    optional: list[Lacking]


def missing(form: Form, answers: Answers, context: Context) -> Missing:
    """Return what is still required, and the optional, skipped or non-core answers that are not there.

    Items that do not exist yet count once each, by their group.
    """
    return missing_of(walk(form, answers), context)


def missing_of(places: Iterable[Place], context: Context) -> Missing:
    """Return the same for a form whose places were walked already."""
    lacking = [place for place in places if _lacks(place) or is_skipped(place)]
    required = _named((place for place in lacking if place.core and _is_required(place)), context)
    optional = _named(lacking, context)
    for path in required:
        optional.pop(path, None)
    return Missing(list(required.items()), list(optional.items()))


def _lacks(place: Place) -> bool:
    if isinstance(place.node, Group):
        return not place.answered and not place.here.get(place.node.name)
    return not place.answered


def _is_required(place: Place) -> bool:
    return place.node.at_least > 0 if isinstance(place.node, Group) else not place.node.optional


def _named(places: Iterable[Place], context: Context) -> dict[Path, Message]:
    named: dict[Path, Message] = {}
    for place in places:
        path, label = _label(place, context)
        named.setdefault(path, label)
    return named


def _label(place: Place, context: Context) -> Lacking:
    for depth, (inside, item) in enumerate(zip(place.inside, place.scope.items, strict=True), start=1):
        if not item:
            return place.path[: 2 * depth], _in_item(place, depth - 1, item_label(inside, context), context)
    if isinstance(place.node, Group):
        first = Inside(place.node, place.words, 0)
        return (*place.path, 0), _in_item(place, len(place.inside), item_label(first, context), context)
    label = word(place, "rotulo", context)
    return place.path, _in_item(place, len(place.inside), label, context)


def _in_item(place: Place, depth: int, label: Message, context: Context) -> Message:
    if depth == 0:
        return label
    title = item_title(place.inside[depth - 1], place.scope.items[depth - 1], context)
    return Message(K("formulario.resumo.em"), {"item": title, "rotulo": label})
