"""The forms of acceptance: post, unit, experience, tasks and goals, the Portal's password; or the refusal.

Source: manual, "Responsabilidades dos perfis" (suggested profile, activities); design, conversation 3.
"""

from collections.abc import Iterable

from bot.domain.papeis import Tema
from bot.forms.form import Field, Form, Kind, Option, Part
from bot.forms.readers import text
from bot.messages import K, Message

PERFIL: dict[Tema, tuple[str, ...]] = {
    Tema.PRESTACAO: (
        "sic",
        "ouvidoria",
        "atendimento",
        "projetos_ti",
        "planejamento",
        "melhoria_da_gestao",
        "comunicacao_social",
        "carta_de_servicos",
        "areas_dos_servicos",
    ),
    Tema.AMPLIACAO_DIGITAL: (
        "dados",
        "ti",
        "areas_dos_servicos",
        "bancos_de_dados",
        "projetos_ti",
        "gestao_estrategica",
    ),
}

CIENTE = (Option("ciente", Message(K("aceite.responsabilidades.ciente"))),)
SENHA = (Option("sim", Message(K("aceite.senha.sim"))), Option("nao", Message(K("aceite.senha.nao"))))


def perfil_de(temas: Iterable[Tema]) -> tuple[str, ...]:
    """Return the suggested profile of all `temas`, in the manual's order, each item once."""
    return tuple(dict.fromkeys(item for tema in temas for item in PERFIL[tema]))


def item_do_perfil(item: str) -> Message:
    """Return the words for one item of the suggested profile."""
    return Message(K(f"perfil.{item}"))


def formulario_de_aceite(temas: tuple[Tema, ...]) -> Form:
    """Return the form that a person fills after accepting a nomination for `temas`.

    The suggested profile is a source of the engine's, `perfil`: as text it can be searched.
    """
    voce = (
        Field(name="cargo", read=text(at_least=2, at_most=150, one_line=True)),
        Field(name="unidade", read=text(at_least=2, at_most=150, one_line=True)),
        Field(name="experiencia", kind=Kind.MANY, options="perfil", optional=True),
    )
    tarefas = tuple(
        Field(
            name=f"responsabilidades_{tema.value}",
            kind=Kind.ONE,
            options=CIENTE,
            words="aceite.responsabilidades",
            params={
                "tema": Message(K(f"tema.{tema.value}.nome")),
                "curto": Message(K(f"tema.{tema.value}.curto")),
                "tarefas": Message(K(f"tema.{tema.value}.tarefas")),
                "metas": Message(K(f"tema.{tema.value}.metas")),
            },
        )
        for tema in temas
    )
    portal = (
        Field(name="senha", kind=Kind.ONE, options=SENHA),
        Field(
            name="servidores",
            kind=Kind.ITEMS,
            read=text(at_least=3, at_most=150, one_line=True),
            optional=True,
        ),
    )
    partes = [Part(name="voce", fields=voce), Part(name="tarefas", fields=tarefas)]
    if Tema.PRESTACAO in temas:
        partes.append(Part(name="portal", fields=portal))
    return Form(name="aceite", parts=tuple(partes))


RECUSA = Form(
    name="recusa",
    parts=(
        Part(
            name="motivo", fields=(Field(name="motivo", read=text(at_least=2, at_most=500), optional=True),)
        ),
    ),
)
