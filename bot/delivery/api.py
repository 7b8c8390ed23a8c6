"""The application of the library, on our request objects and without its own polling."""

import os
from typing import Any

from telegram.ext import Application, ApplicationBuilder, CallbackContext, ExtBot

from bot.delivery.request import AiohttpRequest, InboxRequest, Receive
from bot.settings import Settings

Context = CallbackContext[Any, Any, Any, Any]
TelegramApplication = Application[Any, Any, Any, Any, Any, Any]


def application(settings: Settings, receive: Receive) -> TelegramApplication:
    """Return the application for the bot of `settings`; `receive` stores its updates. Raise `BadSetting`."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # else the library warns at the first 429
    proxy = settings.proxy_address()
    bot = ExtBot(
        settings.bot_token(),
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=AiohttpRequest(proxy=proxy, ca_bundle=settings.ca_bundle),
        get_updates_request=InboxRequest(receive, proxy=proxy, ca_bundle=settings.ca_bundle),
    )
    return ApplicationBuilder().bot(bot).updater(None).build()
