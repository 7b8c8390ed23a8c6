"""The bytes of a document that somebody sent."""

from telegram import Bot
from telegram.error import BadRequest, TelegramError

_TOO_BIG = "file is too big"


class TooBig(Exception):
    """Telegram hands no file of that size to a bot."""


class OutOfReach(Exception):
    """The file could not be fetched now."""


async def download(bot: Bot, file_id: str) -> bytes:
    """Return the bytes of a file; raise `TooBig` or `OutOfReach`."""
    try:
        return bytes(await (await bot.get_file(file_id)).download_as_bytearray())
    except TelegramError as trouble:
        if isinstance(trouble, BadRequest) and _TOO_BIG in trouble.message.lower():
            raise TooBig from None
        raise OutOfReach from None
