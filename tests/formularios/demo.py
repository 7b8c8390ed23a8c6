"""A form with every kind of field, groups in groups and conditions, for the tests alone."""

from collections.abc import Sequence

from bot.forms.form import Field, Form, Group, Invalid, Kind, Option, Part, Scope, Value
from bot.forms.readers import money as reais
from bot.forms.readers import shown_money, text, whole_number, yes_no
from bot.messages import K, Message

AREAS = tuple(
    Option(str(number), name, also)
    for number, (name, also) in enumerate(
        {
            "Agricultura orgânica": (),
            "Água": (),
            "Alimentação": ("comida",),
            "Aposentadoria por idade": ("velhice",),
            "Aposentadoria por invalidez": (),
            "Aviação civil": ("aeroporto",),
            "Bibliotecas": ("livros",),
            "Carreira militar": (),
            "Defesa civil": (),
            "Educação básica": ("escola",),
            "Educação superior": ("faculdade",),
            "Estrangeiros": ("migrantes",),
            "Fiscalização do trabalho": (),
            "Habitação": ("casa",),
            "Impostos e taxas": ("tributos",),
            "Indústria": (),
            "Ordenamento territorial e regularização fundiária em áreas da Amazônia Legal": (),
            "Pesca": (),
            "Saúde bucal": ("dentista",),
            "Vacinação": ("vacina",),
        }.items()
    )
)
SIM_OU_NAO = (Option("sim", Message(K("demo.sim"))), Option("nao", Message(K("demo.nao"))))
CANAIS = (
    Option("presencial", "Presencial"),
    Option("web", "Página na internet", ("site",)),
    Option("tel", "Telefone"),
)


def _conselho(value: Value, _: Scope) -> Sequence[Message]:
    return (Message(K("demo.conselho.ponto")),) if str(value).endswith(".") else ()


def _conselho_do_orgao(value: Value, _: Scope) -> Sequence[Message]:
    return (Message(K("demo.conselho.orgao")),) if value == "10" else ()


def _conselho_da_lista(value: Value, _: Scope) -> Sequence[Message]:
    return (Message(K("demo.conselho.lista")),) if len(value) > 2 else ()


def _depois(value: Value, scope: Scope) -> None:
    if value < scope.get("minimo"):
        raise Invalid(Message(K("demo.problema.maximo"), {"minimo": scope.get("minimo")}))


CANAL = Group(
    name="canais",
    title="tipo",
    at_most=3,
    fields=(
        Field(name="tipo", kind=Kind.ONE, options=CANAIS),
        Field(name="endereco", read=text(at_most=60), when=lambda s: s.get("tipo") == "web"),
    ),
)
ETAPA = Group(
    name="etapas",
    title="titulo",
    fields=(
        Field(name="titulo", read=text(at_least=3, at_most=40, one_line=True)),
        CANAL,
        Field(name="documentos", kind=Kind.ITEMS, read=text(at_most=80), optional=True, core=False),
    ),
)
CUSTO = Group(
    name="custos",
    title="nome",
    core=False,
    when=lambda s: s.get("gratuito") == "nao",
    fields=(Field(name="nome"), Field(name="valor", read=reais, show=lambda v: shown_money(str(v)))),
)
DEMO = Form(
    name="demo",
    parts=(
        Part(
            name="basicos",
            fields=(
                Field(name="nome", read=text(at_least=3, at_most=50), advise=_conselho),
                Field(name="sigla", read=text(at_most=15), optional=True),
                Field(name="contato", optional=True, core=False),
                Field(name="gratuito", kind=Kind.ONE, options=SIM_OU_NAO),
                Field(name="orgao", kind=Kind.ONE, options="orgaos", advise=_conselho_do_orgao),
                CUSTO,
            ),
        ),
        Part(name="etapas", fields=(ETAPA,)),
        Part(
            name="prazo",
            when=lambda s: s.get("gratuito") == "sim",
            fields=(
                Field(name="minimo", read=whole_number()),
                Field(name="maximo", read=whole_number(), check=_depois),
                Field(name="urgente", read=yes_no, optional=True, core=False),
            ),
        ),
        Part(
            name="final",
            fields=(
                Field(name="segmentos", kind=Kind.MANY, options=CANAIS, at_most=2),
                Field(name="areas", kind=Kind.MANY, options=AREAS),
                Field(name="palavras", kind=Kind.ITEMS, read=text(at_most=30), at_least=3, at_most=9),
                Field(name="apelidos", kind=Kind.ITEMS, advise=_conselho_da_lista, optional=True, core=False),
                Group(
                    name="anexos",
                    title="titulo",
                    at_least=0,
                    at_most=2,
                    fields=(Field(name="titulo"),),
                ),
            ),
        ),
    ),
)

ORGAOS = tuple(Option(str(siorg), name) for siorg, name in ((10, "Instituto do Sono"), (20, "Museu do Mar")))
