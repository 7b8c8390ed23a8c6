"""The Bot API's two addresses: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import json
import re
from inspect import isawaitable
from typing import Any

from starlette.types import Receive, Scope, Send

from bot.sandbox.standin.errors import NOT_FOUND, UNAUTHORIZED, ApiError
from bot.sandbox.standin.faults import Fault
from bot.sandbox.standin.methods import METHODS
from bot.sandbox.standin.params import Params, read_params
from bot.sandbox.standin.world import World

TOKEN = re.compile(r"\d+:[\w-]{20,}")
BAD_GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>"


class BotApi:
    """An ASGI application; plain, without a framework's request objects, since speed is its point."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call of a method."""
        method = str(scope["path_params"]["method"]).lower()
        fault: Fault | None = None
        try:
            self._check(scope["path_params"]["token"], method)
            self.world.calls[_spelled(scope["path_params"]["method"])] += 1
            params = await read_params(scope, receive)
            await asyncio.sleep(self.world.latency / 2)
            fault = self.world.faults.next(method, params.integer("chat_id"))
            if fault and await self._stop(fault, scope, receive):
                return
            body = json.dumps({"ok": True, "result": await self._result(method, params)}).encode()
            status = 200
        except ApiError as error:
            status, body = error.code, json.dumps(error.payload()).encode()
        if fault and fault.drop == "after":
            await hang_up(scope, receive)
            return
        await asyncio.sleep(self.world.latency / 2)
        await reply(send, status, body)

    def _check(self, token: str, method: str) -> None:
        if not TOKEN.fullmatch(token):
            raise ApiError(404, NOT_FOUND)
        if token != self.world.token:
            raise ApiError(401, UNAUTHORIZED)
        if method not in METHODS:
            raise ApiError(404, NOT_FOUND)

    async def _result(self, method: str, params: Params) -> Any:
        result = METHODS[method](self.world, params)
        return await result if isawaitable(result) else result

    async def _stop(self, fault: Fault, scope: Scope, receive: Receive) -> bool:
        await asyncio.sleep(fault.delay)
        if fault.drop == "before":
            await hang_up(scope, receive)
            return True
        if error := fault.error():
            raise error
        return False


def _spelled(method: str) -> str:
    """Return the name as the documentation spells it, whatever case its first letter came in."""
    return method[:1].lower() + method[1:]


class Download:
    """An ASGI application that gives the bytes of a file."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the file at that path."""
        path = scope["path_params"]
        file = self.world.files.at(path["path"])
        if path["token"] != self.world.token or file is None:
            await reply(send, 404, json.dumps(ApiError(404, NOT_FOUND).payload()).encode())
        else:
            await reply(send, 200, file.data, b"application/octet-stream")


async def reply(send: Send, status: int, body: bytes, kind: bytes = b"application/json") -> None:
    """Send a whole answer."""
    if status == 502:
        body, kind = BAD_GATEWAY, b"text/html"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def hang_up(scope: Scope, receive: Receive) -> None:
    """Break the connection without a word, and wait until it is broken."""
    scope["state"]["transport"].abort()
    while (await receive())["type"] != "http.disconnect":
        pass
