"""The forms of the diagnosis of an etapa, and of a demand for interoperation (design, conversation 10)."""

from bot.domain.diagnostico import Migracao, Motivo, SituacaoDaDemanda
from bot.forms.form import Field, Form, Kind, Option, Part, Scope
from bot.forms.readers import day, shown_day, text
from bot.messages import K, Message

SISTEMAS, PARCEIROS, BASES = "sistemas", "parceiros", "bases"  # sources of options
COM_BASES = "com_bases"  # a known fact: the organ has named bases before
OUTRA = "outra"
NOME = text(at_least=2, at_most=150, one_line=True)
NORMA = text(at_most=300)
TEXTO_DA_DEMANDA = text(at_least=3, at_most=500)

MOTIVOS = tuple(Option(m.value, Message(K(f"motivo.{m.value}"))) for m in Motivo)
MIGRACOES = tuple(Option(m.value, Message(K(f"migracao.{m.value}"))) for m in Migracao)
SITUACOES_DA_DEMANDA = tuple(
    Option(s.value, Message(K(f"demanda.situacao.{s.value}"))) for s in SituacaoDaDemanda
)
OUTRA_BASE = Option(OUTRA, Message(K("demanda.outra_base")), ("outra", "nova", "nova base"))


def _por_concluir(scope: Scope) -> bool:
    return bool(scope.get("situacao") != Migracao.CONCLUIDA)


def _base_nova(scope: Scope) -> bool:
    return not scope.get(COM_BASES) or scope.get("base") == OUTRA


DIAGNOSTICO = Form(
    name="diagnostico",
    parts=(
        Part(
            name="obstaculos",
            fields=(
                Field(name="motivos", kind=Kind.MANY, options=MOTIVOS, other=NOME),
                Field(name="sistemas", kind=Kind.MANY, options=SISTEMAS, other=NOME, optional=True),
                Field(name="parceiros", kind=Kind.MANY, options=PARCEIROS, other=NOME, optional=True),
                Field(name="normas", kind=Kind.ITEMS, read=NORMA, optional=True),
            ),
        ),
        Part(
            name="migracao",
            fields=(
                Field(name="situacao", kind=Kind.ONE, options=MIGRACOES),
                Field(name="responsavel", read=NOME, optional=True),
                Field(name="previsao", read=day, show=shown_day, optional=True, when=_por_concluir),
            ),
        ),
    ),
)

DEMANDA = Form(
    name="demanda",
    parts=(
        Part(
            name="pedido",
            fields=(
                Field(name="base", kind=Kind.ONE, options=BASES, when=lambda s: bool(s.get(COM_BASES))),
                Field(name="base_nome", read=NOME, when=_base_nova),
                Field(name="dono", read=NOME, when=_base_nova),
                Field(name="dados", read=TEXTO_DA_DEMANDA),
                Field(name="para_que", read=TEXTO_DA_DEMANDA),
                Field(name="situacao", kind=Kind.ONE, options=SITUACOES_DA_DEMANDA),
            ),
        ),
    ),
)
