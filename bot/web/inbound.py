"""The webhook: an update is stored before Telegram is told that it arrived."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.storage.engines import DatabaseAway
from bot.web.paths import webhook_path

Receive = Callable[[list[dict[str, Any]]], Awaitable[None]]

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_AT_MOST = 1_000_000  # bytes of one update


def webhook(secret: str, receive: Receive) -> Starlette:
    """Return the application that takes updates from Telegram; `receive` stores them."""

    async def take(request: Request) -> Response:
        given = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=401)
        payload = await _payload(request)
        if payload is None:
            return Response(status_code=400)
        try:
            await receive([payload])
        except DatabaseAway:
            return Response(status_code=503)  # Telegram sends it again
        return Response(status_code=200)

    return Starlette(routes=[Route(webhook_path(secret), take, methods=["POST"])])


async def _payload(request: Request) -> dict[str, Any] | None:
    if int(request.headers.get("Content-Length") or 0) > _AT_MOST:
        return None
    try:
        payload = await request.json()
    except ValueError:
        return None
    known = isinstance(payload, dict) and isinstance(payload.get("update_id"), int)
    return payload if known else None
