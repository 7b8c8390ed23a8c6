"""Rules on how a text opens: what the person gets first, conditions after (sections 2.1, 5.1 and 5.2)."""

import re

from bot.domain.regras.achado import Severidade
from bot.domain.regras.citacao import citar
from bot.domain.regras.regra import GUIA_TEXTO, RegraDeTexto
from bot.domain.regras.texto import Texto
from bot.domain.verbos import com_verbo, primeira_palavra
from bot.messages import K, Message

_CONDICAO = re.compile(
    r"\W*(?:caso|se|quando|desde que|exceto|salvo|a menos que|na hipótese de)\s[^.;:!?\n]{3,200}?,\s+(?=\w)",
    re.IGNORECASE,
)
_SEM_RESULTADO = re.compile(
    r"\W*(?:trata-se de|consiste (?:em|n[oa]s?)|refere-se a[os]?|(?:este|o presente|esse) serviço\b"
    r"|o serviço (?:consiste|trata|refere-se|destina-se|visa|tem (?:como|por) (?:objetivo|finalidade))"
    r"|(?:instituíd|criad|regid|regulamentad)[oa]s? (?:pel[oa]|por)"
    r"|(?:conforme|de acordo com|nos termos d[ao]|com base n[ao]) (?:[oa] )?(?:art|lei|decreto|portaria"
    r"|instrução normativa|resolução|medida provisória)\w*)",
    re.IGNORECASE,
)
_VERBO_VAZIO = re.compile(
    r"(?:realizar|efetuar|fazer|efetivar|proceder) (?:[oa]s? |à |ao )?(?=\w)", re.IGNORECASE
)


def _condicao(texto: Texto) -> Message | None:
    condicao = _CONDICAO.match(texto.prosa)
    return condicao and Message(K("regras.texto.condicao_antes"), {"trecho": citar(condicao[0].strip(), 45)})


def _sem_resultado(texto: Texto) -> Message | None:
    if not _SEM_RESULTADO.match(texto.prosa):
        return None
    return Message(K("regras.descricao.resultado"), {"trecho": citar(texto.texto, 45)})


def _verbo_vazio(texto: Texto) -> Message | None:
    vazio = _VERBO_VAZIO.match(texto.texto)
    sugestao = com_verbo(texto.texto[vazio.end() :]) if vazio else None
    if sugestao is None or " " not in sugestao:  # “Realizar pagamento”: to “Pagar” the thing is missing
        return None
    partes = {"verbo": primeira_palavra(texto.texto), "sugestao": sugestao}
    return Message(K("regras.titulo.verbo_vazio"), partes)


REGRAS = (
    RegraDeTexto(
        "titulo.verbo_vazio",
        Severidade.DICA,
        "5.1 DOCS",
        _verbo_vazio,
        campos=frozenset({"nome", "etapas/titulo"}),
    ),
    RegraDeTexto(
        "descricao.resultado", Severidade.DICA, "2.1 GUIA", _sem_resultado, campos=frozenset({"descricao"})
    ),
    RegraDeTexto(
        "texto.condicao_antes", Severidade.DICA, GUIA_TEXTO, _condicao, campos=frozenset({"descricao"})
    ),
)
