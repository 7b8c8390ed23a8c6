"""Tells what is only told from what is asked: "Sou Nilo, da Ouvidoria" wants no answer."""

import re

from bot.respostas.palavras import fold

_CONTA = re.compile(
    r"((oi|ola|bom dia|boa tarde|boa noite)\W+)?(eu )?"
    r"(sou (?!obrigad)|me chamo|(o )?meu nome e|aqui e|aqui fala|moro|vou|vamos|estou|estamos|to|conforme"
    r"|ja (fiz|enviei|mandei|avisei|falei|vi|li)|segu(e|em)|obrigad[oa]s? (por|pel[oa]s?)|agradec\w+)\b"
)
_PERGUNTA = re.compile(
    r"\?|\b(quem|qual|quais|como|que|oq|oque|onde|aonde|quando|quant\w+|qts?|qtos|qtas|pq|porque|alg\w+"
    r"|poss[oa]\w*|podemos|pode|dev[oe]\w*|precis\w+|necessario|tenho|falt\w+|cade|se|e agora|sirvo)\b"
    r"|\b(saber|duvida\w*|ajud\w+|expli\w+|gostaria|quero|queria|procur\w+|primeir\w+"
    r"|(me|mi) (fal|da|diz|dig|pass|mand|mostr|cont)\w*)\b"
)
_PROBLEMA = re.compile(
    r"\b(nao|n|sem|nunca|ainda|problema\w*|erro\w*|nov[oa]|cheg\w+|comec\w+|substituindo|sai\w*"
    r"|perd\w+|esquec\w+|trav\w+|err[eo]\w*)\b"
)


def so_conta(texto: str) -> bool:
    """Tell whether `texto` only tells something: it opens so, and holds no question and no trouble."""
    simples = fold(texto).strip()
    if not _CONTA.match(simples):
        return False
    return not _PERGUNTA.search(simples) and not _PROBLEMA.search(simples)
