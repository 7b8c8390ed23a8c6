"""Runs a term whenever this process leads, and stands by otherwise."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram.error import Conflict

from bot.delivery import metrics
from bot.storage.engines import DatabaseAway
from bot.storage.leader import Leader

Term = Callable[[], Awaitable[None]]

_ASK = 1.0  # seconds between looks at the lock
_GRACE = 2.0  # a leader that lost its lock hears of it within a second: let it stop first
_RIVAL = 30.0  # seconds to stand by when somebody else polls with the same token
_log = structlog.get_logger()


async def lead_or_stand_by(leader: Leader, term: Term, settled: asyncio.Event) -> None:
    """Run until cancelled; `settled` is set when it is known that another process leads."""
    waited = False
    while True:
        if not await leader.leads():
            if not waited:
                _log.info("leader.standing_by")
            waited = True
            settled.set()
            await asyncio.sleep(_ASK)
            continue
        if waited:
            await asyncio.sleep(_GRACE)
        waited = True
        try:
            await _lead(leader, term)
        except Conflict:
            _log.warning("leader.rival", again_in=_RIVAL)
            await leader.resign()
            settled.set()
            await asyncio.sleep(_RIVAL)
        except DatabaseAway as outage:
            _log.warning("leader.away", again_in=_ASK, cause=str(outage)[:200])
            settled.set()
            await asyncio.sleep(_ASK)


async def _lead(leader: Leader, term: Term) -> None:
    _log.info("leader.leading")
    metrics.LEADING.set(1)
    running = asyncio.ensure_future(term())
    try:
        while not running.done():
            await asyncio.wait({running}, timeout=_ASK)
            if not running.done() and not await leader.leads():
                _log.warning("leader.lost")
                return
        await running
    finally:
        metrics.LEADING.set(0)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
