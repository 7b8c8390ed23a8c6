"""Two ways to tell many people something, each in a process of its own; "anunciar" makes it begin.

`python -m tests.benchmarks.anunciantes ours|bare URL TOKEN FILE PEOPLE A_SECOND`
"""

import asyncio
import signal
import sys
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, MessageHandler, TypeHandler, filters

from bot.messages import K, Message, say
from bot.storage import comunicados
from bot.storage.tables_dos_comunicados import Comunicado
from bot.storage.work import Work
from bot.usecases.incoming import Incoming
from tests.benchmarks.praca import FIRST
from tests.entrega import conversa, mural


async def _ours(url: str, token: str, file: str, people: int, a_second: int) -> None:
    from bot.app import build
    from bot.settings import Settings
    from handlers.reading import read

    tick = mural.tick(mural.gente(range(FIRST, FIRST + people)))

    def hear(work: Work, said: Incoming) -> None:
        if said.text == "anunciar":
            comunicado = work.session.get(Comunicado, mural.escrever(work))
            assert comunicado is not None
            comunicados.iniciar(work, comunicado)
            work.then = tick
        else:
            work.say(said.chat_id, say(Message(K("eco.disse"), {"texto": said.text})))

    def register(application: Any, work: Any, _: Any) -> None:
        async def on_update(update: Update, _: Any) -> None:
            said = read(update)
            if said is not None:
                await work(hear, said)

        application.add_handler(TypeHandler(Update, on_update))

    settings = Settings(
        token=token, api_url=url, database_url=file, envios_por_segundo=a_second, _env_file=None
    )
    assistente = build(settings, content=conversa.content(), register=register, ticks=[tick])
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await assistente.serve(stop)


def _bare(url: str, token: str, people: int, a_second: int) -> None:
    """Run a bot of the library alone: its own limiter, a loop that sends, concurrent answers."""
    from telegram.ext import AIORateLimiter

    async def tell_all(bot: Any) -> None:
        for number in range(FIRST, FIRST + people):
            await bot.send_message(number, mural.TEXTO.format(nome=f"Pessoa {number}"))

    async def hear(update: Update, context: Any) -> None:
        message = update.effective_message
        if message is None:
            return
        if message.text == "anunciar":
            context.application.create_task(tell_all(context.bot))
        else:
            await message.reply_text(f"Você disse: {message.text}")

    limiter = AIORateLimiter(overall_max_rate=a_second, overall_time_period=1, max_retries=9)
    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot").rate_limiter(limiter)
    application = builder.concurrent_updates(True).build()
    application.add_handler(MessageHandler(filters.TEXT, hear))
    application.run_polling()


def main() -> None:
    """Run the one that was named, until it is told to stop."""
    name, url, token, file, people, a_second = sys.argv[1:]
    run = partial(_bare, url, token) if name == "bare" else partial(_run_ours, url, token, file)
    run(int(people), int(a_second))


def _run_ours(url: str, token: str, file: str, people: int, a_second: int) -> None:
    asyncio.run(_ours(url, token, file, people, a_second))


if __name__ == "__main__":
    main()
