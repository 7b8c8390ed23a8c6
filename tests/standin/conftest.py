"""An unmodified python-telegram-bot against the stand-in: a bot to call, and an echo that converses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.sandbox.standin.server import StandIn

Context = ContextTypes.DEFAULT_TYPE
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Mudar", callback_data="mudar")]])


@pytest.fixture(autouse=True)
def _newest_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else the library warns, and a warning is an error here


@pytest_asyncio.fixture
async def tg() -> AsyncIterator[StandIn]:
    async with StandIn() as standin:
        yield standin


@pytest_asyncio.fixture
async def bot(tg: StandIn) -> AsyncIterator[Bot]:
    async with Bot(tg.token, base_url=f"{tg.url}/bot", base_file_url=f"{tg.url}/file/bot") as one:
        yield one


async def on_start(update: Update, context: Context) -> None:
    await update.effective_message.reply_text(f"início {' '.join(context.args)}")


async def on_text(update: Update, _: Context) -> None:
    text = update.effective_message.text_html
    await update.effective_message.reply_html(f"<b>{text}</b>", reply_markup=KEYBOARD)


async def on_file(update: Update, _: Context) -> None:
    message = update.effective_message
    file = message.document or message.photo[-1]
    data = bytes(await (await file.get_file()).download_as_bytearray())
    await message.reply_document(data, filename="volta.bin", caption=f"{len(data)} bytes")


async def on_tap(update: Update, _: Context) -> None:
    await update.callback_query.answer("Feito", show_alert=True)
    await update.callback_query.edit_message_text(f"mudou: {update.callback_query.data}")


def echo(tg: StandIn) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = ApplicationBuilder().token(tg.token)
    application = builder.base_url(f"{tg.url}/bot").base_file_url(f"{tg.url}/file/bot").build()
    application.add_handler(CommandHandler("start", on_start))
    application.add_handler(MessageHandler(filters.TEXT, on_text))
    application.add_handler(MessageHandler(filters.Document.ALL | filters.PHOTO, on_file))
    application.add_handler(CallbackQueryHandler(on_tap))
    return application


@asynccontextmanager
async def polling(tg: StandIn) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    application = echo(tg)
    async with application:
        await application.updater.start_polling(timeout=10)
        await application.start()
        yield application
        await application.updater.stop()
        await application.stop()
