"""Waiting for whichever comes first."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def until_first(*things: Coroutine[Any, Any, object]) -> None:
    """Run all of them until one ends, cancel the others, and raise what that one raised."""
    tasks = [asyncio.ensure_future(thing) for thing in things]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in ended:
        task.result()
