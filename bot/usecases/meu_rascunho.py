"""A draft is its person's alone; everybody else is told so."""

from bot.messages import K, Message, say
from bot.storage.tables import Rascunho
from bot.storage.work import Work
from bot.usecases import rascunhos
from bot.usecases.botoes import MENU, desconhecido
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa, quem


def meu_rascunho(work: Work, said: Incoming, rascunho_id: str) -> Rascunho:
    """Return an unfinished draft of whoever speaks; raise `Recusa`, saying why, for any other."""
    rascunho = work.session.get(Rascunho, rascunho_id)
    if rascunho is None or not e_de(work, said, rascunho):
        raise Recusa(desconhecido())
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
