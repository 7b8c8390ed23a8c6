"""What is told to Telegram once, before the first update: who we are, our commands, how updates come."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import structlog
from telegram import BotCommand
from telegram.error import InvalidToken, TelegramError

from bot.delivery.api import TelegramApplication
from bot.delivery.polling import ALLOWED
from bot.logs import cause

_PAUSE = 3.0  # seconds between tries while Telegram cannot be reached
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram sends updates, and the secret it sends along."""

    url: str
    secret: str


async def introduce(
    application: TelegramApplication,
    commands: Mapping[str, str],
    webhook: Webhook | None,
    not_yet: Callable[[], None],
) -> str:
    """Return the bot's name on Telegram, when it could be reached; raise `InvalidToken` if it refuses us.

    `not_yet` is called when Telegram cannot be reached; it is tried again until it can.
    """
    while True:
        try:
            return await _tell(application, commands, webhook)
        except InvalidToken:
            raise
        except TelegramError as trouble:
            _log.warning("telegram.unreachable", again_in=_PAUSE, cause=cause(trouble))
            not_yet()
            await asyncio.sleep(_PAUSE)


async def _tell(
    application: TelegramApplication,
    commands: Mapping[str, str],
    webhook: Webhook | None,
) -> str:
    await application.initialize()
    bot = application.bot
    await bot.set_my_commands([BotCommand(name, words) for name, words in commands.items()])
    how: Awaitable[bool] = (
        bot.set_webhook(webhook.url, secret_token=webhook.secret, allowed_updates=ALLOWED)
        if webhook is not None
        else bot.delete_webhook()
    )
    await how
    name: str = bot.username
    return name
