"""Uvicorn inside a loop that is already running: up at once, down at once, its signals left alone."""

import asyncio
import logging
import socket

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

KEEP_ALIVE = 75  # seconds; longer than clients keep an idle connection


def _is_error(record: logging.LogRecord) -> bool:
    """Tell errors from answers that were still under way when everything ended."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


logging.getLogger("uvicorn.error").addFilter(_is_error)


class _Protocol(H11Protocol):
    """Hands the transport to the application, which may have to break it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class Serving:
    """Serves on `port` of the loopback address between `start` and `stop`; 0 takes a free one."""

    def __init__(self, port: int) -> None:
        self._socket = socket.socket(proto=socket.IPPROTO_TCP)  # asyncio turns Nagle off only if told
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self._server: uvicorn.Server | None = None
        self._ticking: asyncio.Task[None] | None = None

    async def start(self, app: ASGIApp) -> None:
        """Let `app` answer from now on."""
        config = _config(app)
        config.load()
        self._server = uvicorn.Server(config)
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup(sockets=[self._socket])
        self._ticking = asyncio.create_task(_tick(self._server))

    async def stop(self) -> None:
        """Break all connections and wait for what still runs."""
        if self._server is None or self._ticking is None:
            return
        self._ticking.cancel()
        for server in self._server.servers:
            server.close()
        self._socket.close()
        running = [*self._server.server_state.tasks, self._ticking]
        for connection in list(self._server.server_state.connections):
            connection.shutdown()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await asyncio.sleep(0)  # lets the closed transports tell their protocols


async def _tick(server: uvicorn.Server) -> None:
    while True:
        await server.on_tick(0)  # renews the Date header
        await asyncio.sleep(1)


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_keep_alive=KEEP_ALIVE,
    )
