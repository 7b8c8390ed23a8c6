"""The commands at the terminal: their help, and what was wrong in how one was called, in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from bot.messages import K, Message
from bot.settings import BadSetting

Row = tuple[str, Message]  # what one types, and what it does


class Command(TyperCommand):
    """One command. The context's `obj` turns a message into words, here and in `Group`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read `args`; raise `BadSetting` with one line on what to change and where the help is."""
        ctx.allow_extra_args = True  # what is left over is refused here, since the library does it in English
        with _refusals(ctx):
            left = super().parse_args(ctx, args)
        if left:
            raise _refusal(ctx, Message(K("terminal.sobra"), {"sobra": " ".join(left)}))
        return left

    def get_help(self, ctx: Any) -> str:
        """Return what the command does, and each of its options."""
        named = f"comandos.{self.name}"
        options = ((_written(p), _described(p, Message(K(f"{named}.{p.name}")))) for p in self.params)
        return _page(ctx, K("terminal.uso.opcoes"), K(named), {K("terminal.opcoes"): [*options]})


class Group(TyperGroup):
    """All the commands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what comes before the name of a command; show the help when nothing does."""
        if not args:
            typer.echo(self.get_help(ctx), err=True)
            raise typer.Exit(2)
        with _refusals(ctx):
            return super().parse_args(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command; raise `BadSetting` when there is none of that name."""
        if cmd_name not in self.commands:
            there_are = {"nome": cmd_name, "comandos": ", ".join(self.commands)}
            raise _refusal(ctx, Message(K("terminal.comando_desconhecido"), there_are))
        return self.commands[cmd_name]

    def get_help(self, ctx: Any) -> str:
        """Return what this is for, and each command."""
        listed = ((name, Message(K(f"comandos.{name}"))) for name in self.commands)
        return _page(
            ctx, K("terminal.uso.comando"), K("comandos.pontofocal"), {K("terminal.comandos"): [*listed]}
        )


@contextmanager
def _refusals(ctx: Any) -> Iterator[None]:
    try:
        yield
    except typer.TyperException as refused:
        raise _refusal(ctx, _problem(ctx, refused)) from None


def _refusal(ctx: Any, problem: Message) -> BadSetting:
    return BadSetting(K("terminal.recusa"), problema=problem, comando=ctx.command_path)


def _problem(ctx: Any, refused: Any) -> Message:
    """Say what the library refused; of its exceptions only `BadParameter` has a public name."""
    kind = type(refused).__name__
    if kind == "NoSuchOption":
        return Message(K("terminal.opcao_desconhecida"), {"opcao": refused.option_name})
    if kind == "BadOptionUsage":
        flag = any(refused.option_name in p.opts and p.is_flag for p in ctx.command.get_params(ctx))
        key = K("terminal.valor_sobra" if flag else "terminal.valor_falta")
        return Message(key, {"opcao": refused.option_name})
    if kind == "MissingParameter":
        return Message(K("terminal.opcao_falta"), {"opcao": refused.param.opts[0]})
    return Message(K(f"comandos.{ctx.command.name}.{refused.param.name}.recusado"))


def _written(option: Any) -> str:
    if option.param_type_name == "argument":
        return str(option.name.upper())
    return str(option.opts[0]) if option.is_flag else f"{option.opts[0]} {option.name.upper()}"


def _described(option: Any, what: Message) -> Message:
    return Message(K("terminal.obrigatoria"), {"opcao": what}) if option.required else what


def _page(ctx: Any, usage: K, what: K, listed: dict[K, list[Row]]) -> str:
    page, say = ctx.make_formatter(), ctx.obj
    page.write_text(say(Message(usage, {"comando": ctx.command_path})))
    page.write_paragraph()
    page.write_text(say(Message(what)))
    listed.setdefault(K("terminal.opcoes"), []).append(("--help", Message(K("terminal.ajuda"))))
    for title, rows in listed.items():
        with page.section(say(Message(title))):
            page.write_dl([(written, say(words)) for written, words in rows])
    return str(page.getvalue()).rstrip()
