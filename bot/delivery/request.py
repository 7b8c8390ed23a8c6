"""HTTP to Telegram over aiohttp: several times lighter than the library's own layer."""

import json
import ssl
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import aiohttp
from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

Receive = Callable[[list[dict[str, Any]]], Awaitable[None]]


class Unreached(NetworkError):
    """The call never left: there was nobody to take it."""


_CONNECT = 10.0  # seconds
_READ = 20.0
_UPLOAD = 120.0


class AiohttpRequest(BaseRequest):
    """One pool of connections, through `proxy` when given, trusting also the authorities in `ca_bundle`.

    No error it raises carries the address, since the token is part of it.
    """

    def __init__(self, *, connections: int = 256, proxy: str | None = None, ca_bundle: str = "") -> None:
        self._connections = connections
        self._proxy = proxy
        self._ca_bundle = ca_bundle
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds without an answer before giving up."""
        return _READ

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ssl=trust(self._ca_bundle))
            self._session = aiohttp.ClientSession(
                connector=connector, headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Return status and body; raise `TimedOut` or `NetworkError` for anything that broke on the way."""
        if self._session is None:
            raise RuntimeError("the request object was not initialized")
        timeout = aiohttp.ClientTimeout(
            sock_connect=_seconds(connect_timeout, _CONNECT),
            sock_read=_seconds(read_timeout, _UPLOAD if _has_files(request_data) else _READ),
        )
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data),
                headers=_kind(request_data),
                timeout=timeout,
                proxy=self._proxy,
            ) as response:
                return _checked(response.status, await response.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as problem:
            raise Unreached(_without_address(problem)) from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as problem:
            raise NetworkError(_without_address(problem)) from None


class InboxRequest(AiohttpRequest):
    """The request object of `getUpdates`: updates are stored before the library, and Telegram, hear of them.

    The library gets bare `update_id`s, so that an update it cannot parse blocks nothing.
    """

    def __init__(self, receive: Receive, *, proxy: str | None = None, ca_bundle: str = "") -> None:
        super().__init__(connections=2, proxy=proxy, ca_bundle=ca_bundle)
        self._receive = receive

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Return Telegram's answer, stripped; raise `NetworkError` when the updates could not be stored."""
        status, body = await super().do_request(*args, **kwargs)
        return (status, await self._stored(body)) if status == HTTPStatus.OK else (status, body)

    async def _stored(self, body: bytes) -> bytes:
        payloads = self.parse_json_payload(body).get("result")
        if not isinstance(payloads, list) or not payloads:
            return body
        try:
            await self._receive(payloads)
        except Exception as problem:
            raise NetworkError("the updates could not be stored") from problem
        bare = [{"update_id": payload["update_id"]} for payload in payloads]
        return json.dumps({"ok": True, "result": bare}).encode()


def trust(ca_bundle: str) -> ssl.SSLContext | bool:
    """Return whom to trust: the usual authorities and, where a file is named, those in it."""
    if not ca_bundle:
        return True
    context = ssl.create_default_context()
    context.load_verify_locations(ca_bundle)
    return context


def _seconds(given: object, default: float) -> float | None:
    return given if given is None or isinstance(given, int | float) else default


def _has_files(request_data: RequestData | None) -> bool:
    return request_data is not None and request_data.contains_files


def _body(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return json.dumps(request_data.parameters).encode()
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _kind(request_data: RequestData | None) -> dict[str, str]:
    plain = request_data is not None and not request_data.contains_files
    return {"Content-Type": "application/json"} if plain else {}


def _checked(status: int, body: bytes) -> tuple[int, bytes]:
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        raise BadRequest("Request Entity Too Large")
    return status, body


def _without_address(problem: Exception) -> str:
    inner = getattr(problem, "os_error", None) or (problem if type(problem) is OSError else None)
    return f"{type(problem).__name__}: {inner}" if inner else type(problem).__name__
