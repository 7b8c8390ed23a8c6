"""What a form is made of. A form is data: parts, fields and repeated groups; `engine` walks any of them.

Words are found by name. With `prefix` = `<form>.<field>` (groups add their own name: `servico.etapas.titulo`,
or whatever `words` says), a field uses the keys `<prefix>.pergunta`, `.regra` (the rule in one line and an
example), `.ajuda` (what `?` answers) and `.rotulo` (its name in a summary). A group uses `<prefix>.rotulo`
(one item, `{n}`), `.mais` (is there another one? `.mais.zero` while there is none), `.adicionar` and
`.seguir` (the two buttons). Module `words` lists their parameters. A part uses `<form>.<part>.parte`.
A form uses `<form>.resumo` (title of its summary) and `<form>.confirmar` (its button).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from bot.messages import Label, Message, Param

Value = Any  # plain JSON: str, bool, int, list of str, or a small dict such as {"tipo": "ate", "max": 5}
Answers = dict[str, Any]  # a tree of plain JSON; see `answers`


class Invalid(ValueError):
    """What was typed cannot be the answer; `problem` says what to change, and what was kept."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem.key)
        self.problem = problem


class Kind(Enum):
    """How a field is answered."""

    TEXT = "text"  # one message, read by `read`
    ONE = "one"  # one of the options
    MANY = "many"  # several of the options, open until "pronto"
    ITEMS = "items"  # a list of short texts, pasted or one by one, open until "pronto"


@dataclass(frozen=True, slots=True)
class Option:
    """A value one may choose, its label on the button, and other words that find it in a search."""

    value: str
    label: Label
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The answers as one field sees them: the whole tree, and the items it stands in, innermost last."""

    root: Mapping[str, Any]
    items: tuple[Mapping[str, Any], ...] = ()

    def get(self, name: str) -> Value:
        """Return the nearest answer called `name`: in the innermost item first, the whole form last."""
        for answers in (*reversed(self.items), self.root):
            if name in answers:
                return answers[name]
        return None


Reader = Callable[[str], Value]  # raises `Invalid`
Condition = Callable[[Scope], bool]
Check = Callable[[Value, Scope], None]  # raises `Invalid`
Advice = Callable[[Value, Scope], Sequence[Message]]
Sources = Mapping[str, tuple[Option, ...]]  # options that depend on who asks: organs, people


def as_typed(raw: str) -> str:
    """Return the text without white space around it, every other code point kept."""
    return raw.strip()


def always(_: Scope) -> bool:
    """Return True: the field applies whatever was answered."""
    return True


def no_check(_value: Value, _scope: Scope) -> None:
    """Accept any value that could be read."""


def no_advice(_value: Value, _scope: Scope) -> Sequence[Message]:
    """Have nothing to suggest."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question.

    `options`: the values of ONE and MANY, or the name of a source handed to the engine.
    `core`: asked on the first walk; the others are asked from the summary ("completar").
    `at_least`/`at_most`: how many options or items MANY and ITEMS take.
    `advise`: suggestions shown before the answer is kept; the person may keep it as it is.
    `advise_item`: suggestions about one item of ITEMS, shown when it was added.
    `other`: reads what is none of the options of MANY as a value of its own; None takes only options.
    `params`: extra parameters for all its words.
    `show`: how a value that is not plain text looks in a summary; None shows it as it is.
    """

    name: str
    kind: Kind = Kind.TEXT
    read: Reader = as_typed  # for ITEMS it reads one item
    options: tuple[Option, ...] | str = ()
    optional: bool = False
    core: bool = True
    when: Condition = always
    other: Reader | None = None
    check: Check = no_check
    advise: Advice = no_advice
    advise_item: Advice = no_advice
    at_least: int = 1
    at_most: int | None = None
    words: str = ""
    params: Mapping[str, Param] = field(default_factory=dict)
    show: Callable[[Value], Label] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions asked once for each item: etapas, and canais inside an etapa. `title` names the field that
    names an item."""

    name: str
    fields: tuple["Field | Group", ...]
    title: str
    at_least: int = 1
    at_most: int | None = None
    core: bool = True
    when: Condition = always
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A named stretch of the form: "Parte 2 de 4: Etapas"."""

    name: str
    fields: tuple[Field | Group, ...]
    when: Condition = always


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A whole form; `name` starts the keys of its words."""

    name: str
    parts: tuple[Part, ...]

    def fields(self) -> Iterable[Field | Group]:
        """Yield the fields and groups of all parts, in the order they are asked."""
        for part in self.parts:
            yield from part.fields
