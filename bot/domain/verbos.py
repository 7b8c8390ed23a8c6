"""Whether a text starts with what a person does: a verb in the infinitive (section 5.1)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.domain.dados import linhas
from bot.domain.slug import sem_acentos

_PALAVRA = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CONDICAO = re.compile(r"\A\s*(?:Se|Caso|Quando|Após)\b[^,]*,\s*", re.IGNORECASE)
_PRONOME = re.compile(r"-(?:se|me|nos|lhe|lhes)$")
_POR = re.compile(r"(?:|com|contra|de|dis|ex|im|inter|justa|o|pressu|pro|re|recom|sobre|su|trans)p[oô]r")
_ARTIGOS = {
    "de": {"de": "", "do": "o", "da": "a", "dos": "os", "das": "as"},
    "em": {"em": "", "no": "o", "na": "a", "nos": "os", "nas": "as"},
    "a": {"a": "", "ao": "o", "à": "a", "aos": "os", "às": "as"},
    "por": {"por": "", "pelo": "o", "pela": "a", "pelos": "os", "pelas": "as"},
}
_LIGACOES = {"", "com", "o", "os", "as", "para"}.union(*_ARTIGOS.values())


@dataclass(frozen=True, slots=True)
class _Acao:
    """The verb for a noun, and what becomes of the words between the noun and its object.

    `objeto`: `antes` puts the verb before the noun; `direto` turns "do" into "o"; `qualquer` does so with any
    preposition; `de`, `a` and `por` are the preposition that the verb asks for.
    """

    verbo: str
    objeto: str


def primeira_palavra(texto: str) -> str:
    """Return the first word, past a condition such as `Se dispensado,`; empty when there is no word."""
    achada = _PALAVRA.search(_CONDICAO.sub("", texto, count=1))
    return achada[0] if achada else ""


def infinitivo(palavra: str) -> bool:
    """Tell whether `palavra` can be an infinitive, pronominal ones included (`Alistar-se`, `Pôr`)."""
    verbo = _PRONOME.sub("", palavra.lower()).rpartition("-")[2]
    if verbo in _nao_verbos() or verbo == "por":
        return False
    return bool(_POR.fullmatch(verbo)) or (len(verbo) > 1 and sem_acentos(verbo)[-2:] in ("ar", "er", "ir"))


def com_verbo(nome: str) -> str | None:
    """Return `nome` with a verb first (`Emissão de passaporte` → `Emitir passaporte`); None when unknown."""
    palavra, _, resto = nome.strip().partition(" ")
    acao = _acoes().get(palavra.lower())
    if acao is None:
        return None
    complemento = f"{palavra.lower()} {resto}" if acao.objeto == "antes" else _complemento(acao.objeto, resto)
    return None if complemento is None else f"{acao.verbo} {complemento}".strip()


def _complemento(objeto: str, resto: str) -> str | None:
    preposicao, _, nome = resto.partition(" ")
    if preposicao.lower() not in _LIGACOES:
        return None  # "Emissão eletrônica de guia": the adjective would be left without its noun
    for familia, artigos in _ARTIGOS.items():
        if preposicao.lower() in artigos and (familia == "de" or objeto != "direto"):
            artigo = artigos[preposicao.lower()]
            return f"{_ligado(objeto, artigo)} {nome}".strip()
    return resto


def _ligado(objeto: str, artigo: str) -> str:
    contracoes = {artigo: preposicao for preposicao, artigo in _ARTIGOS.get(objeto, {}).items()}
    return contracoes.get(artigo, artigo)


@cache
def _acoes() -> Mapping[str, _Acao]:
    return {linha["substantivo"]: _Acao(linha["verbo"], linha["objeto"]) for linha in linhas("verbos")}


@cache
def _nao_verbos() -> frozenset[str]:
    return frozenset(linha["palavra"] for linha in linhas("nao_verbos"))
