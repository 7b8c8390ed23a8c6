"""Judges an answer to one of our questions: right when it holds every fact and nothing forbidden."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.respostas.palavras import fold

NOSSAS = Path(__file__).with_name("perguntas.jsonl")
_CALADA = re.compile(r"\b(manual|padrao|fonte)[^.]{0,60}\bnao (informa|diz|define|traz)")


@dataclass(frozen=True, slots=True)
class Questao:
    """A question, whether it is ours to answer, what a right answer holds, and what it must not hold."""

    id: str
    pergunta: str
    no_assunto: bool
    fatos: Sequence[Sequence[str]]
    proibido: Sequence[str]
    aceito: Sequence[str]
    topico: str


def ler_questoes(path: Path = NOSSAS) -> list[Questao]:
    """Return the questions of a file, one JSON object a line."""
    lidas = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Questao(
            um["id"],
            um["question"],
            um["in_scope"],
            um["facts"],
            um["forbidden"],
            um.get("accept", ()),
            um["topic"],
        )
        for um in lidas
    ]


def guardada(questao: Questao) -> bool:
    """Tell whether a question is of the third that nothing is ever adjusted to."""
    return int(hashlib.sha256(questao.id.encode()).hexdigest(), 16) % 3 == 0


def julgar(questao: Questao, resposta: str | None) -> str:
    """Return right, partial, wrong or fallback; out of scope, rejected or answered. None is "não sei"."""
    texto = " ".join(fold(resposta or "").split())
    proibido = any(_acha(p, texto) for p in questao.proibido)
    if not questao.no_assunto:
        recusada = resposta is None or _CALADA.search(texto) or any(_acha(p, texto) for p in questao.aceito)
        return "rejected" if recusada and not proibido else "answered"
    if resposta is None:
        return "fallback"
    achados = sum(any(_acha(p, texto) for p in grupo) for grupo in questao.fatos)
    if proibido or not achados:
        return "wrong"
    return "right" if achados == len(questao.fatos) else "partial"


def _acha(regra: str, texto: str) -> bool:
    return re.search(_sem_acento(regra), texto, re.IGNORECASE) is not None


def _sem_acento(regra: str) -> str:
    """Fold the letters of a pattern, and leave `\\A`, `\\W` and the like as they are."""
    return "".join(letra if letra.isascii() else fold(letra) for letra in regra)
