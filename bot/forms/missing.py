"""What a form still lacks: required answers, and those that one may add."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.forms.form import Answers, Form, Group
from bot.forms.state import Path
from bot.forms.turn import Context
from bot.forms.walk import CORE, EVERYTHING, Inside, Place, is_skipped, walk
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
    required = _named((place for place in walk(form, answers, CORE) if _lacks(place)), answers, context)
    known = {path for path, _ in required}
    lacking = (place for place in walk(form, answers, EVERYTHING) if _lacks(place) or is_skipped(place))
    optional = [each for each in _named(lacking, answers, context) if each[0] not in known]
    return Missing(required, optional)


def _lacks(place: Place) -> bool:
    if isinstance(place.node, Group):
        return not place.answered and not place.here.get(place.node.name)
    return not place.answered


def _named(places: Iterable[Place], answers: Answers, context: Context) -> list[Lacking]:
    named: dict[Path, Message] = {}
    for place in places:
        path, label = _label(place, context)
        named.setdefault(path, label)
    return list(named.items())


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
