"""Slices of an announcement: its audience becomes rows of the outbox, which wait, are held or cancelled."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, insert, select, update

from bot.messages import Screen, screen_to_json
from bot.storage.entregas import BLOQUEADO, BLOQUEOU, CANCELADO, FALHOU, FORA_DO_BOT, NA_FILA
from bot.storage.queues import HELD, WAITING, chat, outbox
from bot.storage.tables_dos_comunicados import Comunicado, entrega
from bot.storage.work import Work

FATIA = 100  # people in one transaction: below 20 ms
_MUDAM = 150  # rows that are held, released or cancelled in one
_SEM_TELA = screen_to_json(Screen(()))
_CANCELADA = {"state": "cancelled", "reason": "stopped"}


@dataclass(frozen=True, slots=True)
class Destinatario:
    """Somebody of an audience; `chat_id` is None, and `email` says who, while she is not in the bot.

    `campos` fills the personal fields of the text: `{"nome": "Ana"}`.
    """

    chat_id: int | None
    nome: str
    email: str | None = None
    pessoa_id: int | None = None
    campos: Mapping[str, str] = field(default_factory=dict)


# Some people (`FATIA` at most) of an audience, and the mark to go on from; None with the last ones. The same
# person may come twice: the first time counts.
Pagina = tuple[Sequence[Destinatario], str | None]
# From the criteria, and the mark of the page before (None at first), to the next page.
Publico = Callable[[Work, Mapping[str, Any], str | None], Pagina]


def fatia(work: Work, comunicado: Comunicado, publico: Publico) -> bool:
    """Do one slice of what it has to do; return False when there was nothing."""
    work.session.flush()
    if not comunicado.resolvido:
        _distribuir(work, comunicado, publico)
        return True
    return _ACERTOS[comunicado.estado](work, comunicado)


def espera_alguem(work: Work, comunicado: Comunicado) -> bool:
    """Tell whether a row of it is still to be sent."""
    return work.connection.execute(_desta(comunicado, NA_FILA).limit(1)).first() is not None


def _distribuir(work: Work, comunicado: Comunicado, publico: Publico) -> None:
    pagina, comunicado.marca = publico(work, comunicado.publico, comunicado.marca)
    comunicado.resolvido = comunicado.marca is None
    work.session.add(comunicado)
    novas = list(_novas(work, comunicado, pagina))
    if novas:
        work.connection.execute(insert(entrega), novas)
        _por_na_fila(work, comunicado, [um["chat_id"] for um in novas if um["desfecho"] == NA_FILA])


def _novas(work: Work, comunicado: Comunicado, pagina: Sequence[Destinatario]) -> Iterable[dict[str, Any]]:
    """Yield a row for each person who has none yet; a chat that nobody knew is written down."""
    de_chat = {um.chat_id: um for um in pagina if um.chat_id is not None}
    de_email = {um.email: um for um in pagina if um.chat_id is None}
    dela = entrega.c.comunicado_id == comunicado.id
    com_chat = select(entrega.c.chat_id).where(dela, entrega.c.chat_id.in_(de_chat))
    com_email = select(entrega.c.email).where(dela, entrega.c.email.in_(de_email))
    for chat_id in work.connection.scalars(com_chat):
        del de_chat[chat_id]
    for email in work.connection.scalars(com_email):
        del de_email[email]
    bloqueados = _bloqueados(work, list(de_chat))
    for chat_id, um in de_chat.items():
        parado = CANCELADO if comunicado.estado == "parado" else NA_FILA
        yield _linha(comunicado, um, BLOQUEADO if chat_id in bloqueados else parado)
    for um in de_email.values():
        yield _linha(comunicado, um, FORA_DO_BOT)


def _linha(comunicado: Comunicado, um: Destinatario, desfecho: str) -> dict[str, Any]:
    return {
        "comunicado_id": comunicado.id,
        "chat_id": um.chat_id,
        "pessoa_id": um.pessoa_id,
        "nome": um.nome,
        "email": um.email if um.chat_id is None else None,
        "campos": dict(um.campos),
        "desfecho": desfecho,
        "vez": comunicado.vez,
        "repeticoes": 0,
        "motivo": BLOQUEOU if desfecho == BLOQUEADO else "",
    }


def _bloqueados(work: Work, chats: list[int]) -> set[int]:
    """Return those of `chats` that are gone; write down those that are new."""
    conhecidos = select(chat.c.chat_id, chat.c.blocked_at).where(chat.c.chat_id.in_(chats))
    desde = {row.chat_id: row.blocked_at for row in work.connection.execute(conhecidos)}
    novos = [{"chat_id": um, "buttons": [], "leitor": False} for um in chats if um not in desde]
    if novos:
        work.connection.execute(insert(chat), novos)
    return {chat_id for chat_id, blocked_at in desde.items() if blocked_at is not None}


def _por_na_fila(work: Work, comunicado: Comunicado, chats: list[int]) -> None:
    linhas = [_da_fila(work, comunicado, chat_id) for chat_id in chats]
    if linhas:
        work.connection.execute(insert(outbox), linhas)
        work.pushed = True


def _da_fila(work: Work, comunicado: Comunicado, chat_id: int) -> dict[str, Any]:
    return {
        "chat_id": chat_id,
        "kind": "send" if comunicado.anexo is None else "file",
        "screen": _SEM_TELA,
        "file": comunicado.anexo[0] if comunicado.anexo else None,
        "live": False,
        "state": "held" if comunicado.estado == "pausado" else "waiting",
        "due": work.now,
        "tries": 0,
        "part": 0,
        "once": f"comunicado:{comunicado.id}:{chat_id}:{comunicado.vez}",
        "reason": "",
        "comunicado_id": comunicado.id,
        "created_at": work.now,
    }


def _refazer_ou_soltar(work: Work, comunicado: Comunicado) -> bool:
    return _refazer(work, comunicado) or _soltar(work, comunicado)


def _refazer(work: Work, comunicado: Comunicado) -> bool:
    """Put the next of those it failed for back in the queue, in the round that was asked for."""
    falhas = _desta(comunicado, FALHOU, entrega.c.chat_id).where(entrega.c.vez < comunicado.vez)
    chats = list(work.connection.scalars(falhas.limit(FATIA)))
    if not chats or comunicado.vez == 1:
        return False
    bloqueados = _bloqueados(work, chats)
    sair = [um for um in chats if um not in bloqueados]
    for desfecho, quais in ((BLOQUEADO, list(bloqueados)), (NA_FILA, sair)):
        estes = (entrega.c.comunicado_id == comunicado.id, entrega.c.chat_id.in_(quais))
        motivo = BLOQUEOU if desfecho == BLOQUEADO else ""
        again = {"desfecho": desfecho, "motivo": motivo, "vez": comunicado.vez}
        work.connection.execute(update(entrega).where(*estes).values(again))
    _por_na_fila(work, comunicado, sair)
    return True


def _soltar(work: Work, comunicado: Comunicado) -> bool:
    solta = _mudar(work, _abertas(comunicado, HELD), {"state": "waiting"})
    work.pushed |= solta
    return solta


def _segurar(work: Work, comunicado: Comunicado) -> bool:
    return _mudar(work, _abertas(comunicado, WAITING), {"state": "held"})


def _cancelar(work: Work, comunicado: Comunicado) -> bool:
    abertas = _abertas(comunicado, WAITING, HELD)
    chats = list(work.connection.scalars(abertas.with_only_columns(outbox.c.chat_id)))
    estas = (entrega.c.comunicado_id == comunicado.id, entrega.c.chat_id.in_(chats))
    fim = {"desfecho": CANCELADO, "quando": work.now}
    work.connection.execute(update(entrega).where(*estas).values(fim))
    return _mudar(work, abertas, _CANCELADA)


def _mudar(work: Work, quais: Select[Any], para: dict[str, str]) -> bool:
    ids = list(work.connection.scalars(quais))
    if ids:
        work.connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(para))
    return bool(ids)


def _abertas(comunicado: Comunicado, *estados: ColumnElement[str]) -> Select[Any]:
    dele = (outbox.c.comunicado_id == comunicado.id, outbox.c.state.in_(estados))
    return select(outbox.c.id).where(*dele).order_by(outbox.c.id).limit(_MUDAM)


def _desta(comunicado: Comunicado, desfecho: str, *colunas: ColumnElement[Any]) -> Select[Any]:
    dela = (entrega.c.comunicado_id == comunicado.id, entrega.c.desfecho == desfecho)
    return select(*colunas or (entrega.c.id,)).where(*dela)


_ACERTOS: Mapping[str, Callable[[Work, Comunicado], bool]] = {
    "enviando": _refazer_ou_soltar,
    "pausado": _segurar,
    "parado": _cancelar,
}
