"""A draft is taken up again, kept for later, or thrown away."""

from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU
from bot.usecases.fluxos import FLUXOS
from bot.usecases.incoming import Incoming
from bot.usecases.meu_rascunho import meu_rascunho
from bot.usecases.quem import Recusa, quem


def continuar(work: Work, said: Incoming, rascunho_id: str) -> tuple[Screen, ...]:
    """Go on where the draft stopped."""
    rascunho = meu_rascunho(work, said, rascunho_id)
    fluxo = FLUXOS[rascunho.fluxo]
    try:
        if fluxo.acao is not None:
            quem(work, said.user_id).exigir(fluxo.acao, rascunho.siorg)
    except Recusa as recusa:
        guardado = Message(K("rascunho.sem_papel"), {"rascunho": rascunhos.nome_do_rascunho(rascunho)})
        return (Screen((*recusa.screen.paragraphs, Paragraph((guardado,))), ((MENU,),)),)
    return (rascunhos.retomar(work, said, fluxo, rascunho),)


def guardar(work: Work, said: Incoming, rascunho_id: str) -> tuple[Screen, ...]:
    """Keep the draft for later."""
    rascunho = meu_rascunho(work, said, rascunho_id)
    rascunhos.largar(work, said.chat_id)
    return (rascunhos.guardado(rascunho),)


def descartar(work: Work, said: Incoming, rascunho_id: str) -> tuple[Screen, ...]:
    """Throw the draft away; the person asked for it on the screen of `/cancelar`."""
    rascunho = meu_rascunho(work, said, rascunho_id)
    nome = rascunhos.nome_do_rascunho(rascunho)
    rascunhos.descartar(work, rascunho)
    return (say(Message(K("rascunho.descartado"), {"rascunho": nome}), buttons=((MENU,),)),)
