"""The forms of nomination: who nominates is invited, names titular and substituto, replaces, sets an end.

Source: manual, "Responsabilidades dos perfis"; design, conversation 2.
"""

from collections.abc import Sequence
from datetime import date

from bot.domain.correio import correio_particular
from bot.domain.nomes import so_o_primeiro
from bot.domain.papeis import Tema
from bot.forms.form import Check, Condition, Field, Form, Invalid, Kind, Option, Part, Scope, Value
from bot.forms.readers import day, email, shown_day, text
from bot.messages import K, Message

AMBOS = "ambos"
NOME = text(at_least=3, at_most=150, one_line=True)

TEMAS = (
    Option(Tema.PRESTACAO.value, Message(K("tema.prestacao.curto")), ("prestação de serviços públicos",)),
    Option(
        Tema.AMPLIACAO_DIGITAL.value,
        Message(K("tema.ampliacao_digital.curto")),
        ("ampliação da oferta de serviços públicos digitais", "oferta digital"),
    ),
    Option(AMBOS, Message(K("indicacao.temas.ambos"))),
)
ASSINATURA = (
    Option("sim", Message(K("indicacao.assinou.sim"))),
    Option("nao", Message(K("indicacao.assinou.nao"))),
)
MESMAS = (
    Option("sim", Message(K("indicacao.mesmas.sim"))),
    Option("nao", Message(K("indicacao.mesmas.nao"))),
)
CONDICOES = (
    Option("secretario", Message(K("condicao.secretario"))),
    Option("assinou", Message(K("condicao.assinou"))),
    Option("assessoria", Message(K("condicao.assessoria"))),
)


def temas_escolhidos(temas: str) -> tuple[Tema, ...]:
    """Return the themes that the answer to "para qual tema?" stands for."""
    return tuple(Tema) if temas == AMBOS else (Tema(temas),)


def dia_de_termino(value: str) -> date:
    """Return the date that `TERMINO` holds (ISO text)."""
    return date.fromisoformat(value)


def _temas_por_extenso(temas: str) -> Message:
    return Message(K("indicacao.temas.ambos") if temas == AMBOS else K(f"tema.{temas}.nome"))


def _pessoas(tema: Tema) -> tuple[Field, ...]:
    titular, substituto = f"{tema.value}_titular", f"{tema.value}_substituto"
    outras = _outras_pessoas(tema)
    params = {
        "tema": Message(K(f"tema.{tema.value}.nome")),
        "perfil": Message(K(f"tema.{tema.value}.perfil")),
        "metas": Message(K(f"tema.{tema.value}.metas")),
    }
    campos = (
        Field(
            name=f"{titular}_nome",
            read=NOME,
            when=outras,
            advise=conselho_do_nome,
            words="indicacao.titular_nome",
            params=params,
        ),
        Field(
            name=f"{titular}_email",
            read=email,
            when=outras,
            advise=_conselho_do_email,
            words="indicacao.titular_email",
            params=params,
        ),
        Field(
            name=f"{substituto}_nome",
            read=NOME,
            optional=True,
            when=outras,
            check=_difere_de(f"{titular}_nome", K("indicacao.mesmo_nome")),
            advise=conselho_do_nome,
            words="indicacao.substituto_nome",
            params=params,
        ),
        Field(
            name=f"{substituto}_email",
            read=email,
            when=lambda s: outras(s) and bool(s.get(f"{substituto}_nome")),
            check=_difere_de(f"{titular}_email", K("indicacao.mesmo_email")),
            advise=_conselho_do_email,
            words="indicacao.substituto_email",
            params=params,
        ),
    )
    if tema is Tema.PRESTACAO:
        return campos
    mesmas = Field(name="mesmas", kind=Kind.ONE, options=MESMAS, when=_ambos)
    return (mesmas, *campos)


def _tem(tema: Tema) -> Condition:
    return lambda scope: scope.get("temas") in (tema.value, AMBOS)


def _ambos(scope: Scope) -> bool:
    return bool(scope.get("temas") == AMBOS)


def _outras_pessoas(tema: Tema) -> Condition:
    if tema is Tema.PRESTACAO:
        return lambda _: True
    return lambda scope: not (_ambos(scope) and scope.get("mesmas") == "sim")


def _difere_de(outro: str, problem: K) -> Check:
    def check(value: Value, scope: Scope) -> None:
        if str(value).casefold() == str(scope.get(outro) or "").casefold():
            raise Invalid(Message(problem))

    return check


def conselho_do_nome(value: Value, _: Scope) -> Sequence[Message]:
    """Ask whether a name that looks like a first name alone is whole."""
    if so_o_primeiro(str(value)):
        return (Message(K("indicacao.so_o_primeiro_nome"), {"nome": str(value)}),)
    return ()


def _conselho_do_email(value: Value, _: Scope) -> Sequence[Message]:
    if correio_particular(str(value)):
        return (Message(K("indicacao.email_particular"), {"email": str(value)}),)
    return ()


INDICACAO = Form(
    name="indicacao",
    parts=(
        Part(
            name="plano",
            fields=(
                Field(name="temas", kind=Kind.ONE, options=TEMAS, show=_temas_por_extenso),
                Field(name="assinou", kind=Kind.ONE, options=ASSINATURA),
                Field(
                    name="quem_assinou",
                    read=NOME,
                    when=lambda s: s.get("assinou") == "nao",
                    advise=conselho_do_nome,
                ),
            ),
        ),
        *(Part(name=tema.value, fields=_pessoas(tema), when=_tem(tema)) for tema in Tema),
    ),
)

CONVITE = Form(
    name="convite",
    parts=(
        Part(
            name="pessoa",
            fields=(
                Field(name="orgao", kind=Kind.ONE, options="orgaos"),
                Field(name="nome", read=NOME, advise=conselho_do_nome),
                Field(name="condicao", kind=Kind.ONE, options=CONDICOES),
                Field(name="email", read=email, advise=_conselho_do_email),
            ),
        ),
    ),
)

SUBSTITUICAO = Form(
    name="substituicao",
    parts=(
        Part(
            name="pessoa",
            fields=(
                Field(name="nome", read=NOME, advise=conselho_do_nome),
                Field(name="email", read=email, advise=_conselho_do_email),
            ),
        ),
    ),
)

TERMINO = Form(
    name="termino",
    parts=(Part(name="data", fields=(Field(name="dia", read=day, show=shown_day),)),),
)
