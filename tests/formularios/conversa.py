"""How the tests begin: a person in front of the demonstration form, at a question or at its summary."""

from bot.forms.form import Answers
from tests.formularios.demo import DEMO, ORGAOS
from tests.formularios.runner import Player

FONTES = {"orgaos": ORGAOS}
ATE_ETAPAS = ("Emitir passaporte", "/pular", "demo.sim", "Museu do Mar")
UMA_ETAPA = ("Pedir", "presencial", "seguir", "seguir")
ATE_SEGMENTOS = (*ATE_ETAPAS, *UMA_ETAPA, "1", "5")
ATE_PALAVRAS = (*ATE_SEGMENTOS, "presencial", "pronto", "água", "pronto")
ATE_RESUMO = (*ATE_PALAVRAS, "um\ndois\ntrês", "pronto", "seguir")


def pessoa(*said: str) -> Player:
    """Return a person who has said these things since the first question."""
    return Player(DEMO, FONTES).say(
        *(text.replace("demo.sim", "sim").replace("demo.nao", "não") for text in said)
    )


def no_resumo(answers: Answers) -> Player:
    """Return a person who opened a finished form to edit it."""
    return Player(DEMO, FONTES, answers, summary=True)
