"""What the last answer of a chat was about, for half an hour: a follow-up leans on it."""

from datetime import timedelta

from sqlalchemy import update

from bot.respostas.conhecimento import Entrada
from bot.storage.queues import chat
from bot.storage.work import Work
from bot.usecases import sigilo
from bot.usecases.incoming import Incoming

_GUARDADO = timedelta(minutes=30)


def anterior(work: Work, said: Incoming) -> str | None:
    """Return the entry last told in this chat; what is older than half an hour is gone."""
    este = work.chat(said.chat_id)
    if este.assunto is None or este.assunto_em is None:
        return None
    if work.now - este.assunto_em > _GUARDADO or este.assunto not in work.respondedor.entradas:
        este.assunto = este.assunto_em = este.perguntado = None
    return este.assunto


def lembrar(work: Work, said: Incoming, entradas: tuple[Entrada, ...]) -> None:
    """Keep what was just told; sums and greetings are about nothing to lean on."""
    ditas = [entrada.chave for entrada in entradas if entrada.tipo == "resposta"]
    if ditas:
        este = work.chat(said.chat_id)
        este.assunto, este.assunto_em = ditas[0], work.now
        este.perguntado = sigilo.separar(said.text)[0] or None


def perguntado(work: Work, said: Incoming, chave: str) -> str:
    """Return the question that the entry answered, if it was the last one of this chat; else nothing."""
    este = work.chat(said.chat_id)
    return este.perguntado or "" if anterior(work, said) == chave else ""


def esquecer(work: Work) -> None:
    """Blank the questions that were answered longer than half an hour ago."""
    velhas = chat.c.perguntado.is_not(None), chat.c.assunto_em < work.now - _GUARDADO
    work.connection.execute(update(chat).where(*velhas).values(perguntado=None))
