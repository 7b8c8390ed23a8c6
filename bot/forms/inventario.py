"""The forms of the inventory: names pasted one a line, the address of a service that is on the Portal."""

from bot.forms.form import Field, Form, Kind, Part
from bot.forms.readers import text, web_address

NOMES_DE_UMA_VEZ = 300

LEVANTAMENTO = Form(
    name="levantamento",
    parts=(
        Part(
            name="lista",
            fields=(
                Field(
                    name="nomes",
                    kind=Kind.ITEMS,
                    read=text(at_least=3, at_most=150, one_line=True),
                    at_most=NOMES_DE_UMA_VEZ,
                ),
            ),
        ),
    ),
)

NO_PORTAL = Form(
    name="no_portal",
    parts=(Part(name="pagina", fields=(Field(name="endereco", read=web_address),)),),
)
