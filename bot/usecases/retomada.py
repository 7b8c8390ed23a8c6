"""A draft is taken up again, kept for later, or thrown away."""

from bot.messages import K, Message, Paragraph, Screen, say
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU
from bot.usecases.fluxos import FLUXOS
from bot.usecases.incoming import Incoming
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


def meu_rascunho(work: Work, said: Incoming, rascunho_id: str) -> Rascunho:
    """Return an unfinished draft of whoever speaks; raise `Recusa`, saying why, for any other."""
    rascunho = work.session.get(Rascunho, rascunho_id)
    if rascunho is None or not e_de(work, said, rascunho):
        raise Recusa(say(Message(K("botao.desconhecido")), buttons=((MENU,),)))
    if rascunho.situacao not in rascunhos.VIVOS:
        nome = rascunhos.nome_do_rascunho(rascunho)
        raise Recusa(say(Message(K(f"botao.{rascunho.situacao}"), {"rascunho": nome}), buttons=((MENU,),)))
    return rascunho


def e_de(work: Work, said: Incoming, rascunho: Rascunho) -> bool:
    """Tell whether a draft belongs to whoever speaks."""
    if rascunho.pessoa_id is None:
        return rascunho.chat_id == said.chat_id
    pessoa = quem(work, said.user_id).pessoa
    return pessoa is not None and pessoa.id == rascunho.pessoa_id
