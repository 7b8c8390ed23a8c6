"""Who the bot is on Telegram, for whoever asks before it runs."""

from telegram.error import InvalidToken, TelegramError

from bot.delivery.api import application, connections
from bot.messages import K
from bot.settings import BadSetting, Settings


async def username(settings: Settings) -> str:
    """Return the bot's name, without `@`; raise `BadSetting` when Telegram does not tell it."""
    through = connections(settings, _nobody)
    try:
        async with application(settings, through).bot as bot:
            return str(bot.username)
    except InvalidToken:
        raise BadSetting(K("ajuste.token.recusado")) from None
    except TelegramError as trouble:
        raise BadSetting(K("convidar.telegram"), causa=trouble.message) from None
    finally:
        await through.close()


async def _nobody(_: object) -> None:
    """Store nothing: no update is asked for."""
