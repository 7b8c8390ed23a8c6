"""`pontofocal sandbox`: the stand-in, the bot and the page, from the command until it is told to stop."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox.process import neighbour
from bot.sandbox.race import until_first

if TYPE_CHECKING:
    from bot.delivery.content import Content


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line chose: `port` None for the usual one, `database` "" for one of its own."""

    port: int | None
    database: str
    empty: bool


async def serve(
    options: Options, content: "Content", ready: Callable[[str], None], stop: asyncio.Event
) -> None:
    """Run until `stop` is set; `ready` gets the address of the page. Raise `BadSetting`."""
    async with neighbour(options.port) as beside:
        from bot.sandbox import database  # takes about as long as the neighbour needs to start
        from bot.sandbox.remote import remote
        from bot.sandbox.runner import Sandbox
        from bot.sandbox.settings import sandbox_settings

        url = await beside.url()
        with database.chosen(options.database) as where:
            settings = sandbox_settings(url, where)
            async with remote(url, beside.secret) as control:
                sandbox = Sandbox(settings, content, control, options.empty)
                running = sandbox.run(lambda: ready(f"{url}/?segredo={beside.secret}"))
                await until_first(stop.wait(), beside.watch(), running)
