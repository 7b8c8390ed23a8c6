"""What a call carries, however it was encoded: JSON, a form, or a form with files."""

import json
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Receive, Scope

from bot.sandbox.standin.errors import ApiError, bad_request
from bot.sandbox.standin.files import AT_MOST_UP


class Upload(NamedTuple):
    """A file that came with a call."""

    name: str
    data: bytes
    mime: str


class Params(dict[str, Any]):
    """The parameters of one call by name, each read as the type its method expects."""

    def string(self, name: str) -> str:
        """Return the text called `name`, "" when absent."""
        value = self.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Return the whole number called `name`; anything that is none counts as absent."""
        try:
            return int(self.get(name, default))
        except (TypeError, ValueError):
            return default

    def chat_id(self) -> object:
        """Return the chat's id, or what was sent in its place; raise when it is missing."""
        value = self.get("chat_id")
        if value in (None, ""):
            raise bad_request("chat_id is empty")
        return self.integer("chat_id") or value

    def flag(self, name: str) -> bool:
        """Tell whether `name` is true."""
        return str(self.get(name, "")).lower() in ("true", "1", "yes")

    def structure(self, name: str) -> Any:
        """Return the JSON value called `name`, None when absent; raise when it is no JSON."""
        value = self.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """Return the file sent as `name`, directly or through `attach://`."""
        value = self.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            value = self.get(value.removeprefix("attach://"))
        return value if isinstance(value, Upload) else None


async def read_params(scope: Scope, receive: Receive) -> Params:
    """Return the parameters of a request, those in the address first."""
    params = Params(parse_qsl(scope["query_string"].decode()))
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    if kind.startswith(b"multipart/form-data"):
        params.update(await _multipart(scope, receive))
        return params
    body = await _body(receive)
    if kind.startswith(b"application/json"):
        params.update(_json(body))
    elif body:
        params.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return params


async def _body(receive: Receive) -> bytes:
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse request JSON object") from None
    if not isinstance(found, dict):
        raise bad_request("request JSON object expected")
    return found


async def _multipart(scope: Scope, receive: Receive) -> dict[str, Any]:
    found: dict[str, Any] = {}
    async with Request(scope, receive).form(max_part_size=AT_MOST_UP) as form:
        for name, value in form.multi_items():
            if not isinstance(value, UploadFile):
                found[name] = value
                continue
            data = await value.read()
            if len(data) > AT_MOST_UP:
                raise ApiError(413, "Request Entity Too Large")
            mime = value.content_type or ""
            found[name] = Upload(value.filename or name, data, mime)
    return found
