"""Liveness, readiness and metrics, for loopback only."""

from collections.abc import Awaitable, Callable

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route


def health(ready: Callable[[], Awaitable[bool]]) -> Starlette:
    """Return the application with `/vivo`, `/pronto` (200 when `ready`, else 503) and `/metricas`."""

    async def alive(_: Request) -> Response:
        return PlainTextResponse("vivo\n")

    async def is_ready(_: Request) -> Response:
        return (
            PlainTextResponse("pronto\n")
            if await ready()
            else PlainTextResponse("aguarde\n", status_code=503)
        )

    async def metrics(_: Request) -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return Starlette(routes=[Route("/vivo", alive), Route("/pronto", is_ready), Route("/metricas", metrics)])
