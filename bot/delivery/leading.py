"""Runs a term whenever this process leads, and stands by otherwise."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram.error import Conflict, InvalidToken

from bot.delivery import metrics
from bot.logs import cause
from bot.settings import BadSetting
from bot.storage.engines import DatabaseAway
from bot.storage.leader import Leader

Term = Callable[[], Awaitable[None]]

_ASK = 1.0  # seconds between looks at the lock
_GRACE = 2.0  # a leader that lost its lock hears of it within a second: let it stop first
_RIVAL = 30.0  # seconds to stand by when somebody else polls with the same token
_BUG = 5.0  # seconds to stand by after a term that nobody knows how to explain
_log = structlog.get_logger()


async def lead_or_stand_by(leader: Leader, term: Term, settled: asyncio.Event) -> None:
    """Run until cancelled, whatever happens to a term; raise only `BadSetting`.

    `settled` is set when it is known that this process does not lead now.
    """
    first = True
    while True:
        pause = await _once(leader, term, first=first)
        first = False
        if pause:
            settled.set()
            await asyncio.sleep(pause)


async def _once(leader: Leader, term: Term, *, first: bool) -> float:
    """Lead, if nobody else does; return the seconds to wait before asking again."""
    try:
        if await leader.leads():
            await asyncio.sleep(0 if first else _GRACE)
            await _lead(leader, term)
            return 0
        if first:
            _log.info("leader.standing_by")
        return _ASK
    except BadSetting:
        raise
    except Exception as problem:
        pause = _explained(problem)
    await leader.resign()
    return pause


def _explained(problem: Exception) -> float:
    """Write down what ended a term; return the seconds to wait before the next one."""
    if isinstance(problem, Conflict):
        _log.warning("leader.rival", again_in=_RIVAL)
        return _RIVAL
    if isinstance(problem, InvalidToken):  # if it stays so, the next introduction ends the process
        _log.error("leader.refused", again_in=_BUG)
        return _BUG
    if isinstance(problem, DatabaseAway):
        _log.warning("leader.away", again_in=_ASK, cause=cause(problem))
        return _ASK
    _log.error("leader.failed", again_in=_BUG, exc_info=problem)
    return _BUG


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
