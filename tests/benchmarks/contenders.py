"""The bots that are compared, each in a process of its own.

`python -m tests.benchmarks.contenders NAME URL TOKEN FILE`
"""

import asyncio
import signal
import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, MessageHandler, TypeHandler, filters

from bot.delivery.request import AiohttpRequest

CONCURRENT = 256


async def _echo(update: Update, _: Any) -> None:
    if update.effective_message is not None:
        await update.effective_message.reply_text(update.effective_message.text or "")


def _bare(name: str, url: str, token: str) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot")
    if "aiohttp" in name:
        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    if "concurrent" in name:
        builder = builder.concurrent_updates(CONCURRENT)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    return application


async def _ours(url: str, token: str, file: str) -> None:
    from bot.app import build
    from bot.messages import K, Message, say
    from bot.settings import Settings
    from bot.storage.work import Work
    from bot.usecases.incoming import Incoming
    from handlers.reading import read
    from tests.entrega import conversa

    def echo(work: Work, said: Incoming) -> None:
        work.say(said.chat_id, say(Message(K("eco.disse"), {"texto": said.text})))

    def register(application: Any, work: Any, _: Any) -> None:
        async def on_update(update: Update, _: Any) -> None:
            said = read(update)
            if said is not None:
                await work(echo, said)

        application.add_handler(TypeHandler(Update, on_update))

    settings = Settings(token=token, api_url=url, database_url=f"sqlite:///{file}", _env_file=None)
    assistente = build(settings, content=conversa.content(), register=register)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await assistente.serve(stop)


def main() -> None:
    """Run the one that was named, until it is told to stop."""
    name, url, token, file = sys.argv[1:]
    if name == "ours":
        asyncio.run(_ours(url, token, file))
    else:
        _bare(name, url, token).run_polling()


if __name__ == "__main__":
    main()
