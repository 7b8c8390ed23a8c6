"""The application of the library, on our request objects and without its own polling."""

import os
from dataclasses import dataclass
from typing import Any

from telegram.ext import Application, ApplicationBuilder, CallbackContext, ExtBot

from bot.delivery.request import AiohttpRequest, InboxRequest, Receive
from bot.settings import Settings

Context = CallbackContext[Any, Any, Any, Any]
TelegramApplication = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Connections:
    """The two pools of connections to Telegram: for calls, and for asking for updates."""

    calls: AiohttpRequest
    updates: InboxRequest

    async def close(self) -> None:
        """Close both, also when the library never got to open its bot."""
        await self.calls.shutdown()
        await self.updates.shutdown()


def connections(settings: Settings, receive: Receive) -> Connections:
    """Return the pools, through the proxy of `settings`; `receive` stores the updates."""
    proxy, ca_bundle = settings.proxy_address(), settings.ca_bundle
    return Connections(
        AiohttpRequest(proxy=proxy, ca_bundle=ca_bundle),
        InboxRequest(receive, proxy=proxy, ca_bundle=ca_bundle),
    )


def application(settings: Settings, through: Connections) -> TelegramApplication:
    """Return the application for the bot of `settings`; raise `BadSetting`."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # else the library warns at the first 429
    bot = ExtBot(
        settings.bot_token(),
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=through.calls,
        get_updates_request=through.updates,
    )
    return ApplicationBuilder().bot(bot).updater(None).build()
