"""The questions that tell whether something is a service; the first answer that decides ends them."""

from collections.abc import Mapping

from bot.domain.criterios import PERGUNTAS, o_que_e
from bot.forms.form import Condition, Field, Form, Kind, Option, Part
from bot.messages import K, Message

RESPOSTAS = (Option("sim", Message(K("criterios.sim"))), Option("nao", Message(K("criterios.nao"))))


def respostas(values: Mapping[str, object]) -> Mapping[str, bool]:
    """Return the answers of the form as yes or no."""
    return {nome: values[nome] == "sim" for nome in PERGUNTAS if values.get(nome)}


def _ainda_pode_ser(antes: tuple[str, ...]) -> Condition:
    return lambda scope: o_que_e(respostas({nome: scope.get(nome) for nome in antes})) is None


E_UM_SERVICO = Form(
    name="criterios",
    parts=(
        Part(
            name="perguntas",
            fields=tuple(
                Field(
                    name=nome,
                    kind=Kind.ONE,
                    options=RESPOSTAS,
                    when=_ainda_pode_ser(PERGUNTAS[:lugar]),
                )
                for lugar, nome in enumerate(PERGUNTAS)
            ),
        ),
    ),
)
