"""The commands of the chat, by name, without the slash."""

from collections.abc import Callable

from bot.messages import K, Message, Screen, say
from bot.storage.work import Work
from bot.usecases import (
    ajustes_dos_lembretes,
    conferencia,
    conversas,
    diagnostico,
    entregas_do_comunicado,
    fila,
    indicacoes,
    inicio,
    menu,
    oficinas,
    orgaos,
    perguntar,
    servicos,
    tela_das_metas,
    tela_do_convite,
)
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa, quem

COMANDOS: dict[str, Callable[[Work, Incoming], tuple[Screen, ...]]] = {
    "start": inicio.comecar,
    "ajuda": inicio.ajuda,
    "menu": menu.menu,
    "orgaos": orgaos.orgaos,
    "indicar": indicacoes.indicar,
    "servicos": conferencia.servicos,
    "cadastrar": servicos.cadastrar,
    "metas": tela_das_metas.metas,
    "perguntar": perguntar.perguntar,
    "fila": fila.fila,
    "diagnostico": diagnostico.diagnostico,
    "comunicado": entregas_do_comunicado.lista,
    "oficinas": oficinas.oficinas,
    "lembretes": ajustes_dos_lembretes.ver,
    "acessibilidade": inicio.acessibilidade,
    "privacidade": inicio.privacidade,
    "voltar": lambda work, said: conversas.mover(work, said, "voltar"),
    "pular": lambda work, said: conversas.mover(work, said, "pular"),
    "cancelar": conversas.cancelar,
}


def comandar(work: Work, said: Incoming) -> None:
    """Do a command; in a group, say only that this is a conversation for two."""
    if not said.private:
        work.say(said.chat_id, say(Message(K("grupo.em_particular"))))
        return
    try:
        screens = COMANDOS.get(said.command, inicio.comando_desconhecido)(work, said)
    except Recusa as recusa:
        screens = (_o_que_da_para_fazer(work, said) or recusa.screen,)
    conversas.responder(work, said, screens)


def _o_que_da_para_fazer(work: Work, said: Incoming) -> Screen | None:
    """Return the invitation to answer of somebody without a role: a command that needs one leads to it."""
    return None if quem(work, said.user_id).mandatos else tela_do_convite.outra_vez(work, said)
