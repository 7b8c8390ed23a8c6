"""What a service costs, read from a table: an amount, an amount with what it is for, or words."""

import re

from bot.forms.form import Answers
from bot.forms.search import fold
from bot.forms.servico_opcoes import FIXO, NAO, SIM, VARIAVEL
from bot.forms.servico_sobras import DATA, LONGO, NAO_ENTENDI, NO_CALCULO, Lido, Sobra, partes
from bot.forms.servico_tempo_do_texto import E_DATA

CALCULO = 250  # letters
NOME = 150
_DE_GRACA = re.compile(
    r"(?:e |servico )?(?:gratuit[oa]|gratis|isent[oa]|de graca|zero|r?\s?0(?: 00)?(?: reais)?"
    r"|(?:sem|nao (?:ha|tem|possui|existe)|nenhum) ?(?:custos?|onus|taxas?|cobranca)?)"
)
_SIM, _NAO = frozenset({"sim", "s", "x", "ha"}), frozenset({"nao", "n"})
_EM_BRANCO = frozenset({"", "n a", "na", "nao se aplica"})
_PAGO = frozenset({"pago", "paga", "tem custo", "ha custo", "oneroso"})
_VALOR = re.compile(
    r"(?:r\$\s*)(?P<um>[\d.,]*\d)|(?P<dois>[\d.,]*\d)\s*reais|^(?P<tres>[\d.,]*\d)$", re.IGNORECASE
)
_BRASILEIRO = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2})?")
_AMERICANO = re.compile(r"\d+\.\d{1,2}")
_ENTRE_PARENTESES = re.compile(r"\([^)]*\)")
_EM_VOLTA = " \t:;–—-()."


def ler_custo(texto: str, rotulo: str) -> Lido:
    """Return what a cell under "custo" says: "não" is free of charge there."""
    return _ler(texto, de_graca=_NAO, pago=_SIM | _PAGO, nome=_nome_em(rotulo))


def ler_gratuito(texto: str, rotulo: str) -> Lido:
    """Return what a cell under "gratuito" says: "não" has a cost there."""
    return _ler(texto, de_graca=_SIM - _PAGO, pago=_NAO | _PAGO)


def _nome_em(rotulo: str) -> str:
    """Return what is paid, as the name of the column says it: "Taxa (R$)"; a question names nothing."""
    nome = " ".join(_ENTRE_PARENTESES.sub(" ", rotulo).split())
    return nome if len(nome) <= NOME and "?" not in nome else ""


def _ler(texto: str, *, de_graca: frozenset[str], pago: frozenset[str], nome: str = "") -> Lido:
    dobrado = fold(texto)
    if dobrado in _EM_BRANCO:
        return Lido()
    if dobrado in pago:
        return Lido({"gratuito": NAO})
    if dobrado in de_graca or _DE_GRACA.fullmatch(dobrado):
        return Lido({"gratuito": SIM})
    custos, sobras = list[Answers](), list[Sobra]()
    for parte in partes(texto):
        custo, sobra = _custo(parte, nome)
        custos += [custo] if custo else []
        sobras += [sobra] if sobra else []
    if not custos:
        return Lido(sobras=tuple(sobras))
    return Lido({"gratuito": NAO, "etapas": [{"custos": custos}]}, tuple(sobras))


def _custo(parte: str, do_rotulo: str) -> tuple[Answers | None, Sobra | None]:
    if E_DATA.fullmatch(parte):
        return None, (parte, DATA)
    achados = list(_VALOR.finditer(parte))
    valor = _valor(next(filter(None, achados[0].groups()))) if len(achados) == 1 else None
    if valor is not None:
        nome = (parte[: achados[0].start()] + parte[achados[0].end() :]).strip(_EM_VOLTA)
        if len(nome) <= NOME:
            return _com_nome(nome or do_rotulo) | {"forma": FIXO, "valor": valor}, None
    if not any(letra.isalpha() for letra in parte):
        return None, (parte, NAO_ENTENDI)
    if len(parte) > CALCULO:
        return None, (parte, LONGO)
    variavel = {"forma": VARIAVEL, "calculo": " ".join(parte.split())}
    return _com_nome(do_rotulo) | variavel, (parte, NO_CALCULO)


def _com_nome(nome: str) -> Answers:
    return {"nome": nome} if nome else {}


def _valor(escrito: str) -> str | None:
    """Return the amount as the form has it, `1.342,28`; a workbook says `50.5`."""
    if _AMERICANO.fullmatch(escrito):
        reais, centavos = escrito.split(".")
        return f"{reais},{centavos.ljust(2, '0')}"
    return escrito if _BRASILEIRO.fullmatch(escrito) else None
