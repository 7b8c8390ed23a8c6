"""Letters are brought and read before their use case runs, one file at a time: that bounds what they cost."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import PurePath

from telegram import Bot

from bot.cartas.pacotes import TERMINACOES
from bot.cartas.recusa import CartaRecusada
from bot.messages import K, Message
from bot.storage.work import Work
from bot.usecases.arquivos import quer_cartas
from bot.usecases.cartas_recebidas import ler_cartas
from bot.usecases.incoming import Arquivo, Incoming
from handlers.downloads import OutOfReach, TooBig, download

Look = Callable[[Callable[[Work, Incoming], bool], Incoming], Awaitable[bool]]


def bringer(bot: Bot, look: Look) -> Callable[[Incoming], Awaitable[Incoming]]:
    """Return what puts the letters of a file, or why it was not read, with the message it came in."""
    one_at_a_time = asyncio.Lock()

    async def bring(said: Incoming) -> Incoming:
        sent = said.arquivo
        if sent is None or PurePath(sent.nome.lower()).suffix not in TERMINACOES:
            return said
        if not await look(quer_cartas, said):
            return said
        async with one_at_a_time:
            return replace(said, arquivo=await _read(bot, sent))

    return bring


async def _read(bot: Bot, sent: Arquivo) -> Arquivo:
    try:
        data = await download(bot, sent.id)
        return replace(sent, cartas=await asyncio.to_thread(ler_cartas, sent.nome, data))
    except CartaRecusada as refused:
        return replace(sent, problema=refused.problema)
    except TooBig:
        return replace(sent, problema=Message(K("carta.arquivo_grande")))
    except OutOfReach:
        return replace(sent, problema=Message(K("planilha.nao_baixou")))
