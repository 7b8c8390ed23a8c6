"""Questions from the terminal, with neither database nor network: `pontofocal perguntar`."""

import json
from collections.abc import Iterable, Iterator

from bot.delivery.content import Content
from bot.delivery.knowledge import respondedor
from bot.respostas.dizer import dizer, fontes
from bot.respostas.responder import Desfecho

_RESPONDIDA = (Desfecho.RESPONDIDA, Desfecho.CONVERSA)


def perguntar(perguntas: Iterable[str], *, em_json: bool) -> Iterator[str]:
    """Yield one answer for each question: a line of JSON, or the text with its source."""
    content = Content.load()
    for pergunta in perguntas:
        dados = _responder(content, pergunta)
        yield json.dumps(dados, ensure_ascii=False) if em_json else _em_texto(content, dados)


def _responder(content: Content, pergunta: str) -> dict[str, object]:
    resposta = respondedor().responder(pergunta)
    return {
        "pergunta": pergunta,
        "resposta": "\n\n".join(content.texts.label(message) for message in dizer(resposta)),
        "fontes": list(fontes(resposta)),
        "confianca": round(resposta.confianca, 3),
        "respondida": resposta.desfecho in _RESPONDIDA,
    }


def _em_texto(content: Content, dados: dict[str, object]) -> str:
    return " ".join(str(dados["resposta"]).split())
