"""The commands: `pontofocal …`, or `python -m bot …`. Each imports what is heavy only when it runs."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import logs, settings
from bot.clock import wall_clock
from bot.messages import K, Message
from bot.settings import BadSetting, Settings
from bot.terminal import Command, Group

if TYPE_CHECKING:
    from bot.sandbox.command import Options

Say = Callable[[Message], str]
Needed = Annotated[str, typer.Option()]
Porta = Annotated[int | None, typer.Option(min=1, max=65535)]
Vazio = Annotated[bool, typer.Option("--vazio")]
Question = Annotated[str, typer.Argument(metavar="PERGUNTA")]
Paths = Annotated[list[Path], typer.Argument(metavar="CAMINHO")]
Folder = Annotated[Path, typer.Argument(metavar="PASTA")]
InJson = Annotated[bool, typer.Option("--json")]
SemNavegador = Annotated[bool, typer.Option("--sem-navegador")]


def main() -> None:
    """Run the command that was asked for; what is wrong in it, or in a setting, ends it with one line."""
    logs.configure("WARNING")  # before anything may log: by default the variables of a traceback are shown
    say = _words()
    try:
        sys.exit(typer.main.get_command(commands())(obj=say, standalone_mode=False))
    except BadSetting as bad:
        typer.echo(say(bad.problem), err=True)
        sys.exit(2)


def commands() -> typer.Typer:
    """Return the commands; their words are found when they are asked for."""
    cli = typer.Typer(cls=Group, add_completion=False, pretty_exceptions_enable=False)
    for command in (sandbox, run, verificar, migrar, convidar, perguntar, importar, exportar, conferir):
        cli.command(command.__name__, cls=Command)(command)
    return cli


def sandbox(
    porta: Porta = None, banco: str = "", vazio: Vazio = False, sem_navegador: SemNavegador = False
) -> None:
    """Run everything on this machine, without a token, with a page in the browser."""
    from bot.sandbox.command import Options

    logs.configure("ERROR")
    asyncio.run(_rehearse(Options(porta, banco, vazio), browser=not sem_navegador))


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

    chosen = settings.load()
    logs.configure("WARNING")
    with _reaching():
        schema.upgrade(chosen.database_url)
    typer.echo(_words()(Message(K("comandos.migrar.pronto"))))


def convidar(papel: Needed, nome: Needed, orgao: str = "") -> None:
    """Print a deep link, until when it lives, and its QR code."""
    import segno

    from bot.delivery.content import Content
    from bot.domain.nomes import so_o_primeiro
    from bot.invitation import invite

    chosen = settings.load()
    logs.configure("WARNING")
    content = Content.load(chosen.fuso)
    made, link = invite(chosen, content, papel, nome, orgao)
    typer.echo(content.texts.label(made))
    typer.echo(link)
    if so_o_primeiro(nome):
        typer.echo(content.texts.label(Message(K("convidar.so_o_primeiro_nome"), {"nome": nome})))
    segno.make(link, error="m").terminal(border=2, compact=True)


def perguntar(pergunta: Question, em_json: InJson = False) -> None:
    """Answer a question, or each line of the standard input when it is "-"."""
    from bot.perguntar import perguntar as answers

    questions = (line.rstrip("\n") for line in sys.stdin) if pergunta == "-" else (pergunta,)
    for answer in answers(questions, em_json=em_json):
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


def importar(caminhos: Paths, orgao: str = "", em_json: InJson = False) -> None:
    """Put letters into the database, and lists of services, of people, of organs."""
    from bot import importar as command
    from bot import importar_listas as lists
    from bot.delivery.content import Content

    chosen, content = _with_schema(), Content.load()
    gc.freeze()  # what is known by heart would be gone through again every few letters
    with _reaching():
        letters = [path for path in caminhos if not lists.e_lista(path)]
        resumo = command.importar(chosen, content, letters, _bar(em_json))
        lists.importar(chosen, content, [path for path in caminhos if lists.e_lista(path)], orgao, resumo)
    say = content.texts.label
    for line in (command.em_json(resumo, say),) if em_json else command.em_texto(resumo, say):
        typer.echo(line)


def exportar(pasta: Folder, orgao: str = "") -> None:
    """Write every service as a letter into a folder."""
    from bot import exportar as command
    from bot.delivery.content import Content

    chosen, content = _with_schema(), Content.load()
    with _reaching(), ExitStack() as stack:
        written = command.exportar(chosen, content, pasta, orgao, lambda n: _counting(stack, n))
    typer.echo(command.em_texto(content.texts.label, pasta, *written))


def conferir(caminhos: Paths, em_json: InJson = False) -> None:
    """Check letters against the standard."""
    from bot import conferir as command
    from bot.cartas_do_disco import arquivos

    say = _words()
    checked = list(command.conferir(_bar(em_json)(arquivos(caminhos))))
    for line in command.em_json(checked, say) if em_json else command.em_texto(checked, say):
        typer.echo(line)


def _bar(quiet: bool) -> Callable[[Sequence[Path]], Iterator[Path]]:
    """Return what goes through files with a bar on a terminal, and silently elsewhere."""

    def go(files: Sequence[Path]) -> Iterator[Path]:
        if quiet or not sys.stderr.isatty():
            yield from files
            return
        with typer.progressbar(files, file=sys.stderr) as bar:
            yield from bar

    return go


def _counting(stack: ExitStack, total: int) -> Callable[[int], None]:
    if not sys.stderr.isatty():
        return lambda _: None
    return stack.enter_context(typer.progressbar(length=total, file=sys.stderr)).update


@contextmanager
def _reaching() -> Iterator[None]:
    """Say an outage of the database as the bad setting that it may be."""
    from bot.storage.engines import DatabaseAway

    try:
        yield
    except DatabaseAway as outage:
        raise BadSetting(K("ajuste.banco.inacessivel"), causa=logs.cause(outage)) from None


def _with_schema() -> Settings:
    """Return the settings of an installation whose schema is the newest; raise `BadSetting`."""
    chosen = settings.load()
    logs.configure("ERROR")
    _prepare_schema(chosen)
    return chosen


async def _serve(chosen: Settings) -> None:
    from bot.app import build

    await build(chosen).serve(_told_to_stop())


async def _rehearse(options: "Options", *, browser: bool) -> None:
    from bot.delivery.content import Content
    from bot.sandbox.browser import open_page
    from bot.sandbox.command import serve

    content = Content.load()

    def ready(address: str) -> None:
        typer.echo(content.texts.label(Message(K("sandbox.pronto"), {"endereco": address})))
        if browser:
            open_page(address)

    await serve(options, content, ready, _told_to_stop())


def _told_to_stop() -> asyncio.Event:
    """Return what Ctrl+C and SIGTERM set, in the running loop."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


async def _look_at_all(chosen: Settings) -> bool:
    from bot.delivery.checkup import checkup

    say, all_well = _words(), True
    async for finding in checkup(chosen, wall_clock):
        mark = K("verificar.linha.certa") if finding.well else K("verificar.linha.errada")
        typer.echo(say(Message(mark, {"achado": finding.message})))
        all_well &= finding.well
    return all_well


def _prepare_schema(chosen: Settings) -> None:
    from bot.storage import schema

    with _reaching():
        found = schema.state(chosen.database_url)
        if found is schema.Schema.EMPTY:
            schema.upgrade(chosen.database_url)
    if found in (schema.Schema.OLD, schema.Schema.UNKNOWN):
        raise BadSetting(K(f"verificar.esquema.{found.value}"))


def _words() -> Say:
    from bot.delivery.content import Content

    return Content.load().texts.label


if __name__ == "__main__":
    main()
