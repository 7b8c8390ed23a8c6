"""The sandbox page: its files, the state of the phones, what people do on them, and the clock."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.standin.feed import Feed
from bot.sandbox.standin.files import picture_size
from bot.sandbox.standin.guard import PageGuard, Refusal
from bot.sandbox.standin.links import NotPossible
from bot.sandbox.standin.stage import Phone, Stage
from bot.sandbox.standin.views import BRASILIA, state_view

PAGE = Path(__file__).with_name("page")
Endpoint = Callable[[Request], Awaitable[Response]]
Action = Callable[[Phone, Any], Awaitable[object]]


class Web:
    """The endpoints of the page."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.feed = Feed(stage)

    def mount(self, secret: str, port: int) -> Mount:
        """Return everything under `/`, behind the guard."""
        phone = "/api/telefones/{id}"
        routes = [
            Route("/api/estado", self.state),
            Route("/api/eventos", self.events),
            Route("/api/arquivos/{id}", self.file),
            Route("/api/relogio", _post(self.clock), methods=["POST"]),
            Route("/api/recomecar", _post(self.start_over), methods=["POST"]),
            Route(f"{phone}/arquivo", _post(self.upload), methods=["POST"]),
            Route(f"{phone}/texto", self._on_phone(_say), methods=["POST"]),
            Route(f"{phone}/botao", self._on_phone(_tap), methods=["POST"]),
            Route(f"{phone}/abrir", self._on_phone(self._open), methods=["POST"]),
            Route(f"{phone}/bloquear", self._on_phone(_block), methods=["POST"]),
            Mount("/", StaticFiles(directory=PAGE, html=True)),
        ]
        return Mount("/", routes=routes, middleware=[Middleware(PageGuard, secret=secret, port=port)])

    async def state(self, _: Request) -> Response:
        """Answer the whole state."""
        return JSONResponse(state_view(self.stage))

    async def events(self, request: Request) -> Response:
        """Answer the stream of events."""
        stream = self.feed.follow(request.headers.get("last-event-id", ""))
        return StreamingResponse(stream, media_type="text/event-stream")

    async def file(self, request: Request) -> Response:
        """Answer a file: a picture to be shown, anything else to be kept and never run."""
        file = self.stage.world.files.get(request.path_params["id"])
        if file is None:
            return Refusal(404, "file").response()
        how = "inline" if picture_size(file.data) else "attachment"
        kind = file.mime if how == "inline" else "application/octet-stream"
        headers = {
            "Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.name)}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        }
        return Response(file.data, media_type=kind, headers=headers)

    async def clock(self, request: Request) -> None:
        """Move the clock on, by seconds or to an instant."""
        wanted = await request.json()
        try:
            if "instante" in wanted:
                self.stage.move_clock_to(_instant(wanted["instante"]))
            else:
                self.stage.move_clock(timedelta(seconds=float(wanted["avancar_segundos"])))
        except (ValueError, OverflowError):
            raise Refusal(400, "clock") from None

    async def start_over(self, _: Request) -> None:
        """Empty all phones."""
        self.stage.start_over()

    async def upload(self, request: Request) -> None:
        """Send the file of a form from a phone."""
        phone = self._phone(request)
        async with request.form() as form:
            upload = form["arquivo"]
            if isinstance(upload, str):
                raise Refusal(400, "request")
            data = await upload.read()
            kind = "photo" if picture_size(data) else "document"
            await phone.user.send_file(upload.filename or "arquivo", data, kind)

    def _phone(self, request: Request) -> Phone:
        phone = self.stage.phones.get(request.path_params["id"])
        if phone is None:
            raise Refusal(404, "phone")
        return phone

    def _on_phone(self, action: Action) -> Endpoint:
        async def endpoint(request: Request) -> None:
            await action(self._phone(request), await request.json())

        return _post(endpoint)

    async def _open(self, phone: Phone, wanted: Any) -> None:
        await phone.user.open(str(wanted["link"]))
        if phone.invitation == wanted["link"]:
            self.stage.invite(phone, "")


async def _say(phone: Phone, wanted: Any) -> None:
    await phone.user.say(str(wanted["texto"]))


async def _tap(phone: Phone, wanted: Any) -> None:
    await phone.user.tap(str(wanted["dado"]), int(wanted["mensagem"]))


async def _block(phone: Phone, wanted: Any) -> None:
    await (phone.user.block() if wanted["bloqueado"] else phone.user.unblock())


def _post(act: Callable[[Request], Awaitable[None]]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            await act(request)
        except Refusal as refusal:
            return refusal.response()
        except NotPossible as problem:
            return Refusal(400, problem.reason).response()
        except (KeyError, TypeError, ValueError):
            return Refusal(400, "request").response()
        return JSONResponse({})

    return endpoint


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=BRASILIA)
