"""Who may use the sandbox page: whoever came by the address with the secret, from this machine."""

import json
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOTICES: dict[str, str] = json.loads(Path(__file__).with_name("avisos.json").read_text("utf-8"))
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Refusal(Exception):
    """A request that is not carried out; `notice` names the line that says why."""

    def __init__(self, status: int, notice: str) -> None:
        super().__init__(notice)
        self.status = status
        self.notice = notice

    def response(self) -> Response:
        """Return one plain line."""
        return PlainTextResponse(NOTICES[self.notice] + "\n", self.status)


class PageGuard:
    """Checks Host, Origin and the cookie; hands out the cookie for the secret in the address."""

    def __init__(self, app: ASGIApp, *, secret: str, port: int) -> None:
        self._app = app
        self._secret = secret
        self._session = token_urlsafe(24)
        self._cookie = f"sandbox{port}"
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._origins = tuple(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._answer(Request(scope)) or self._app
        await answer(scope, receive, send_with_headers)

    def _answer(self, request: Request) -> Response | None:
        if request.headers.get("host", "") not in self._hosts or not self._same_origin(request):
            return Refusal(403, "origin").response()
        if request.url.path == "/" and "segredo" in request.query_params:
            return self._enter(request.query_params["segredo"])
        if not compare_digest(request.cookies.get(self._cookie, "").encode(), self._session.encode()):
            return Refusal(403, "secret").response()
        return None

    def _same_origin(self, request: Request) -> bool:
        origin = request.headers.get("origin")
        return request.method in ("GET", "HEAD") or origin is None or origin in self._origins

    def _enter(self, secret: str) -> Response:
        if not compare_digest(secret.encode(), self._secret.encode()):
            return Refusal(403, "secret").response()
        response = RedirectResponse("/", 303)
        response.set_cookie(self._cookie, self._session, httponly=True, samesite="strict", path="/")
        return response


class SecretGuard:
    """Lets through only requests whose `X-Segredo` header is the secret of this start."""

    def __init__(self, app: ASGIApp, *, secret: str) -> None:
        self._app = app
        self._secret = secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it."""
        given = Request(scope).headers.get("x-segredo", "")
        allowed = compare_digest(given.encode(), self._secret.encode())
        await (self._app if allowed else Refusal(403, "secret").response())(scope, receive, send)
