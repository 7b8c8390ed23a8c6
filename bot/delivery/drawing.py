"""A PDF or a picture is drawn on its way out: read beside the writer, drawn in a thread, one at a time."""

import asyncio
import secrets
from collections.abc import Callable

import structlog
from sqlmodel import Session

from bot.graficos.desenho import desenhar as desenhar_quadro
from bot.pdf.desenho import Folheto, desenhar
from bot.storage.database import Database, DatabaseAway

_log = structlog.get_logger()

Gather = Callable[[Session, bytes], Folheto]
PDF, PICTURE = DRAWN = ("pdf", "picture")  # kinds of attachment


class Undrawable(Exception):
    """There is nothing to send, by a fault of ours; `reference` finds the cause in the log."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class Drawing:
    """Draws what requests ask for; `gather` reads what one is about. One at a time bounds what it costs."""

    def __init__(self, database: Database, gather: Gather) -> None:
        self._database = database
        self._gather = gather
        self._turn = asyncio.Lock()

    async def draw(self, kind: str, request: bytes) -> bytes:
        """Return the file, of a kind of `DRAWN`; raise `Undrawable`, and `DatabaseAway` in an outage."""
        try:
            async with self._turn:
                if kind == PICTURE:
                    return await asyncio.to_thread(desenhar_quadro, request)
                folheto = await self._database.read(lambda session: self._gather(session, request))
                return await asyncio.to_thread(desenhar, folheto)
        except DatabaseAway:
            raise
        except Exception as problem:
            reference = secrets.token_hex(2).upper()
            _log.exception("drawing.failed", kind=kind, reference=reference)
            raise Undrawable(reference) from problem
