"""Names as people paste them: cleaned of marks, made better, and told from what is no service."""

import re
from collections.abc import Mapping
from functools import cache

from bot.domain.dados import linhas
from bot.domain.slug import slug
from bot.domain.verbos import com_verbo, infinitivo, primeira_palavra

_MARCA = re.compile(
    r"""\s*(?:
        [-–—*•▪◦●○■·►➢✓✔]+
        | \(?\d{1,3}(?:\.\d{1,3}){0,3}\s*(?:[.)](?!\d)|[-–—](?=\s))
        | \(?[a-zA-Z]\)
    )\s*""",
    re.VERBOSE,
)
_FIM = " \t;,."
_SERVICO_DE = re.compile(r"\Aservi[çc]os?\s+(?:d[eoa]s?|para)\s+(?=\w)", re.IGNORECASE)
_ENDERECO = re.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+|[\d\s()+.-]{8,}", re.IGNORECASE)
_GRITADO = 6  # letters of a name in capitals up to which it may be an acronym
_VOGAIS = frozenset("AEIOUÁÂÃÀÉÊÍÓÔÕÚ")


def limpo(linha: str) -> str:
    """Return the name on a line of a list: no bullets, no numbers before it, no stops after it."""
    nome = " ".join(linha.split())
    while not endereco(nome) and (marca := _MARCA.match(nome)) is not None and nome[marca.end() :]:
        nome = nome[marca.end() :]
    return nome if nome.endswith("..") else nome.rstrip(_FIM)


def endereco(nome: str) -> bool:
    """Tell whether the whole text is an e-mail, a page or a telephone number."""
    return _ENDERECO.fullmatch(nome) is not None


def melhor(nome: str) -> str:
    """Return the name with a verb first, without capitals for emphasis and without "Serviço de" before it.

    What is not known to be better stays as it is.
    """
    nome = _sem_gritar(_SERVICO_DE.sub("", nome))
    if not infinitivo(primeira_palavra(nome)):
        nome = com_verbo(nome) or nome
    return nome[:1].upper() + nome[1:]


def a_melhorar(nome: str) -> bool:
    """Tell whether a service could have a better name: one is known, or it begins with no verb."""
    if o_que_parece(nome) is not None:
        return False
    return melhor(nome) != nome or not infinitivo(primeira_palavra(nome))


def o_que_parece(nome: str) -> str | None:
    """Return what the name seems to be instead of a service (`area`, `canal`…); None when it may be one."""
    palavra = primeira_palavra(nome)
    if endereco(nome):
        return "canal"
    if infinitivo(palavra) or com_verbo(nome) is not None:
        return None
    inteiro = slug(nome).replace("-", " ")
    return _nao_servicos().get(inteiro) or _nao_servicos().get(f"{slug(palavra)} …")


def _sem_gritar(nome: str) -> str:
    if not nome.isupper() or len(nome) <= _GRITADO:
        return nome
    palavras = [palavra if _sigla(palavra) else palavra.lower() for palavra in nome.split()]
    return " ".join([palavras[0].capitalize() if not _sigla(palavras[0]) else palavras[0], *palavras[1:]])


def _sigla(palavra: str) -> bool:
    letras = "".join(letra for letra in palavra if letra.isalpha())
    return letras in _siglas() or (len(letras) > 1 and not _VOGAIS.intersection(letras))


@cache
def _siglas() -> frozenset[str]:
    return frozenset(linha["sigla"] for linha in linhas("siglas"))


@cache
def _nao_servicos() -> Mapping[str, str]:
    """What each name is; with ` …`, whatever begins with that word."""
    return {linha["nome"]: linha["o_que_e"] for linha in linhas("nao_servicos")}
