"""Numbers in a question, in digits or in words, each with what it counts."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.respostas.palavras import fold


class Conta(StrEnum):
    """What a number counts."""

    SERVICOS = "servicos"
    NO_PORTAL = "no_portal"
    DIGITAIS = "digitais"
    MESES = "meses"
    SEMANAS = "semanas"


@dataclass(frozen=True, slots=True)
class Numero:
    """`valor` services (or months), what they are, and whether it was said as a part of the next number."""

    valor: int
    conta: Conta
    parte: bool = False


_UNIDADES = [
    "zero",
    "um",
    "dois",
    "tres",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "quatorze",
    "quinze",
    "dezesseis",
    "dezessete",
    "dezoito",
    "dezenove",
]
_DEZENAS = ["vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"]
_CENTENAS = [
    "cem",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos",
]
_POR_EXTENSO = (
    {palavra: n for n, palavra in enumerate(_UNIDADES) if n > 2}
    | {"quatorze": 14, "catorze": 14, "cento": 100, "mil": 1000}
    | {palavra: 20 + 10 * n for n, palavra in enumerate(_DEZENAS)}
    | {palavra: 100 + 100 * n for n, palavra in enumerate(_CENTENAS)}
)
_TOKEN = re.compile(r"\d+(?:\.\d{3})+|\d+(?:,\d+)?\s?%|\d+|[a-z]+|[,.;:?!/]")
_ROTULO = re.compile(r"focal|focais|tema|perfil|item|artigo|lei|decreto|pf|meta|windows|passo")
_DIGITAL = re.compile(r"digita|online|internet|eletronic|virtua")
_NO_PORTAL = re.compile(r"cadastr|registr|publicad|portal|constam|lancad|incluid")
_FIM = re.compile(r"quant\w*|qual|ja|falta\w*|precis\w*|dev\w*|tem|tenho|temos|bat\w*|e|so|[,.;:?!/]")
_CORTA = frozenset((*",.;:?!", "de", "dos", "das", "em", "entre", "desses", "dentre", "total"))
_ALCANCE = 6  # words after a number that may say what it counts


def numeros(texto: str) -> tuple[Numero, ...]:
    """Return the counts in `texto`, in order, without percentages, years and names ("ponto focal 2")."""
    tokens = _por_extenso(_TOKEN.findall(fold(texto)))
    lugares = [n for n, token in enumerate(tokens) if _conta(tokens, n, token)]
    return tuple(_numero(tokens, lugar, lugares) for lugar in lugares)


def _conta(tokens: list[str], lugar: int, token: str) -> bool:
    valor = token.replace(".", "")
    if not valor.isdigit() or len(valor) > 6 or (lugar and _ROTULO.fullmatch(tokens[lugar - 1])):
        return False
    seguinte = tokens[lugar + 1] if lugar + 1 < len(tokens) else ""
    return not (1980 <= int(valor) <= 2100 and not seguinte.startswith("servi")) and seguinte != "por"


def _numero(tokens: list[str], lugar: int, lugares: list[int]) -> Numero:
    valor = int(tokens[lugar].replace(".", ""))
    depois = tokens[lugar + 1 : lugar + 1 + _ALCANCE]
    parte = (
        bool(depois)
        and depois[0] in ("de", "dos", "das", "em", "/")
        and lugar + 2 in (*lugares, *(outro - 1 for outro in lugares))
    )
    if depois and re.match(r"mes", depois[0]):
        return Numero(valor, Conta.MESES)
    if depois and depois[0].startswith("semana"):
        return Numero(valor, Conta.SEMANAS)
    return Numero(valor, _o_que(tokens, lugar, depois), parte)


def _o_que(tokens: list[str], lugar: int, depois: list[str]) -> Conta:
    for token in depois:
        if _FIM.fullmatch(token) or token.replace(".", "").isdigit():
            break
        if _DIGITAL.match(token) or _NO_PORTAL.match(token):
            return Conta.DIGITAIS if _DIGITAL.match(token) else Conta.NO_PORTAL
    return _pelo_que_vem_antes(tokens[max(0, lugar - 3) : lugar])


def _pelo_que_vem_antes(antes: list[str]) -> Conta:
    for token in reversed(antes):
        if token.isdigit() or token in _CORTA:
            break
        if _DIGITAL.match(token):
            return Conta.DIGITAIS
        if re.match(r"cadastr|registr|publicad|portal", token):
            return Conta.NO_PORTAL
    return Conta.SERVICOS


def _por_extenso(tokens: list[str]) -> list[str]:
    escritos: list[str] = []
    aberto = False
    for n, token in enumerate(tokens):
        valor = _POR_EXTENSO.get(token) or (_PEQUENOS.get(token) if aberto and tokens[n - 1] == "e" else None)
        if valor is None:
            if not (
                aberto and token == "e" and n + 1 < len(tokens) and tokens[n + 1] in _POR_EXTENSO | _PEQUENOS
            ):
                aberto = False
                escritos.append(token)
            continue
        if aberto:
            atual = int(escritos[-1])
            escritos[-1] = str(atual * valor if valor == 1000 else atual + valor)
        else:
            escritos.append(str(valor))
        aberto = True
    return escritos


_PEQUENOS = {"um": 1, "dois": 2}
