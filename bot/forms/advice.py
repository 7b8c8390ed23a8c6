"""A value that waits for the person: what is said about it, and what she may do with one tap."""

import textwrap

from bot.forms.brief import value_label
from bot.forms.buttons import Rows, move
from bot.forms.form import Field, Value
from bot.forms.search import fold
from bot.forms.turn import Here
from bot.forms.walk import Place
from bot.messages import Button, K, Message, Paragraph

SHOWN = 600  # letters shown of the value
ON_BUTTON = 22  # letters of a suggestion that a button shows, cut between words
SUGGESTION = "sugestao"  # the parameter of an advice that is a better text, whole


def is_advised(here: Here, place: Place, field: Field, value: Value) -> bool:
    """Tell whether something is to be said about `value` before it is kept."""
    return bool(field.advise(value, place.scope) or here.context.remark(place.path, value).paragraphs)


def suggestion(here: Here, place: Place, field: Field) -> str | None:
    """Return the better text that the advice on the waiting value offers, None when it offers none."""
    value = here.held("pendente")
    advice = () if value is None else field.advise(value, place.scope)
    offered = (each.params[SUGGESTION] for each in advice if SUGGESTION in each.params)
    return next((text for text in offered if isinstance(text, str)), None)


def takes_suggestion(typed: str, better: str) -> bool:
    """Tell whether `typed` means the suggested text: the text itself, or the words of its button."""
    return fold(typed) in {fold(better), "usar", f"usar {fold(better)}", fold(f"usar {_short(better)}")}


def waiting(here: Here, place: Place, field: Field) -> tuple[tuple[Paragraph, ...], Rows]:
    """Return what is said about the waiting value, and the buttons that settle it; nothing without one."""
    value = here.held("pendente")
    if value is None:
        return (), ()
    remark = here.context.remark(place.path, value)
    sent = Message(
        K("formulario.resposta_enviada"), {"resposta": value_label(field, value, here.context, SHOWN)}
    )
    texts = ((sent,), tuple(field.advise(value, place.scope)))
    choice = Paragraph((Message(K("formulario.conselho.escolha")),))
    told = (*(Paragraph(lines) for lines in texts if lines), *remark.paragraphs, choice)
    keep = move(here, "aceitar", Message(K("formulario.botao.assim_mesmo")) if remark.paragraphs else None)
    return told, (*((button,) for button in _use(here, place, field)), *remark.buttons, (keep,))


def _use(here: Here, place: Place, field: Field) -> tuple[Button, ...]:
    better = suggestion(here, place, field)
    if better is None:
        return ()
    return (move(here, "usar", Message(K("formulario.botao.usar"), {"texto": _short(better)})),)


def _short(text: str) -> str:
    return textwrap.shorten(text, ON_BUTTON, placeholder="…")
