"""How the answers about a service are read, checked and commented; limits of section 2 of the standard."""

import re
from collections.abc import Sequence

from bot.domain.regras import conselhos
from bot.domain.tempo import Prazo, PrazoIlegivel, ler_prazo
from bot.domain.validade import ValidadeIlegivel, ler_validade
from bot.forms.form import Advice, Invalid, Scope, Value, as_typed
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


def conselho(campo: str) -> Advice:
    """Return the advice of the rules of the standard on answers to `campo` (`etapas/titulo`)."""

    def dizer(value: Value, scope: Scope) -> Sequence[Message]:
        return conselhos(campo, str(value), str(scope.get("tipo") or ""))

    return dizer
