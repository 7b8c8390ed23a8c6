"""`pontofocal convidar`: a link made in a process of its own, while the bot may be running."""

import asyncio

from sqlmodel import Session

from bot.app import open_database
from bot.delivery.content import Content
from bot.delivery.identity import username
from bot.domain.papeis import Papel
from bot.logs import cause
from bot.messages import K, Message, Param
from bot.settings import BadSetting, Settings
from bot.storage import schema
from bot.storage.database import Database, DatabaseAway
from bot.storage.tables import Parametro
from bot.storage.work import Work
from bot.usecases.convidar import pela_linha_de_comando
from bot.usecases.convites import BOT
from bot.usecases.quem import nome_do_orgao, orgao_de

Made = tuple[Message, str]  # what to say of a link, and the link


def invite(settings: Settings, content: Content, papel: str, nome: str, siorg: str) -> Made:
    """Make a link; `siorg` is "" for the central team. Raise `BadSetting` with what is wrong, in one line."""
    wanted = _papel(papel, siorg)
    try:
        if schema.state(settings.database_url) is not schema.Schema.CURRENT:
            raise BadSetting(K("convidar.esquema"))
        return asyncio.run(_invite(settings, content, wanted, nome, siorg))
    except DatabaseAway as outage:
        raise BadSetting(K("ajuste.banco.inacessivel"), causa=cause(outage)) from None
    except KeyError:
        raise BadSetting(K("convidar.orgao.desconhecido"), siorg=siorg) from None


def _papel(papel: str, siorg: str) -> Papel:
    if papel not in (Papel.STI, Papel.INDICADOR):
        raise BadSetting(K("convidar.papel.desconhecido"))
    if papel == Papel.INDICADOR and not siorg:
        raise BadSetting(K("convidar.orgao.falta"))
    if papel == Papel.STI and siorg:
        raise BadSetting(K("convidar.orgao.sobra"))
    return Papel(papel)


async def _invite(settings: Settings, content: Content, papel: Papel, nome: str, siorg: str) -> Made:
    database = open_database(settings, content)
    try:
        bot = await bot_name(database, settings)
        return await database.run(lambda work: _make(work, bot, papel, nome, siorg))
    finally:
        database.close()


async def bot_name(database: Database, settings: Settings) -> str:
    """Return the name that links carry, asked of Telegram where it is not known; raise `BadSetting`."""
    return await database.read(_known_bot) or await username(settings)


def _known_bot(session: Session) -> str:
    known = session.get(Parametro, BOT)
    return known.valor if known else ""


def _make(work: Work, bot: str, papel: Papel, nome: str, siorg: str) -> Made:
    work.session.merge(Parametro(chave=BOT, valor=bot))
    convite, link = pela_linha_de_comando(work, papel, nome, siorg or None)
    params: dict[str, Param] = {"nome": nome, "ate": convite.expira_em}
    if papel is Papel.STI:
        return Message(K("convidar.feito.sti"), params), link
    orgao = nome_do_orgao(orgao_de(work, siorg))
    return Message(K("convidar.feito.indicador"), {**params, "orgao": orgao}), link
