"""Tells whether a text looks like a question: by its end, or only by how it begins."""

import re
from enum import Enum

from bot.respostas.palavras import fold


class Parece(Enum):
    """How much a text looks like a question."""

    NAO = "nao"
    PELO_COMECO = "pelo_comeco"  # many an honest answer begins so: "Como pedir a licença"
    PELO_FIM = "pelo_fim"


_COMECO = re.compile(
    r"((e|mas|entao|oi|ola|bom dia|boa tarde|boa noite|pfv|por favor)\W+)*"
    r"(quem|qual|quais|como|o que|oque|oq|onde|aonde|quando|quant[oa]s?|qts?|qtos|qtas|por ?que|pq"
    r"|posso|podemos|pode|preciso|precisa|precisamos|tenho (que|q|de)|temos (que|q|de)|devo|devemos|deve"
    r"|da (pra|para)|tem como|existe|sera que|e (preciso|obrigatorio|necessario)"
    r"|(uma )?duvida|(me )?explica|nao (sei|entendi))\b"
)


def parece_pergunta(texto: str) -> Parece:
    """Return how much `texto` looks like a question."""
    simples = fold(texto).strip()
    if not any(letra.isalpha() for letra in simples):
        return Parece.NAO
    if simples.rstrip(" .!\"')”").endswith("?"):
        return Parece.PELO_FIM
    return Parece.PELO_COMECO if _COMECO.match(simples) else Parece.NAO
