"""Buttons that do an action outside a form, and pages of a long list."""

from collections.abc import Sequence
from typing import TypeVar

from bot.callbacks import Act, number_in, pack
from bot.messages import Button, K, Label, Message, Screen, say
from bot.storage.work import Work

T = TypeVar("T")
Rows = tuple[tuple[Button, ...], ...]


def botao(rotulo: Label, ato: str, *args: object) -> Button:
    """Return a button for the action `ato`; a bare key stands for its words."""
    words = Message(rotulo) if isinstance(rotulo, K) else rotulo
    return Button(words, pack(Act(ato, tuple(str(arg) for arg in args))))


MENU = botao(K("menu.botao"), "menu")


def desconhecido() -> Screen:
    """Return what is said about a button that means nothing, or nothing to whoever tapped it."""
    return say(Message(K("botao.desconhecido")), buttons=((MENU,),))


def pelo_numero(work: Work, tabela: type[T], numero: str) -> T | None:
    """Return the row of `tabela` whose number a button carries; None when there is none."""
    chave = number_in(numero)
    return None if chave is None else work.session.get(tabela, chave)


def pagina(
    itens: Sequence[T], numero: str, por_pagina: int, ato: str, *args: object
) -> tuple[Sequence[T], Rows]:
    """Return the items of page `numero` (from 1; out of range is brought in) and buttons to the next ones."""
    comeco, vizinhas = vizinhas_de(len(itens), numero, por_pagina, ato, *args)
    return itens[comeco : comeco + por_pagina], vizinhas


def vizinhas_de(quantos: int, numero: str, por_pagina: int, ato: str, *args: object) -> tuple[int, Rows]:
    """Return where page `numero` of so many items begins, and the buttons to the pages beside it."""
    ultima = max(1, -(-quantos // por_pagina))
    atual = min(max(1, number_in(numero) or 1), ultima)
    vizinhas = []
    if atual > 1:
        vizinhas.append(botao(K("pagina.anterior"), ato, *args, atual - 1))
    if atual < ultima:
        vizinhas.append(botao(K("pagina.seguinte"), ato, *args, atual + 1))
    return (atual - 1) * por_pagina, ((tuple(vizinhas),) if vizinhas else ())
