"""Rules on the name against the organ's other services: unique, and not nearly equal (section 5.1)."""

from collections.abc import Collection

from rapidfuzz import fuzz, process

from bot.domain.regras.achado import Severidade
from bot.domain.regras.regra import RegraDeNome
from bot.domain.slug import slug
from bot.messages import K, Message

PARECIDO = 90  # of 100: about one letter in ten differs


def igual_a(nome: str, outros: Collection[str]) -> str | None:
    """Return the one of `outros` that has the same address as `nome`; None when none has."""
    proprio = slug(nome)
    return next((outro for outro in outros if proprio and slug(outro) == proprio), None)


def parecido_com(nome: str, outros: Collection[str]) -> str | None:
    """Return the one of `outros` that is nearly `nome`; None when none is, or one is the same."""
    proprio = slug(nome)
    simples = {slug(outro): outro for outro in outros}
    if not proprio or proprio in simples:
        return None
    mais = process.extractOne(proprio, simples.keys(), scorer=fuzz.ratio, score_cutoff=PARECIDO)
    return None if mais is None else simples[mais[0]]


def _repetido(nome: str, outros: Collection[str]) -> Message | None:
    outro = igual_a(nome, outros)
    return None if outro is None else Message(K("regras.nome.repetido"), {"outro": outro})


def _parecido(nome: str, outros: Collection[str]) -> Message | None:
    outro = parecido_com(nome, outros)
    return None if outro is None else Message(K("regras.nome.parecido"), {"outro": outro})


REGRAS = (
    RegraDeNome("nome.repetido", Severidade.IMPEDE, "2.1 SRC", _repetido),
    RegraDeNome("nome.parecido", Severidade.DICA, "5.1 DOCS", _parecido),
)
