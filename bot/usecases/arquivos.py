"""Documents that come in a chat: who may send which, and what they bring about."""

from bot.domain.papeis import Acao
from bot.messages import Message, Screen
from bot.storage.work import Work
from bot.usecases import abertura_em_lote, cartas_na_conversa
from bot.usecases.incoming import Incoming
from bot.usecases.quem import quem


def quer_planilha(work: Work, said: Incoming) -> bool:
    """Tell whether a spreadsheet from this person serves for something, and so is worth bringing."""
    return said.private and quem(work, said.user_id).pode(Acao.CONVIDAR_INDICADOR)


def quer_cartas(work: Work, said: Incoming) -> bool:
    """Tell whether letters from this person serve for something, and so are worth bringing."""
    return said.private and bool(quem(work, said.user_id).orgaos(Acao.CADASTRAR_SERVICO))


def receber(work: Work, said: Incoming) -> tuple[Screen, ...]:
    """Return what a file brings about; nothing for one that is of no use here, or could not be read."""
    if said.arquivo is not None and said.arquivo.cartas is not None:
        return cartas_na_conversa.receber(work, said, said.arquivo.cartas)
    if said.arquivo is None or not said.arquivo.abas:
        return ()
    return abertura_em_lote.receber(work, said, said.arquivo)


def problema(said: Incoming) -> Message | None:
    """Return why a file was not read."""
    return said.arquivo.problema if said.arquivo is not None else None
