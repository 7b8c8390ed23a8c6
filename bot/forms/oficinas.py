"""The forms around an oficina: opening one, asking for one, enrolling. Source: design, conversation 13."""

import re
from datetime import date
from typing import Any

from bot.domain.fusos import FUSOS
from bot.domain.papeis import Tema
from bot.forms.form import Field, Form, Invalid, Kind, Option, Part, Scope, Value
from bot.forms.readers import day, email, shown, shown_day, text, whole_number
from bot.messages import K, Message

OS_DOIS = "os_dois"
TEMAS = (
    *(Option(tema.value, Message(K(f"tema.{tema.value}.nome"))) for tema in Tema),
    Option(OS_DOIS, Message(K("oficina.tema.os_dois"))),
)
TIPOS = tuple(Option(tipo, Message(K(f"oficina.tipo.{tipo}"))) for tipo in ("oficina", "visita"))
PUBLICOS = tuple(
    Option(publico, Message(K(f"oficina.publico.{publico}")))
    for publico in ("pontos_focais", "areas", "todos")
)
HORARIOS = tuple(
    Option(fuso, Message(K(f"lembretes.fuso.{fuso.partition('/')[2].lower()}"))) for fuso in FUSOS
)
_HORA = re.compile(r"(\d{1,2})\s*(?:h(?:oras?)?|:)?\s*(\d{2})?\s*(?:min|m)?", re.IGNORECASE)


def hora(raw: str) -> str:
    """Return an hour of the day as `14:30` from "14h30", "14:30" or "14"; raise `Invalid` otherwise."""
    lida = _HORA.fullmatch(raw.strip())
    horas, minutos = (int(parte or 0) for parte in lida.groups()) if lida else (24, 0)
    if horas > 23 or minutos > 59:
        raise Invalid(Message(K("oficina.problema.hora"), {"texto": shown(raw)}))
    return f"{horas:02}:{minutos:02}"


def shown_hora(value: str) -> str:
    """Return the hour that `hora` read as people write it: "14h30"."""
    horas, _, minutos = value.partition(":")
    return f"{int(horas)}h{'' if minutos == '00' else minutos}"


def pessoa_da_lista(raw: str) -> str:
    """Return `Nome <email>` from a line with both in any order; raise `Invalid` when one lacks."""
    pedacos = re.split(r"[\s;,<>()\t]+", raw.strip())
    enderecos = [p for p in pedacos if "@" in p]
    if len(enderecos) != 1:
        raise Invalid(Message(K("oficina.problema.pessoa"), {"texto": shown(raw)}))
    endereco = email(enderecos[0])
    nome = " ".join(p for p in pedacos if p and "@" not in p).strip(" -–:")
    if len(nome) < 2:
        raise Invalid(Message(K("oficina.problema.pessoa"), {"texto": shown(raw)}))
    return f"{nome} <{endereco}>"


def nome_e_email(value: str) -> tuple[str, str]:
    """Return the two that `pessoa_da_lista` put together."""
    nome, _, endereco = value.removesuffix(">").rpartition(" <")
    return nome, endereco


def _depois_do_comeco(value: Value, scope: Scope) -> None:
    if value <= (scope.get("comeca") or ""):
        raise Invalid(Message(K("oficina.problema.termina"), {"comeca": shown_hora(scope.get("comeca"))}))


def _antes_da_oficina(value: Value, scope: Scope) -> None:
    dia = scope.get("dia")
    if dia is not None and date.fromisoformat(value) > date.fromisoformat(dia):
        raise Invalid(Message(K("oficina.problema.encerra"), {"dia": date.fromisoformat(dia)}))


def _campo(name: str, **resto: Any) -> Field:
    return Field(name=name, **resto)


OFICINA = Form(
    name="oficina",
    parts=(
        Part(
            name="o_que_e",
            fields=(
                _campo("tipo", kind=Kind.ONE, options=TIPOS),
                _campo("tema", kind=Kind.ONE, options=TEMAS),
                _campo("titulo", read=text(at_least=5, at_most=100, one_line=True)),
                _campo("para_que", read=text(at_least=5, at_most=800)),
            ),
        ),
        Part(
            name="quando_e_onde",
            fields=(
                _campo("dia", read=day, show=shown_day),
                _campo("comeca", read=hora, show=shown_hora),
                _campo("termina", read=hora, show=shown_hora, check=_depois_do_comeco),
                _campo("onde", read=text(at_least=3, at_most=300)),
                _campo("fuso", kind=Kind.ONE, options=HORARIOS, optional=True, core=False),
            ),
        ),
        Part(
            name="quem",
            fields=(
                _campo("publico", kind=Kind.ONE, options=PUBLICOS),
                _campo("vagas", read=whole_number(at_least=1, at_most=5000)),
                _campo("orgaos", kind=Kind.MANY, options="orgaos", optional=True, core=False),
                _campo(
                    "encerra",
                    read=day,
                    show=shown_day,
                    check=_antes_da_oficina,
                    optional=True,
                    core=False,
                ),
            ),
        ),
    ),
)

PEDIDO = Form(
    name="pedido_de_oficina",
    parts=(
        Part(
            name="pedido",
            fields=(
                _campo("tema", kind=Kind.ONE, options=TEMAS),
                _campo("quem", read=text(at_least=3, at_most=300)),
                _campo("quantas", read=whole_number(at_least=1, at_most=5000)),
                _campo("areas", read=text(at_least=2, at_most=300), optional=True),
                _campo("datas", read=text(at_least=3, at_most=300)),
                _campo("lugar", read=text(at_least=2, at_most=300)),
            ),
        ),
    ),
)

INSCRICAO = Form(
    name="inscricao",
    parts=(
        Part(
            name="voce",
            fields=(
                _campo("nome", read=text(at_least=3, at_most=100, one_line=True)),
                _campo("email", read=email),
                _campo("orgao", read=text(at_least=2, at_most=120, one_line=True)),
                _campo("area", read=text(at_least=2, at_most=120, one_line=True)),
            ),
        ),
    ),
)

INSCREVER = Form(
    name="inscrever",
    parts=(
        Part(
            name="pessoas",
            fields=(_campo("pessoas", kind=Kind.ITEMS, read=pessoa_da_lista, at_most=50),),
        ),
    ),
)


def _palavras(nome: str) -> Form:
    campo = _campo("texto", read=text(at_least=3, at_most=500))
    return Form(name=nome, parts=(Part(name="texto", fields=(campo,)),))


CANCELAR = _palavras("cancelar_oficina")
RECUSAR = _palavras("recusar_pedido")
PROPOR = _palavras("propor_data")
CONTRAPROPOR = _palavras("contrapropor_data")
