"""Answers as a summary shows them: short, in one line, options by their labels."""

from collections.abc import Sequence
from typing import Any

from bot.forms.form import Field, Kind
from bot.forms.options import label_of, options_of
from bot.forms.turn import Context
from bot.messages import K, Label, Message

MANY_SHOWN = 8  # values of a list that one line names


def cut(text: str, limit: int) -> str:
    """Return `text` in one line of at most `limit` letters, an ellipsis where it was cut."""
    line = " ".join(text[: limit * 4 + 4].split())
    return line if len(line) <= limit and len(text) <= limit * 4 + 4 else f"{line[: limit - 1].rstrip()}…"


def cut_label(label: Label, limit: int) -> Label:
    """Return a label cut to `limit` letters where it is data; words of the catalogue stay whole."""
    return cut(label, limit) if isinstance(label, str) else label


def value_label(field: Field, value: Any, context: Context, limit: int) -> Label:
    """Return how the answer `value` of `field` looks in one line of about `limit` letters."""
    if field.show is not None:
        return cut_label(field.show(value), limit)
    if field.kind is Kind.ONE:
        return cut_label(label_of(value, options_of(field, context)), limit)
    if field.kind is Kind.MANY:
        options = options_of(field, context)
        return joined([label_of(each, options) for each in value], limit)
    if field.kind is Kind.ITEMS:
        return joined([str(each) for each in value], limit)
    if isinstance(value, bool):
        return Message(K("formulario.sim") if value else K("formulario.nao"))
    return cut(str(value), limit)


def joined(labels: Sequence[Label], limit: int, at_most: int = MANY_SHOWN) -> Label:
    """Return labels in one line: "a, b, c", or "a, b e mais 5" when there are many."""
    if all(isinstance(label, str) for label in labels):
        return _joined_text([str(label) for label in labels], limit)
    shown, over = list(labels[:at_most]), len(labels) - at_most
    line = cut_label(shown[0], limit)
    for label in shown[1:]:
        line = Message(K("formulario.lista.e_outro"), {"antes": line, "outro": cut_label(label, limit)})
    return line if over <= 0 else Message(K("formulario.lista.e_mais"), {"antes": line}, count=over)


def _joined_text(texts: Sequence[str], limit: int) -> Label:
    line, shown = "", 0
    for text in texts:
        longer = f"{line}, {cut(text, limit)}" if shown else cut(text, limit)
        if shown and len(longer) > limit:
            break
        line, shown = longer, shown + 1
    if shown == len(texts):
        return line
    return Message(K("formulario.lista.e_mais"), {"antes": line}, count=len(texts) - shown)
