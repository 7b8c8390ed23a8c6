"""How an announcement ended for each person: written when its row of the outbox ends."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from bot.storage.queues import outbox
from bot.storage.tables_dos_comunicados import entrega

NA_FILA, ENTREGUE, BLOQUEADO, FALHOU = "na_fila", "entregue", "bloqueado", "falhou"
FORA_DO_BOT, CANCELADO = "fora_do_bot", "cancelado"
DESFECHOS = (NA_FILA, ENTREGUE, BLOQUEADO, FALHOU, FORA_DO_BOT, CANCELADO)
BLOQUEOU = "bloqueou"  # a reason; the others are given by who sends

_ESTA = (entrega.c.comunicado_id == bindparam("comunicado"), entrega.c.chat_id == bindparam("of"))
CHEGOU = (
    update(entrega)
    .where(*_ESTA)
    .values(desfecho=ENTREGUE, motivo="", message_id=bindparam("message"), quando=bindparam("at"))
)
_REPETE = update(entrega).where(*_ESTA).values(repeticoes=entrega.c.repeticoes + 1)


def terminar(
    connection: Connection, comunicado_id: int, chat_id: int, desfecho: str, motivo: str, now: datetime
) -> None:
    """Write that the announcement will not reach the person, and why: a short code."""
    esta = (entrega.c.comunicado_id == comunicado_id, entrega.c.chat_id == chat_id)
    fim = {"desfecho": desfecho, "motivo": motivo, "quando": now}
    connection.execute(update(entrega).where(*esta).values(fim))


def contar_repeticoes(connection: Connection, rows: Collection[int]) -> None:
    """Count that these rows of the outbox, should they be of announcements, may be arriving twice."""
    de_comunicados = select(outbox.c.comunicado_id, outbox.c.chat_id).where(
        outbox.c.id.in_(rows), outbox.c.comunicado_id.is_not(None)
    )
    again = [{"comunicado": um, "of": chat_id} for um, chat_id in connection.execute(de_comunicados)]
    if again:
        connection.execute(_REPETE, again)
