"""The servers that an installation asks for: the webhook, and health on loopback."""

from collections.abc import Awaitable, Callable

from bot.settings import Settings
from bot.web.health import health
from bot.web.inbound import Receive, webhook
from bot.web.serving import Serving


def servers(settings: Settings, receive: Receive, ready: Callable[[], Awaitable[bool]]) -> list[Serving]:
    """Return what `settings` ask for, not started; raise `BadSetting` for a webhook without its secret."""
    wanted = []
    if settings.webhook_url:
        wanted.append(Serving(webhook(settings.webhook_secrets(), receive), *settings.listen_at()))
    if settings.metricas:
        wanted.append(Serving(health(ready), "127.0.0.1", settings.metricas))
    return wanted
