"""The form that asks the last day of an organ's work plan."""

from bot.forms.form import Field, Form, Invalid, Part
from bot.forms.readers import day, shown_day
from bot.messages import K, Message

ANOS = range(2016, 2100)  # the manual is of 2018; outside these, a digit was mistyped


def _dia(raw: str) -> str:
    """Return the day as ISO text; raise `Invalid` for no day, or for one of no plan."""
    lido = day(raw)
    if int(lido[:4]) not in ANOS:
        raise Invalid(Message(K("prazo.problema.ano"), {"de": str(ANOS.start), "ate": str(ANOS.stop - 1)}))
    return lido


PRAZO = Form(
    name="prazo",
    parts=(Part(name="plano", fields=(Field(name="dia", read=_dia, show=shown_day),)),),
)
