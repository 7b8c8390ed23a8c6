"""What is said to the open question of a form, and that question again after something else."""

from bot.forms.engine import Input
from bot.messages import Screen
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU
from bot.usecases.fluxos import FLUXOS
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa


def responder(work: Work, said: Incoming, rascunho: Rascunho, entrada: Input) -> tuple[Screen, ...]:
    """Take an input to the open question; a refusal comes with the question again."""
    try:
        return rascunhos.responder(work, said, FLUXOS[rascunho.fluxo], rascunho, entrada)
    except Recusa as recusa:  # nothing was written: what was typed is still there, to be mended
        tela, porque = pergunta(work, rascunho), recusa.screen
        return (Screen((*porque.paragraphs, *tela.paragraphs), (*porque.buttons, *tela.buttons)),)


def pergunta(work: Work, rascunho: Rascunho) -> Screen:
    """Return the open question of a draft."""
    return rascunhos.mostrar(work, FLUXOS[rascunho.fluxo], rascunho)


def de_volta(work: Work, said: Incoming, tela: Screen) -> Screen:
    """Return `tela` with the open question after it, as one message; as it is where no form is open."""
    rascunho = rascunhos.aberto(work, said.chat_id)
    if rascunho is None:
        return tela
    campo = pergunta(work, rascunho)
    outros = tuple(row for row in tela.buttons if row != (MENU,))
    return Screen((*tela.paragraphs, *campo.paragraphs), (*campo.buttons, *outros))
