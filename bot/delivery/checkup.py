"""What `verificar` looks at: one finding a line, saying what to do where something is wrong."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

import aiohttp
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.delivery.api import application, connections
from bot.delivery.request import trust
from bot.logs import cause
from bot.messages import K, Message
from bot.settings import BadSetting, Settings
from bot.storage import schema
from bot.storage.engines import DatabaseAway, address

_DRIFT = 30  # seconds between our clock and Telegram's that matter


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: whether it is well, and what it says."""

    well: bool
    message: Message


async def checkup(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Yield what was found, one thing after another; raise nothing."""
    yield _well("ajustes")
    for finding in _database(settings):
        yield finding
    yield _proxy(settings)
    yield await _token(settings)
    yield await _clock(settings, clock)


def _database(settings: Settings) -> list[Finding]:
    where = address(settings.database_url).render_as_string(hide_password=True)
    try:
        found = schema.state(settings.database_url)
    except (DatabaseAway, OSError) as outage:
        return [_bad("banco", banco=where, causa=cause(outage))]
    fine = found in (schema.Schema.CURRENT, schema.Schema.EMPTY)
    line = Finding(fine, Message(K(f"verificar.esquema.{found.value}")))
    return [_well("banco", banco=where), line]


def _proxy(settings: Settings) -> Finding:
    proxy = settings.proxy_address()
    if proxy is None:
        return Finding(True, Message(K("verificar.proxy.nenhum")))
    return _well("proxy", proxy=proxy.rpartition("@")[2])


async def _token(settings: Settings) -> Finding:
    through = connections(settings, _nobody)
    try:
        async with application(settings, through).bot as bot:
            return _well("token", bot=str(bot.username))
    except BadSetting as bad:
        return Finding(False, bad.problem)
    except InvalidToken:
        return Finding(False, Message(K("ajuste.token.recusado")))
    except TelegramError as trouble:
        return _bad("telegram", endereco=settings.api_url, causa=trouble.message)
    finally:
        await through.close()


async def _clock(settings: Settings, clock: Clock) -> Finding:
    try:
        theirs = await _date_of(settings)
    except (aiohttp.ClientError, OSError, ValueError, TypeError) as trouble:
        return Finding(False, Message(K("verificar.relogio.sem_resposta"), {"causa": type(trouble).__name__}))
    drift = round(abs((clock() - theirs).total_seconds()))
    return _well("relogio") if drift <= _DRIFT else _bad("relogio", segundos=str(drift))


async def _date_of(settings: Settings) -> datetime:
    connector = aiohttp.TCPConnector(ssl=trust(settings.ca_bundle))
    timeout = aiohttp.ClientTimeout(total=15)
    async with (
        aiohttp.ClientSession(connector=connector, timeout=timeout) as session,
        session.get(settings.api_url, proxy=settings.proxy_address(), allow_redirects=False) as response,
    ):
        return parsedate_to_datetime(response.headers.get("Date", ""))


async def _nobody(_: object) -> None:
    """Store nothing: no update is asked for."""


def _well(what: str, **params: str) -> Finding:
    return Finding(True, Message(K(f"verificar.{what}.certo"), params))


def _bad(what: str, **params: str) -> Finding:
    return Finding(False, Message(K(f"verificar.{what}.errado"), params))
