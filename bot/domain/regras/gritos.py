"""Rule on capitals used for emphasis (section 5.2)."""

import re
from collections.abc import Iterator

from bot.domain.regras.achado import Severidade
from bot.domain.regras.campos import Tipo
from bot.domain.regras.citacao import citar
from bot.domain.regras.regra import GUIA_TEXTO, RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.messages import K, Message

PALAVRA_GRITADA = 5  # letters: a run of capitals without a word of this size is a row of acronyms

_SEGUIDAS = re.compile(
    r"[A-ZÀ-Ý](?<![\w/.-].)[A-ZÀ-Ý]+(?:(?: +|-)(?:[A-ZÀ-Ý]{2,}|[AEO]))*(?: +|-)[A-ZÀ-Ý]{2,}(?![\w/])"
    r"|\b(?<![/.-])(?:NÃO|ATENÇÃO|IMPORTANTE|OBSERVAÇÃO|OBS|SOMENTE|APENAS|TODOS|TODAS|SEMPRE|NUNCA)(?!\w)"
)


def gritos(texto: Texto) -> Iterator[tuple[int, int]]:
    """Yield where the words in capitals that are no acronyms begin and end."""
    for seguidas in _SEGUIDAS.finditer(texto.prosa) if texto.grita else ():
        palavras = re.split(r"[ -]+", seguidas[0])
        if len(palavras) == 1 or max(map(len, palavras)) >= PALAVRA_GRITADA:
            yield seguidas.span()


def _caixa_alta(texto: Texto) -> Message | None:
    inicio, fim = next(gritos(texto), (0, 0))
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
