"""The form around a spreadsheet of services: of which organ they are, where that is not plain."""

from bot.forms.form import Field, Form, Kind, Part
from bot.forms.servico import ORGAOS, varios_orgaos

PLANILHA = Form(
    name="planilha",
    parts=(
        Part(
            name="servicos",
            fields=(Field(name="orgao", kind=Kind.ONE, options=ORGAOS, when=varios_orgaos),),
        ),
    ),
)
