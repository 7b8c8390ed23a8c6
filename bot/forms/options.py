"""The options of a question: where they come from, which page of them is shown, and which one was meant."""

import re
from collections.abc import Sequence

from bot.callbacks import option_id
from bot.forms.form import Field, Option
from bot.forms.search import exact, search
from bot.forms.turn import Context, Here
from bot.messages import Label

A_PAGE = 8  # options on a keyboard; more of them are searched

_BETWEEN = re.compile(r"[\n;,]+")


def options_of(field: Field, context: Context) -> tuple[Option, ...]:
    """Return the options of `field`, those of a source handed in with the context included."""
    if isinstance(field.options, str):
        return tuple(context.sources.get(field.options, ()))
    return field.options


def label_of(value: str, options: Sequence[Option]) -> Label:
    """Return the label of the option with `value`; the value itself when it is no option any more."""
    return next((option.label for option in options if option.value == value), value)


def tapped(options: Sequence[Option], identity: str) -> Option | None:
    """Return the option that a button with `identity` stands for."""
    return next((option for option in options if option_id(option.value) == identity), None)


def found(here: Here, options: Sequence[Option]) -> tuple[Option, ...]:
    """Return the options that the present search leaves."""
    query = here.state.view.get("busca")
    return search(options, query) if query else tuple(options)


def named(options: Sequence[Option], typed: str, like: Sequence[Option]) -> tuple[Option, ...]:
    """Return the options that a text names beyond doubt: the only one of `like`, or a list of exact names.

    `like`: those that a search for the text finds.
    """
    if len(like) == 1:
        return tuple(like)
    names = [name for name in _BETWEEN.split(typed) if name.strip()]
    several = [option for name in names if (option := exact(options, name)) is not None]
    return tuple(several) if len(several) == len(names) else ()
