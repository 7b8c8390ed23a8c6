"""The forms of opening: a spreadsheet to confirm, an organ to look for. Source: design, conversation 0."""

from bot.forms.form import Field, Form, Kind, Part
from bot.forms.indicacao import NOME, conselho_do_nome

HA_INDICADAS = "ha_indicadas"  # a fact known from the start: the spreadsheet names pontos focais

ABERTURA = Form(
    name="abertura",
    parts=(
        Part(
            name="planilha",
            fields=(
                Field(
                    name="indicado_por",
                    read=NOME,
                    advise=conselho_do_nome,
                    optional=True,
                    core=False,
                    when=lambda scope: bool(scope.get(HA_INDICADAS)),
                ),
            ),
        ),
    ),
)

PROCURA_DE_ORGAO = Form(
    name="procura_orgao",
    parts=(Part(name="qual", fields=(Field(name="orgao", kind=Kind.ONE, options="orgaos"),)),),
)
