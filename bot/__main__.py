"""The commands: `pontofocal …`, or `python -m bot …`. Each imports what is heavy only when it runs."""

import asyncio
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from bot import logs, settings
from bot.clock import wall_clock
from bot.messages import K, Message
from bot.settings import BadSetting, Settings

if TYPE_CHECKING:
    from bot.delivery.content import Content

Say = Callable[[Message], str]


def main() -> None:
    """Run the command that was asked for; a bad setting ends it with one line."""
    from bot.delivery.content import Content

    content = Content.load()
    try:
        commands(content)()
    except BadSetting as bad:
        typer.echo(content.texts.label(bad.problem), err=True)
        sys.exit(2)


def commands(content: "Content") -> typer.Typer:
    """Return the commands, described in the words of `content`."""
    cli = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        help=content.texts.label(Message(K("comandos.pontofocal"))),
    )
    for command in (run, verificar, migrar):
        described = content.texts.label(Message(K(f"comandos.{command.__name__}")))
        cli.command(command.__name__, help=described)(command)
    return cli


def run() -> None:
    """Run the real bot until it is told to stop."""
    chosen = settings.load()
    logs.configure(chosen.log_level)
    chosen.bot_token()
    _prepare_schema(chosen)
    asyncio.run(_serve(chosen))


def verificar() -> None:
    """Print one line for each thing that must be in place; exit with 1 when something is not."""
    chosen = settings.load()
    logs.configure("ERROR")
    if not asyncio.run(_look_at_all(chosen)):
        raise typer.Exit(1)


def migrar() -> None:
    """Bring the schema to the newest step."""
    from bot.storage import schema
    from bot.storage.engines import DatabaseAway

    chosen = settings.load()
    logs.configure("WARNING")
    try:
        schema.upgrade(chosen.database_url)
    except DatabaseAway as outage:
        raise BadSetting(K("ajuste.banco.inacessivel"), causa=_first_line(outage)) from None
    typer.echo(_words()(Message(K("comandos.migrar.pronto"))))


async def _serve(chosen: Settings) -> None:
    from bot.app import build

    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: loop.call_soon_threadsafe(stop.set))
    loop = asyncio.get_running_loop()
    await build(chosen).serve(stop)


async def _look_at_all(chosen: Settings) -> bool:
    from bot.delivery.checkup import checkup

    say, all_well = _words(), True
    async for finding in checkup(chosen, wall_clock):
        mark = "verificar.linha.certa" if finding.well else "verificar.linha.errada"
        typer.echo(say(Message(K(mark), {"achado": finding.message})))
        all_well &= finding.well
    return all_well


def _prepare_schema(chosen: Settings) -> None:
    from bot.storage import schema
    from bot.storage.engines import DatabaseAway

    try:
        found = schema.state(chosen.database_url)
        if found is schema.Schema.EMPTY:
            schema.upgrade(chosen.database_url)
    except DatabaseAway as outage:
        raise BadSetting(K("ajuste.banco.inacessivel"), causa=_first_line(outage)) from None
    if found in (schema.Schema.OLD, schema.Schema.UNKNOWN):
        raise BadSetting(K(f"verificar.esquema.{found.value}"))


def _words() -> Say:
    from bot.delivery.content import Content

    return Content.load().texts.label


def _first_line(problem: Exception) -> str:
    return str(problem).splitlines()[0]


if __name__ == "__main__":
    main()
