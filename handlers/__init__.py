"""Thin handlers: read the update once, run one use case in one transaction."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, TypeHandler

from bot.storage.work import Work
from bot.usecases.comandos import comandar
from bot.usecases.conversas import ouvir
from bot.usecases.incoming import Incoming
from bot.usecases.presenca import bloqueou, desbloqueou
from handlers import letters, spreadsheets
from handlers.reading import read
from handlers.spreadsheets import Look

UseCase = Callable[[Work, Incoming], None]
Do = Callable[[UseCase, Incoming], Awaitable[None]]

POR_TIPO: dict[str, UseCase] = {"command": comandar, "blocked": bloqueou, "unblocked": desbloqueou}


def register(application: Application[Any, Any, Any, Any, Any, Any], work: Do, look: Look) -> None:
    """Hand every update that somebody caused to the use case for its kind."""
    bring_rows = spreadsheets.bringer(application.bot, look)
    bring_letters = letters.bringer(application.bot, look)

    async def on_update(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        said = read(update)
        if said is not None:
            await work(POR_TIPO.get(said.kind, ouvir), await bring_letters(await bring_rows(said)))

    application.add_handler(TypeHandler(Update, on_update))
