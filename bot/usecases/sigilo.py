"""What is never kept, even when somebody pastes it: a CPF or a password. Source: design, conversation 1."""

import re

from bot.messages import K, Message

_CPF = re.compile(r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b")
_SO_CPF = re.compile(r"\s*\d{11}\s*")
_SENHA = re.compile(r"\bsenha\s*[:=]\s*\S+", re.IGNORECASE)


def problema(text: str) -> Message | None:
    """Return what to say about a text that holds a CPF or a password; None for any other text."""
    if any(_cpf_valido(found) for found in _CPF.findall(text)) or (
        _SO_CPF.fullmatch(text) and _cpf_valido(text)
    ):
        return Message(K("sigilo.cpf"))
    if _SENHA.search(text):
        return Message(K("sigilo.senha"))
    return None


def _cpf_valido(text: str) -> bool:
    digits = [int(c) for c in text if c.isdecimal()]
    if len(digits) != 11 or len(set(digits)) == 1:
        return False
    return all(_digito(digits[:n]) == digits[n] for n in (9, 10))


def _digito(digits: list[int]) -> int:
    weights = range(len(digits) + 1, 1, -1)
    return sum(d * w for d, w in zip(digits, weights, strict=True)) * 10 % 11 % 10
