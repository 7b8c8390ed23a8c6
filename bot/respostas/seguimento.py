"""Follow-ups, which say little by themselves: "e no outro tema?", "explica melhor"."""

import re

from bot.respostas.palavras import fold

_MAIS = re.compile(
    r"(e |entao |pode |poderia |me |mim |quero |queria |tem |da |de |dar? |por )*"
    r"((explic\w+|detalh\w+|fal[ae]\w*|diz|cont[ae])( isso)?"
    r" (melhor|mais|direito|isso|de novo|outra vez)( isso)?"
    r"|(outro |outros |mais |algum |um |uns )*exemplos?"
    r"|nao entendi( (nada|isso|direito|muito bem|bem))?|mais( (sobre isso|disso|detalhes|informac\w+))?"
    r"|como assim|continu[ae]|saber mais|(o )?que mais)( (por favor|pfv|pf|ai|um pouco|sobre isso|disso))*"
)
_OUTRO_TEMA = re.compile(r"\boutro\b(?! exemplo)|\boutra\b")
_DO_TEMA = {
    "1": re.compile(r"\b(1|um|primeiro)\b|\bprestacao\b"),
    "2": re.compile(r"\b(2|dois|segundo)\b|\bampliacao\b"),
}
_LIGADA = re.compile(r"(e|mas|entao|ah|e ai|ta|ok|certo)\b\W*\b(?=\w)")


def pede_mais(pergunta: str) -> bool:
    """Tell whether nothing new is asked, only more of what was told: "explica melhor", "outro exemplo"."""
    return _MAIS.fullmatch(_simples(pergunta)) is not None


def e_ligada(pergunta: str) -> bool:
    """Tell whether a question begins as one that goes on: "e se eu perder?"."""
    return _LIGADA.match(_simples(pergunta)) is not None


def do_outro_tema(pergunta: str, chave: str) -> str | None:
    """Return the entry of the other theme that "e no outro tema?" means; None when it means none."""
    raiz, _, tema = chave.rpartition("-")
    if tema not in _DO_TEMA or len(pergunta.split()) > _CURTA:
        return None
    outro = "2" if tema == "1" else "1"
    simples = _simples(pergunta)
    pedido = _OUTRO_TEMA.search(simples) or _DO_TEMA[outro].search(simples)
    return f"{raiz}-{outro}" if pedido else None


_CURTA = 6  # words


def _simples(pergunta: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", fold(pergunta)).split())
