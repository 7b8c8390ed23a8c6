"""A spreadsheet is brought and read before its use case runs, one at a time: that bounds what it costs."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Bot

from bot.messages import K, Message
from bot.planilhas.leitura import ler, parece_planilha
from bot.planilhas.linhas import Recusada
from bot.storage.work import Work
from bot.usecases.arquivos import quer_planilha
from bot.usecases.incoming import Arquivo, Incoming
from bot.usecases.planilha_vinda import preparar
from handlers.downloads import OutOfReach, TooBig, download

Look = Callable[[Callable[[Work, Incoming], bool], Incoming], Awaitable[bool]]


def bringer(bot: Bot, look: Look) -> Callable[[Incoming], Awaitable[Incoming]]:
    """Return what puts the rows of a spreadsheet, or why it was not read, with the message it came in."""
    one_at_a_time = asyncio.Lock()

    async def bring(said: Incoming) -> Incoming:
        sent = said.arquivo
        if sent is None or not parece_planilha(sent.nome) or not await look(quer_planilha, said):
            return said
        async with one_at_a_time:
            return replace(said, arquivo=await _read(bot, sent))

    return bring


async def _read(bot: Bot, sent: Arquivo) -> Arquivo:
    try:
        data = await download(bot, sent.id)
        return await asyncio.to_thread(_with_rows, sent, data)
    except Recusada as refused:
        return replace(sent, problema=refused.problema)
    except TooBig:
        return replace(sent, problema=Message(K("planilha.grande")))
    except OutOfReach:
        return replace(sent, problema=Message(K("planilha.nao_baixou")))


def _with_rows(sent: Arquivo, data: bytes) -> Arquivo:
    rows = ler(sent.nome, data)
    return replace(sent, abas=rows, servicos=preparar(rows))
