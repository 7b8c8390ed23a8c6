"""How the answers about a service are read, checked and commented; limits of section 2 of the standard."""

import re
from collections.abc import Sequence

from bot.domain.enderecos import conselhos_do_endereco
from bot.domain.nomes import conselhos_do_nome, conselhos_do_titulo
from bot.domain.pendencias import preenchido
from bot.domain.tempo import Prazo, PrazoIlegivel, ler_prazo
from bot.domain.validade import ValidadeIlegivel, ler_validade
from bot.forms.form import Invalid, Scope, Value, as_typed
from bot.forms.readers import shown
from bot.messages import K, Message

_VALOR = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2})?")
_NUMERO = re.compile(r"[0-9]{1,9}")
_MOEDA = re.compile(r"^R\$\s*", re.IGNORECASE)


def valor_fixo(raw: str) -> str:
    """Return an amount such as `1.342,28`, without the currency; raise `Invalid` for anything else."""
    valor = _MOEDA.sub("", as_typed(raw))
    if not _VALOR.fullmatch(valor):
        raise Invalid(Message(K("servico.problema.valor")))
    return valor


def prazo_unico(raw: str) -> str:
    """Return the text as typed when it says one number (`30 dias úteis`); raise `Invalid` otherwise."""
    if _prazo(raw).minimo is not None:
        raise Invalid(Message(K("servico.problema.um_numero")))
    return as_typed(raw)


def prazo_entre(raw: str) -> str:
    """Return the text as typed when it says two numbers (`de 5 a 10 dias`); raise `Invalid` otherwise."""
    if _prazo(raw).minimo is None:
        raise Invalid(Message(K("servico.problema.dois_numeros")))
    return as_typed(raw)


def _prazo(raw: str) -> Prazo:
    try:
        return ler_prazo(as_typed(raw))
    except PrazoIlegivel:
        raise Invalid(Message(K("servico.problema.prazo"))) from None


def validade(raw: str) -> str:
    """Return the text as typed when it says days, months or years (`5 anos`); raise `Invalid` otherwise."""
    try:
        ler_validade(as_typed(raw))
    except ValidadeIlegivel:
        raise Invalid(Message(K("servico.problema.validade"))) from None
    return as_typed(raw)


def numero_no_portal(raw: str) -> str:
    """Return the number that the Portal gives a service; raise `Invalid` for anything else."""
    numero = as_typed(raw)
    if not _NUMERO.fullmatch(numero):
        raise Invalid(Message(K("servico.problema.numero_no_portal"), {"texto": shown(numero)}))
    return numero


def conselho_do_nome(value: Value, _: Scope) -> Sequence[Message]:
    """Return the advice on the name of the service."""
    return conselhos_do_nome(str(value))


def conselho_do_titulo(value: Value, _: Scope) -> Sequence[Message]:
    """Return the advice on the title of an etapa."""
    return conselhos_do_titulo(str(value))


def conselho_do_texto(value: Value, _: Scope) -> Sequence[Message]:
    """Return advice when the text only holds the place of an answer, such as `-` or a row of dots."""
    return () if preenchido(str(value)) else (Message(K("servico.conselho.vazio")),)


def conselho_do_solicitante(value: Value, scope: Scope) -> Sequence[Message]:
    """Return advice when one solicitante seems to be several, one a line."""
    if "\n" in str(value):
        return (Message(K("servico.conselho.um_solicitante")),)
    return conselho_do_texto(value, scope)


def conselho_do_endereco(value: Value, scope: Scope) -> Sequence[Message]:
    """Return the advice on the address, for the kind of channel it belongs to."""
    if not preenchido(str(value)):
        return conselho_do_texto(value, scope)
    return conselhos_do_endereco(str(scope.get("tipo")), str(value))
