"""Tells when the numbers of the asker's own organ are asked for: "quanto falta pro meu órgão?"."""

import re

from bot.respostas.numeros import numeros
from bot.respostas.palavras import fold

_NOSSO = re.compile(
    r"\b(meus?|minhas?|nossos?|nossas?) (\w+ )?(orgaos?|ministerio|autarquia|agencia|instituto|fundacao"
    r"|entidade|secretaria|universidade|servicos?|metas?|numeros?)\b"
    r"|\b(a|pra|com a|da) gente\b|\b(pra|para) nos\b|\bestamos\b|\btemos (?!que|q\b|de )|\bbatemos\b"
)
_QUANTO = re.compile(r"\b(quant[oa]s?|qt\w*|quantidade|numeros?)\b")
_DE_QUE = re.compile(r"\b(falt\w*|digita\w*|online|servicos?|portal|cadastr\w+|publicad\w+|metas?)\b")
_ANDAMENTO = re.compile(
    r"\b(no|dentro do) (ritmo|prazo)\b|\bem dia\b"
    r"|\b(bat|ating|cumpri|alcanc)\w* (as? )?(nossas? |minhas? )?metas?\b"
    r"|\b(perto|longe) das? metas?\b|\bcomo \w+ nas? metas?\b"
)
_RITMO = re.compile(r"\britmo\b|\bprazo\b|\bem dia\b|\bpor (semana|mes)\b")
_OUTRA_COISA = re.compile(
    r"\b(quem|onde|aonde|posso|podemos|devo|por ?que|pq|o que|oq|oque|e se|se nao|acontece|vejo|ver|consulto"
    r"|pessoas?|pontos? foca\w+|substitut\w+|titular\w*|etapas?|canal|canais|tempo|(?<!em )dias?|meses|anos?"
    r"|cust\w+|letras?|palavras?|oficinas?|senhas?|orcamento|servidor\w*|precisamos|outr[oa]s?)\b"
)


def pede_numeros(texto: str) -> bool:
    """Tell whether `texto` asks how the asker's organ stands; with numbers of its own it is a sum instead."""
    simples = " ".join(re.sub(r"[^\w%]+", " ", fold(texto)).split())
    if not _NOSSO.search(simples) or _OUTRA_COISA.search(simples) or numeros(texto):
        return False
    quantos = _QUANTO.search(simples) and _DE_QUE.search(simples)
    return bool(quantos or _ANDAMENTO.search(simples))


def pede_ritmo(texto: str) -> bool:
    """Tell whether the pace or the deadline is asked about."""
    return _RITMO.search(fold(texto)) is not None
