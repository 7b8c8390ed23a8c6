"""Answers that are options: one of them, or several until "pronto"; typed, searched or tapped."""

import re
from collections.abc import Sequence

from bot.forms.form import Field, Invalid, Kind, Option, Reader
from bot.forms.gather import keep_list
from bot.forms.lists import split
from bot.forms.options import A_PAGE, named, options_of, tapped
from bot.forms.readers import shown
from bot.forms.search import QUERY, exact, fold, search
from bot.forms.take import offer
from bot.forms.turn import Here, Step
from bot.forms.walk import Place
from bot.messages import K, Message

_TAKE_AWAY = re.compile(r"\s*(?:tirar|remover|desmarcar)\s+(.+)", re.IGNORECASE | re.DOTALL)


def typed_option(here: Here, place: Place, field: Field, raw: str) -> Step:
    """Read a typed text as one option or several; when it is not clear which, show those it may mean."""
    options = options_of(field, here.context)
    like = search(options, raw) if len(raw) <= QUERY and fold(raw) else ()
    clear = named(options, raw, like)
    if field.kind is Kind.ONE and len(clear) == 1:
        return offer(here, place, field, clear[0].value)
    if field.kind is Kind.MANY:
        away = _taken_away(here, options, raw)
        if away:
            return change(here, place, field, remove=away)
        new = field.other is not None and not _exact(options, raw) and _reads(field.other, raw)
        if clear and not new:
            return change(here, place, field, add=clear)
        if field.other is not None and (not like or (new and here.state.view.get("busca") == raw)):
            return _other(here, place, field, options, raw)
        if new:
            step = _unclear(here, options, raw, like)
            return Step(step.state, (Message(K("formulario.busca.ou_nova"), {"texto": shown(raw)}),))
    return _unclear(here, options, raw, like)


def _exact(options: Sequence[Option], raw: str) -> bool:
    return bool(named(options, raw, ()))


def _reads(read: Reader, raw: str) -> bool:
    try:
        return all(read(line) for line in split(raw))
    except Invalid:
        return False


def _other(here: Here, place: Place, field: Field, options: Sequence[Option], raw: str) -> Step:
    """Add what `field.other` takes, one value a line; a line that names an option is that option."""
    assert field.other is not None
    try:
        added = [exact(options, line) or Option(value := field.other(line), value) for line in split(raw)]
    except Invalid as invalid:
        return Step(here.state, (invalid.problem,))
    return change(here, place, field, add=added)


def _taken_away(here: Here, options: Sequence[Option], raw: str) -> tuple[Option, ...]:
    away = _TAKE_AWAY.fullmatch(raw)
    if away is None:
        return ()
    chosen = [option for option in options if option.value in (here.value or ())]
    return named(chosen, away[1], search(chosen, away[1]))


def _unclear(here: Here, options: Sequence[Option], raw: str, like: Sequence[Option]) -> Step:
    if like:
        return Step(here.state.look(busca=raw[:QUERY], pagina=None, pendente=None))
    key = K("formulario.busca.nada") if len(options) > A_PAGE else K("formulario.problema.opcao")
    return Step(here.state, (Message(key, {"texto": shown(raw)}),))


def tapped_option(here: Here, place: Place, field: Field, identity: str) -> Step | None:
    """Take the option of a button; None when the question has no such option now."""
    option = tapped(options_of(field, here.context), identity)
    if option is None:
        return None
    if field.kind is Kind.ONE:
        return offer(here, place, field, option.value)
    if option.value in (here.value or ()):
        return change(here, place, field, remove=(option,))
    step = change(here, place, field, add=(option,))
    searched = {name: here.state.view.get(name) for name in ("busca", "pagina")}
    return Step(step.state.look(**searched), step.notes)


def show_all(here: Here, place: Place, field: Field) -> Step:
    """Show all the options again."""
    return Step(here.state.look(busca=None, pagina=None))


def change(
    here: Here, place: Place, field: Field, *, add: Sequence[Option] = (), remove: Sequence[Option] = ()
) -> Step:
    """Add options to those chosen, or take some away; the question stays open."""
    before: list[str] = list(here.value or ())
    away = {option.value for option in remove}
    new = list(dict.fromkeys(option.value for option in add if option.value not in before))
    if new and field.at_most is not None and len(before) + len(new) > field.at_most:
        return Step(here.state, (Message(K("formulario.problema.no_maximo"), count=field.at_most),))
    notes = tuple(
        Message(K("formulario.problema.ja_escolhida"), {"opcao": option.label})
        for option in add
        if option.value in before
    )
    chosen = [value for value in before if value not in away] + new
    return Step(keep_list(here, place, chosen).look(busca=None, pagina=None), notes)
