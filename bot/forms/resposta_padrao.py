"""The forms of a standing answer: what it says and how it is asked for; or why it goes back to its author."""

from bot.forms.form import Field, Form, Kind, Part
from bot.forms.readers import text

TEXTO_ATE = 3000  # letters: with its title, source and buttons it stays one message

RESPOSTA_PADRAO = Form(
    name="resposta_padrao",
    parts=(
        Part(
            name="resposta",
            fields=(
                Field(name="titulo", read=text(at_least=5, at_most=60, one_line=True)),
                Field(
                    name="perguntas",
                    kind=Kind.ITEMS,
                    read=text(at_least=5, at_most=200, one_line=True),
                    at_most=30,
                ),
                Field(name="texto", read=text(at_least=3, at_most=TEXTO_ATE)),
                Field(name="fonte", read=text(at_least=3, at_most=150, one_line=True), optional=True),
            ),
        ),
    ),
)

DEVOLUCAO = Form(
    name="devolucao",
    parts=(Part(name="motivo", fields=(Field(name="motivo", read=text(at_least=5, at_most=500)),)),),
)
