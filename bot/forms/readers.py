"""Readers that several forms share: each turns what was typed into a plain value or raises `Invalid`."""

import re
from datetime import date
from urllib.parse import urlsplit

from bot.forms.form import Invalid, Reader, as_typed
from bot.forms.search import fold
from bot.messages import K, Message, Param

SHOWN = 40  # letters of what was typed that a problem repeats
_EMAIL = re.compile(r"[^\s@<>\"(),;:\\]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_MONEY = re.compile(r"(?:r\$)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?\s*(?:reais|real)?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_YES = frozenset({"sim", "s", "isso", "claro", "yes"})
_NO = frozenset({"nao", "n", "no"})


def text(*, at_least: int = 1, at_most: int | None = None, one_line: bool = False) -> Reader:
    """Return a reader of texts of so many letters (code points), kept as typed but for the two ends."""

    def read(raw: str) -> str:
        value = as_typed(raw)
        if one_line and len(value.splitlines()) > 1:
            raise _invalid(K("formulario.problema.uma_linha"))
        if len(value) < at_least:
            raise Invalid(Message(K("formulario.problema.curto"), {"minimo": at_least}, len(value)))
        if at_most is not None and len(value) > at_most:
            raise Invalid(too_long(value, at_most))
        return value

    return read


def too_long(value: str, at_most: int) -> Message:
    """Return the words for a text over its limit: by how much, and where the limit falls."""
    until = value[:at_most]
    end = " ".join(until[-SHOWN:].split())
    return Message(
        K("formulario.problema.longo"),
        {"maximo": at_most, "fim": f"…{end}" if len(until) > SHOWN else end},
        count=len(value) - at_most,
    )


def email(raw: str) -> str:
    """Return an e-mail address; raise `Invalid` unless it looks like `nome@orgao.gov.br`."""
    value = as_typed(raw)
    if not _EMAIL.fullmatch(value) or len(value) > 254:
        raise _invalid(K("formulario.problema.email"), texto=shown(value))
    return value


def web_address(raw: str) -> str:
    """Return a web address, `https://` put in front where it was left out; raise `Invalid` otherwise."""
    value = as_typed(raw)
    address = value if "://" in value else f"https://{value}"
    if not _is_web(address):
        raise _invalid(K("formulario.problema.endereco"), texto=shown(value))
    return address


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = (parts.hostname or "").strip(".")
    return parts.scheme in {"http", "https"} and "." in host and len(address.split()) == 1


def whole_number(*, at_least: int = 0, at_most: int | None = None) -> Reader:
    """Return a reader of whole numbers between two limits, both included; "1.500" is read as 1500."""

    def read(raw: str) -> int:
        value = as_typed(raw)
        digits = value.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+", value) else value
        if not re.fullmatch(r"-?[0-9]{1,12}", digits):
            raise _invalid(K("formulario.problema.numero"), texto=shown(value))
        number = int(digits)
        if number < at_least:
            raise _invalid(K("formulario.problema.numero_baixo"), minimo=at_least)
        if at_most is not None and number > at_most:
            raise _invalid(K("formulario.problema.numero_alto"), maximo=at_most)
        return number

    return read


def money(raw: str) -> str:
    """Return an amount of reais as a decimal text ("1342.28") from the Brazilian way of writing it."""
    value = as_typed(raw)
    amount = _MONEY.fullmatch(value)
    if amount is None or len(value) > SHOWN:
        raise _invalid(K("formulario.problema.valor"), texto=shown(value))
    whole, cents = amount.groups()
    return f"{int(whole.replace('.', ''))}.{(cents or '').ljust(2, '0')}"


def shown_money(value: str) -> str:
    """Return the amount that `money` read as people write it: "R$ 1.342,28"."""
    whole, cents = value.split(".")
    return f"R$ {int(whole):,}".replace(",", ".") + f",{cents}"


def day(raw: str) -> str:
    """Return a day as ISO text from "30/06/2027"; raise `Invalid` when there is no such day."""
    value = as_typed(raw)
    match = _DAY.fullmatch(value)
    try:
        if match is not None:
            dia, mes, ano = (int(number) for number in match.groups())
            return date(ano, mes, dia).isoformat()
    except ValueError:
        pass
    raise _invalid(K("formulario.problema.data"), texto=shown(value))


def shown_day(value: str) -> Message:
    """Return the day that `day` read as people write it."""
    return Message(K("formulario.data"), {"dia": date.fromisoformat(value)})


def yes_no(raw: str) -> bool:
    """Return True for "sim" and False for "não", however they are written."""
    word = fold(as_typed(raw))
    if word in _YES or word in _NO:
        return word in _YES
    raise _invalid(K("formulario.problema.sim_ou_nao"))


def shown(value: str) -> str:
    """Return the beginning of `value` in one line, for a sentence about it."""
    line = " ".join(value.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"


def _invalid(key: K, **params: Param) -> Invalid:
    return Invalid(Message(key, params))
