"""Buttons that do an action outside a form, and pages of a long list."""

from collections.abc import Sequence
from typing import TypeVar

from bot.callbacks import Act, pack
from bot.messages import Button, K, Label, Message

T = TypeVar("T")
Rows = tuple[tuple[Button, ...], ...]


def botao(rotulo: Label, ato: str, *args: object) -> Button:
    """Return a button for the action `ato`; a bare key stands for its words."""
    words = Message(rotulo) if isinstance(rotulo, K) else rotulo
    return Button(words, pack(Act(ato, tuple(str(arg) for arg in args))))


MENU = botao(K("menu.botao"), "menu")


def pagina(
    itens: Sequence[T], numero: str, por_pagina: int, ato: str, *args: object
) -> tuple[Sequence[T], Rows]:
    """Return the items of page `numero` (from 1; out of range is brought in) and buttons to the next ones."""
    comeco, vizinhas = vizinhas_de(len(itens), numero, por_pagina, ato, *args)
    return itens[comeco : comeco + por_pagina], vizinhas


def vizinhas_de(quantos: int, numero: str, por_pagina: int, ato: str, *args: object) -> tuple[int, Rows]:
    """Return where page `numero` of so many items begins, and the buttons to the pages beside it."""
    ultima = max(1, -(-quantos // por_pagina))
    atual = min(max(1, int(numero) if numero.isdecimal() else 1), ultima)
    vizinhas = []
    if atual > 1:
        vizinhas.append(botao(K("pagina.anterior"), ato, *args, atual - 1))
    if atual < ultima:
        vizinhas.append(botao(K("pagina.seguinte"), ato, *args, atual + 1))
    return (atual - 1) * por_pagina, ((tuple(vizinhas),) if vizinhas else ())
