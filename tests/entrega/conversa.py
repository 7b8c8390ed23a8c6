"""A conversation of the tests' own: it says back what it hears, and writes it down once."""

from typing import Any

from sqlalchemy import select
from telegram import Update
from telegram.ext import TypeHandler

from bot.app import DoWork
from bot.callbacks import Act, pack
from bot.delivery.content import Content
from bot.delivery.texts import Texts
from bot.messages import Button, K, Message, Screen, say
from bot.storage.database import Database
from bot.storage.tables import Ato
from bot.storage.work import Work
from bot.usecases.incoming import Incoming
from handlers.reading import read

WORDS = {
    "eco.disse": ("Você disse: {texto}",),
    "eco.sim": ("Sim",),
    "eco.tocou": ("Você tocou em {texto}",),
    "eco.aviso": ("Aviso: {texto}",),
    "problema.nosso": ("Algo falhou. Referência {referencia}.",),
    "tela.opcoes": ("Opções:",),
    **{f"comando.{name}": (name,) for name in ("start", "ajuda", "acessibilidade", "privacidade")},
}


class Estouro(Exception):
    """What a bug would raise."""


def content() -> Content:
    """Return the words of this conversation, and the facts of the installation as they come."""
    real = Content.load("America/Sao_Paulo")
    return Content(Texts(WORDS, real.texts.plural, {}, real.texts.zone), real.instalacao)


def echo(text: str) -> Screen:
    """Return the screen that says `text` back."""
    sim = Button(Message(K("eco.sim")), pack(Act("sim")))
    return say(Message(K("eco.disse"), {"texto": text}), buttons=((sim,),))


def aviso(text: str) -> Screen:
    """Return the screen of a push."""
    return say(Message(K("eco.aviso"), {"texto": text}))


SEM = {"sem parametro": say(Message(K("eco.disse"))), "sem palavras": say(Message(K("eco.de.ninguem")))}


def ouvir(work: Work, said: Incoming) -> None:
    """Write down what was said, and say it back; "estouro" breaks after both, what is in `SEM` says less."""
    work.session.add(Ato(quando=work.now, acao="eco", alvo=str(said.chat_id), detalhes={"texto": said.text}))
    if said.kind == "tap":
        work.say(said.chat_id, say(Message(K("eco.tocou"), {"texto": said.data})), aim=said.message_id)
    else:
        work.say(said.chat_id, SEM.get(said.text) or echo(said.text))
    if said.text == "estouro":
        raise Estouro


def register(application: Any, work: DoWork, _: Any) -> None:
    """Hear everything."""

    async def on_update(update: Update, _: Any) -> None:
        said = read(update)
        if said is not None:
            await work(ouvir, said)

    application.add_handler(TypeHandler(Update, on_update))


async def ouvidos(database: Database) -> list[tuple[int, str]]:
    """Return what was written down, as (chat, text), in order."""
    rows = await database.read(lambda s: s.execute(select(Ato.alvo, Ato.detalhes).order_by(Ato.id)).all())
    return [(int(chat or 0), detalhes["texto"]) for chat, detalhes in rows]
