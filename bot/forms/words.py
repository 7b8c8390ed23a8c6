"""The words of a form by name: keys of fields, groups and parts, and the parameters they may use.

Words of a field in a group get `n` (which item, from 1), `total` (items so far), `item` (the innermost title
known; else the group's own name for the item) and, two groups deep, `em` (the item around). The words of a
group get `n` (items so far), `ultimo` (its last item) and, inside another, `item` (the item around).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.forms.brief import value_label
from bot.forms.form import Field, Form, Group, Option
from bot.forms.turn import Context
from bot.forms.walk import Inside, Place
from bot.messages import K, Label, Message, Param

FIELD_WORDS = ("pergunta", "regra", "ajuda", "rotulo")
GROUP_WORDS = ("rotulo", "mais", "adicionar", "seguir")


def word(place: Place, name: str, context: Context, count: int | None = None) -> Message:
    """Return the words `name` of a place: `pergunta`, `regra`, `ajuda`, `rotulo`, `mais`, …"""
    own = place.node.params if isinstance(place.node, Field) else {}
    params = {**context.params, **own, **_item_params(place, context)}
    return Message(K(f"{place.words}.{name}"), params, count)


def _item_params(place: Place, context: Context) -> dict[str, Param]:
    titles = [
        item_title(inside, item, context)
        for inside, item in zip(place.inside, place.scope.items, strict=True)
    ]
    params: dict[str, Param] = {"em": titles[-2]} if len(titles) > 1 else {}
    if isinstance(place.node, Group):
        return params | _group_params(place, titles, context)
    if titles:
        above = place.scope.items[-2] if len(titles) > 1 else place.scope.root
        innermost = place.inside[-1]
        params |= {
            "n": innermost.at + 1,
            "total": max(innermost.at + 1, len(above.get(innermost.group.name) or ())),
            "item": _known_title(place, titles),
        }
    return params


def _group_params(place: Place, titles: list[Label], context: Context) -> dict[str, Param]:
    assert isinstance(place.node, Group)
    around = place.scope.items[-1] if place.scope.items else place.scope.root
    items = around.get(place.node.name) or ()
    params: dict[str, Param] = {"n": len(items)}
    if titles:
        params["item"] = titles[-1]
    if items:
        last = Inside(place.node, place.words, len(items) - 1)
        params["ultimo"] = item_title(last, items[-1], context)
    return params


def _known_title(place: Place, titles: list[Label]) -> Label:
    pairs = zip(reversed(place.inside), reversed(place.scope.items), reversed(titles), strict=True)
    known = (title for inside, item, title in pairs if item.get(inside.group.title) is not None)
    return next(known, titles[-1])


def item_title(inside: Inside, item: Mapping[str, Any], context: Context) -> Label:
    """Return what names an item: the answer of its title field, else `.rotulo` with its number."""
    group = inside.group
    named = next((node for node in group.fields if node.name == group.title), None)
    value = item.get(group.title)
    if isinstance(named, Field) and value is not None:
        return value_label(named, value, context, 40)
    return item_label(inside, context)


def item_label(inside: Inside, context: Context) -> Message:
    """Return the group's own name for one item: "Etapa 2"."""
    return Message(K(f"{inside.words}.rotulo"), {**context.params, "n": inside.at + 1})


def part_word(form: Form, part: str, context: Context) -> Message:
    """Return the name of a part."""
    return Message(K(f"{form.name}.{part}.parte"), context.params)


def form_word(form: Form, name: str, context: Context) -> Message:
    """Return words of the form itself: `resumo`, `confirmar`."""
    return Message(K(f"{form.name}.{name}"), context.params)


def keys(form: Form) -> Iterator[K]:
    """Yield every key that walking `form` may use, labels of its options included."""
    yield from (K(f"{form.name}.resumo"), K(f"{form.name}.confirmar"))
    for part in form.parts:
        yield K(f"{form.name}.{part.name}.parte")
        yield from _keys(part.fields, form.name)


def _keys(nodes: Iterable[Field | Group], above: str) -> Iterator[K]:
    for node in nodes:
        words = node.words or f"{above}.{node.name}"
        if isinstance(node, Group):
            yield from (K(f"{words}.{name}") for name in GROUP_WORDS)
            yield from _keys(node.fields, words)
        else:
            yield from (K(f"{words}.{name}") for name in FIELD_WORDS)
            yield from _option_keys(node)


def _option_keys(field: Field) -> Iterator[K]:
    for option in field.options:
        if isinstance(option, Option) and isinstance(option.label, Message):
            yield option.label.key
