"""Whoever received an announcement replies to it: the question reaches `/fila` with what it is about."""

from sqlalchemy import exists, select

from bot.domain.papeis import Acao
from bot.messages import K, Message, Screen, say
from bot.storage.tables_dos_comunicados import Comunicado, entrega
from bot.storage.work import Work
from bot.usecases import perguntar
from bot.usecases.botoes import MENU, desconhecido, pelo_numero
from bot.usecases.comunicados import curto
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa, quem


def responder(work: Work, said: Incoming, numero: str) -> tuple[Screen, ...]:
    """Ask what she wants to tell the team about an announcement that she received."""
    comunicado = pelo_numero(work, Comunicado, numero)
    if comunicado is not None and quem(work, said.user_id).pode(Acao.COMUNICAR):
        return (say(Message(K("comunicado.aqui_respondem")), buttons=((MENU,),)),)
    if comunicado is None or not _recebeu(work, said.chat_id, comunicado.id):
        raise Recusa(desconhecido())
    return (perguntar.sobre_comunicado(work, said, comunicado.id or 0, curto(comunicado)),)


def ouvir(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Return her reply as it will go, when the message it replies to is an announcement; nothing if not."""
    if said.responde_a is None:
        return ()
    desta = (entrega.c.chat_id == said.chat_id, entrega.c.message_id == said.responde_a)
    comunicado_id = work.connection.execute(select(entrega.c.comunicado_id).where(*desta)).scalar()
    if comunicado_id is None:
        return ()
    return perguntar.enviar_sobre(work, said, comunicado_id)


def _recebeu(work: Work, chat_id: int, comunicado_id: int | None) -> bool:
    dela = exists().where(entrega.c.chat_id == chat_id, entrega.c.comunicado_id == comunicado_id)
    return bool(work.connection.execute(select(dela)).scalar())
