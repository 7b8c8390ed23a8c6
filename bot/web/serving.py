"""Serves an application inside the running loop, leaving signals to the process."""

import asyncio
import contextlib
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp


class _Quiet(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


class Serving:
    """One application on one host and port."""

    def __init__(self, application: ASGIApp, host: str, port: int) -> None:
        config = uvicorn.Config(
            application, host=host, port=port, access_log=False, log_config=None, lifespan="off", ws="none"
        )
        self._server = _Quiet(config)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Return when connections are accepted; raise `OSError` when the port cannot be had."""
        self._task = asyncio.create_task(self._serve())
        while not self._server.started:
            if self._task.done():
                await self._task
            await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Answer what was asked and close the port."""
        self._server.should_exit = True
        if self._task is not None:
            await self._task

    async def _serve(self) -> None:
        try:
            await self._server.serve()
        except SystemExit:  # how uvicorn says that it could not bind
            raise OSError("the port is taken") from None
