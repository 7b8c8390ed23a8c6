"""The form that asks from which day to which somebody is away."""

from datetime import date, timedelta

from bot.forms.form import Field, Form, Invalid, Part, Scope, Value
from bot.forms.readers import day, shown_day
from bot.messages import K, Message

HOJE = "hoje"  # the day on which the form was opened, as ISO text: a fact it is given
NO_MAXIMO = timedelta(days=731)  # two years; longer than that, a digit was mistyped


def _fim_possivel(value: Value, scope: Scope) -> None:
    """Raise `Invalid` for a last day before the first one, before today, or years away."""
    inicio, fim = str(scope.get("inicio")), str(value)
    if fim < inicio:
        raise Invalid(Message(K("ferias.problema.antes"), {"inicio": date.fromisoformat(inicio)}))
    if fim < str(scope.get(HOJE)):
        raise Invalid(Message(K("ferias.problema.passou")))
    if date.fromisoformat(fim) - date.fromisoformat(inicio) > NO_MAXIMO:
        raise Invalid(Message(K("ferias.problema.longe")))


FERIAS = Form(
    name="ferias",
    parts=(
        Part(
            name="datas",
            fields=(
                Field(name="inicio", read=day, show=shown_day),
                Field(name="fim", read=day, show=shown_day, check=_fim_possivel),
            ),
        ),
    ),
)
