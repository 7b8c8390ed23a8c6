"""What the last answer of a chat was about, for half an hour: a follow-up leans on it."""

from datetime import timedelta

from bot.respostas.conhecimento import Entrada
from bot.storage.work import Work
from bot.usecases.incoming import Incoming

_GUARDADO = timedelta(minutes=30)


def anterior(work: Work, said: Incoming) -> str | None:
    """Return the entry last told in this chat; what is older than half an hour is gone."""
    chat = work.chat(said.chat_id)
    if chat.assunto is None or chat.assunto_em is None:
        return None
    if work.now - chat.assunto_em > _GUARDADO or chat.assunto not in work.respondedor.entradas:
        chat.assunto = chat.assunto_em = None
    return chat.assunto


def lembrar(work: Work, said: Incoming, entradas: tuple[Entrada, ...]) -> None:
    """Keep what was just told; sums and greetings are about nothing to lean on."""
    ditas = [entrada.chave for entrada in entradas if entrada.tipo == "resposta"]
    if ditas:
        chat = work.chat(said.chat_id)
        chat.assunto, chat.assunto_em = ditas[0], work.now
