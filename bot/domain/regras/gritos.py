"""Rule on capitals used for emphasis (section 5.2)."""

import re
from functools import lru_cache

from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import citar
from bot.domain.regras.regra import GUIA_TEXTO, RegraDeTexto
from bot.domain.regras.texto import LIDOS, Texto
from bot.messages import K, Message

PALAVRA_GRITADA = 5  # letters: a run of capitals without a word of this size is a row of acronyms

_SEGUIDAS = re.compile(
    r"[A-ZÀ-Ý](?<![\w/.-].)[A-ZÀ-Ý]+(?:(?: +|-)(?:[A-ZÀ-Ý]{2,}|[AEO]))*(?: +|-)[A-ZÀ-Ý]{2,}(?![\w/])"
    r"|\b(?<![/.-])(?:NÃO|ATENÇÃO|IMPORTANTE|OBSERVAÇÃO|OBS|SOMENTE|APENAS|TODOS|TODAS|SEMPRE|NUNCA)(?!\w)"
)


@lru_cache(maxsize=LIDOS)
def gritos(texto: Texto) -> tuple[tuple[int, int], ...]:
    """Return where the words in capitals that are no acronyms begin and end."""
    achadas = _SEGUIDAS.finditer(texto.prosa) if texto.grita else ()
    return tuple(seguidas.span() for seguidas in achadas if _grita(seguidas[0]))


def _grita(seguidas: str) -> bool:
    palavras = re.split(r"[ -]+", seguidas)
    return len(palavras) == 1 or max(map(len, palavras)) >= PALAVRA_GRITADA


def _caixa_alta(texto: Texto) -> Message | None:
    inicio, fim = next(iter(gritos(texto)), (0, 0))
    if not fim:
        return None
    trecho = citar(texto.texto[inicio:fim])
    return Message(K("regras.texto.caixa_alta"), {"trecho": trecho, "troca": trecho.lower()})


REGRAS = (
    RegraDeTexto(
        "texto.caixa_alta",
        Severidade.MELHORAR,
        GUIA_TEXTO,
        _caixa_alta,
        frozenset({Tipo.ITEM, Tipo.PROSA, Tipo.ENDERECO}),
    ),
)
