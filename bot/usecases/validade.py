"""Whether a link may be answered now, and by which account. Source: design, "Links"."""

from bot.messages import K, Message, Screen, say
from bot.storage.tables import Convite
from bot.storage.work import Work
from bot.usecases.botoes import MENU, pelo_numero
from bot.usecases.convites import Estado, estado
from bot.usecases.incoming import Incoming
from bot.usecases.quem import Recusa


def aberto_por_mim(work: Work, said: Incoming, convite_id: str) -> Convite:
    """Return a link that still works and that this account was the last to open; raise `Recusa` otherwise."""
    convite = pelo_numero(work, Convite, convite_id)
    situacao = estado(convite, work.now)
    if convite is None or situacao is not Estado.VALIDO:
        raise Recusa(nao_vale(said.user_id, convite, situacao))
    if convite.aberto_por != said.user_id:
        raise Recusa(say(Message(K("link.aberto_por_outra"))))
    return convite


def nao_vale(conta: int, convite: Convite | None, situacao: Estado) -> Screen:
    """Return why a link cannot be answered, and what to do."""
    if convite is not None and situacao is Estado.USADO and convite.aceito_por == conta:
        return say(Message(K("link.ja_aceito")), buttons=((MENU,),))
    return say(Message(K(f"link.{situacao.value}")))
