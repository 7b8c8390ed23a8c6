"""What the sandbox asks of the stand-in, and hears from it, over HTTP."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

_TIMEOUT = aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=60)
_PAUSE = 1.0  # seconds before asking again where there was no answer


class Remote:
    """The stand-in's `/controle`."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._seen = 0
        self._waiting: deque[dict[str, Any]] = deque()

    async def next_signal(self) -> dict[str, Any]:
        """Return the next thing that the page asks for: `{"tipo": "relogio", …}`, `{"tipo": "recomecar"}`."""
        while not self._waiting:
            found = await self._ask()
            self._seen += len(found)
            self._waiting.extend(found)
        return self._waiting.popleft()

    async def ready(self, *, empty: bool) -> None:
        """Tell the page that the bot answers, and whether it started without demonstration data."""
        await self._post("pronto", {"pronto": True, "vazio": empty})

    async def empty_phones(self) -> None:
        """Start over with the same people, nothing said."""
        await self._post("reset", {})

    async def invite(self, phone: str, link: str) -> None:
        """Show on a phone that a link arrived by other means."""
        await self._post("convite", {"telefone": phone, "link": link})

    async def _ask(self) -> list[dict[str, Any]]:
        try:
            async with self._session.get("/controle/sinais", params={"depois": self._seen}) as answer:
                answer.raise_for_status()
                return list((await answer.json())["sinais"])
        except (aiohttp.ClientError, TimeoutError):
            await asyncio.sleep(_PAUSE)  # if it ended, whoever watches the process says so
            return []

    async def _post(self, what: str, given: dict[str, Any]) -> None:
        async with self._session.post(f"/controle/{what}", json=given) as answer:
            answer.raise_for_status()


@asynccontextmanager
async def remote(url: str, secret: str) -> AsyncIterator[Remote]:
    """Yield the control of the stand-in at `url`."""
    headers = {"X-Segredo": secret}
    async with aiohttp.ClientSession(url, headers=headers, timeout=_TIMEOUT) as session:
        yield Remote(session)
