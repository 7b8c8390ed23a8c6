"""What is never kept, even when somebody pastes it: a CPF or a password. Source: design, conversation 1."""

import re

from bot.forms.readers import shown
from bot.messages import K, Message

_CPF = re.compile(r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b")
_ONZE = re.compile(r"(?<![\w./@-])\d{11}(?![\w/@-]|\.\d)")
_OUTRO_NUMERO = re.compile(  # what people write before eleven digits that are no CPF
    r"(?:tel|telefone|fone|celular|whatsapp|zap|ligue|disque|central|processo|protocolo|nup|sei|pis|pasep"
    r"|nit|nis|c[óo]digo|conta|boleto)\W*(?:n[ºo°]?\W*|n[úu]mero\W*)?$",
    re.IGNORECASE,
)
_SENHA = re.compile(r"\bsenha\s*[:=]\s*\S+", re.IGNORECASE)
_SENHA_DITA = re.compile(r"\bsenha\b[^.!?;:\n]{0,30}?\s(?:é|eh|e)\s+(\S+)", re.IGNORECASE)
_PARECE_SENHA = re.compile(r"(?=.*[\d@#$%&*!_+])\S{4,}")
_MINHA = re.compile(r"\bminha senha\b", re.IGNORECASE)
_SOBRA = re.compile(
    r"(?:\W|\b(?:o|a|e|é|eh|meu|minha|nosso|nossa|cpf|senha|do|da|n[ºo°]|n[úu]mero|portal)\b)*", re.IGNORECASE
)


def problema(text: str) -> Message | None:
    """Return what to say about a text that holds a CPF or a password; None for any other."""
    return separar(text)[1]


def separar(text: str) -> tuple[str, Message | None]:
    """Return what of a text may be kept, and what to say of what may not: None when it all may.

    A CPF or a password written as such drops the whole message. What may be something else is only taken out.
    """
    if any(_cpf_valido(found) for found in _CPF.findall(text)):
        return "", Message(K("sigilo.cpf"))
    if _SENHA.search(text):
        return "", Message(K("sigilo.senha"))
    for nome, achados in (("cpf", _onze_digitos(text)), ("senha", _senha_dita(text))):
        if achados:
            return _sem(text, achados, nome)
    return text, None


def _sem(text: str, achados: list[re.Match[str]], nome: str) -> tuple[str, Message]:
    grupo = achados[0].re.groups
    for achado in reversed(achados):
        text = text[: achado.start(grupo)].rstrip(" ") + text[achado.end(grupo) :]
    if _SOBRA.fullmatch(text):
        return "", Message(K(f"sigilo.{nome}"))
    return text.strip(), Message(K(f"sigilo.{nome}_tirado"), {"resto": shown(text)})


def _onze_digitos(text: str) -> list[re.Match[str]]:
    return [
        achado
        for achado in _ONZE.finditer(text)
        if _cpf_valido(achado[0])
        and not achado[0].startswith("0800")
        and not _OUTRO_NUMERO.search(text[: achado.start()])
    ]


def _senha_dita(text: str) -> list[re.Match[str]]:
    return [achado for achado in _SENHA_DITA.finditer(text) if _e_senha(achado, text)]


def _e_senha(achado: re.Match[str], text: str) -> bool:
    dita = achado[1].strip(".,;!?\"'“”")
    acaba_ali = not text[achado.end() :].strip(" .!\n")
    return bool(_PARECE_SENHA.fullmatch(dita)) or (acaba_ali and _MINHA.search(text) is not None)


def _cpf_valido(text: str) -> bool:
    digits = [int(c) for c in text if c.isdecimal()]
    if len(digits) != 11 or len(set(digits)) == 1:
        return False
    return all(_digito(digits[:n]) == digits[n] for n in (9, 10))


def _digito(digits: list[int]) -> int:
    weights = range(len(digits) + 1, 1, -1)
    return sum(d * w for d, w in zip(digits, weights, strict=True)) * 10 % 11 % 10
