"""The queues with 100,000 rows in each table: how long each thing the database thread does to them takes.

`python -m tests.benchmarks.filas [--postgresql] [--rows N]` prints the median and the worst of 20 runs of
each, in milliseconds, in a transaction of its own that is taken back; it ends with 1 when a median is over
20, which is what a slice of that thread may take.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import Connection, Table, insert

from bot.messages import K, Message, Screen, say, screen_to_json
from bot.storage import claims, comunicados, entregas, files, inbox, outbox, schema
from bot.storage.chats import Chat, Chats
from bot.storage.distribuicao import FATIA, Destinatario, fatia
from bot.storage.engines import address, begin, connect
from bot.storage.queues import chat, file
from bot.storage.queues import inbox as inbox_table
from bot.storage.queues import outbox as outbox_table
from bot.storage.tables import Pessoa
from bot.storage.tables_dos_comunicados import Comunicado, entrega
from bot.storage.work import Work
from tests.benchmarks.dez_mil import banco

RUNS = 20
SLICE_MS = 20
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=400)
CHATS = 10_000
TELA = say(Message(K("aviso"), {"texto": "Falta um serviço para a meta. " * 5}))
AT_ONCE = 2_000  # updates in the hands of the dispatcher

Case = Callable[[Connection], object]


@dataclass(frozen=True, slots=True)
class Load:
    """What is in the tables: a name for it, and how old and in which state the rows are."""

    name: str
    states: tuple[str, ...]
    due: datetime
    live: bool = False
    comunicado: int | None = None  # 1 is being sent, 2 is paused


LOADS = (
    Load("all to be sent now", ("waiting",), NOW),
    Load("all of an announcement", ("waiting",), NOW, comunicado=1),
    Load("all of an announcement that is paused", ("waiting",), NOW, comunicado=2),
    Load("all due tomorrow", ("waiting",), NOW + timedelta(days=1)),
    Load("all over, recently", ("sent",), NOW - timedelta(hours=1)),
    Load("all over, long ago", ("sent", "failed"), LONG_AGO),
    Load("all replies over, long ago", ("sent",), LONG_AGO, live=True),
)


def cases() -> dict[str, Case]:
    """Return what the database thread does, by name."""
    resting = list(range(1, 31))
    received = [_update(10**9 + n) for n in range(100)]
    in_hand = frozenset(range(1, AT_ONCE + 1))
    reply: dict[str, Any] = {"aim": None, "sending": True, "now": NOW}
    return {
        "claim pushes": lambda c: claims.claim(c, NOW, live=False, at_most=8, resting=resting),
        "claim replies": lambda c: claims.claim(c, NOW, live=True, at_most=64),
        "when pushes are due": lambda c: claims.next_moment(c, NOW, live=False),
        "when replies are due": lambda c: claims.next_moment(c, NOW, live=True),
        "take back": claims.take_back,
        "owes a reply": claims.owes_reply,
        "write a reply": lambda c: outbox.put_reply(c, Chats(c).get(77), TELA, **reply),
        "write a push": lambda c: outbox.put_push(c, Chat(77), TELA, once="nova", due=None, now=NOW),
        "arrived": lambda c: c.execute(entregas.CHEGOU, _arrived()),
        "how far it came": lambda c: comunicados.andamento(c, 1),
        "tell the next hundred": lambda c: _seguir(c, 1, resolvido=False),
        "hold the next": lambda c: _seguir(c, 2, resolvido=True),
        "mark as sent": lambda c: c.execute(outbox.SENT, {"row": 500, "message": 9, "parts": 1}),
        "block": lambda c: outbox.block(c, 77, NOW),
        "purge what was said": lambda c: outbox.purge(c, NOW),
        "receive 100": lambda c: inbox.receive(c, received, NOW),
        "handle": lambda c: c.execute(inbox.HANDLED, {"of": 50_000}),
        "what waits": lambda c: inbox.waiting(c, in_hand),
        "purge what was heard": lambda c: inbox.purge(c, NOW),
        "sweep files": files.sweep,
    }


def _arrived() -> dict[str, Any]:
    return {"comunicado": 1, "of": 77, "message": 9, "at": NOW}


def _seguir(connection: Connection, numero: int, *, resolvido: bool) -> None:
    """Do one slice of an announcement: of its audience, or of its rows."""
    work = Work(connection, str, NOW)
    comunicado = work.session.get(Comunicado, numero)
    assert comunicado is not None
    comunicado.resolvido = resolvido
    novos = [Destinatario(10**6 + n, "Ana", campos={"nome": "Ana"}) for n in range(FATIA)]
    fatia(work, comunicado, lambda *_: (novos, None))
    work.flush()


def measure(url: str, load: Load, rows: int) -> float:
    """Print the figures of every case with `rows` rows of `load` in each table; return the worst median."""
    engine = connect(address(url))
    with _writing(engine.connect()) as connection:
        _fill(connection, load, rows)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")
    print(f"\n{load.name}, {engine.dialect.name}", flush=True)
    worst = 0.0
    for name, case in cases().items():
        took = [_took(engine.connect(), case) for _ in range(RUNS)]
        worst = max(worst, median(took))
        print(f"  {name:<24}{median(took):>9.2f}{max(took):>9.2f}", flush=True)
    engine.dispose()
    return worst


def main() -> int:
    """Measure each load in a database of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    worst = 0.0
    for load in LOADS:
        with banco(options.postgresql) as url:
            schema.upgrade(url)
            worst = max(worst, measure(url, load, options.rows))
    print(f"\nworst median: {worst:.2f} ms")
    return int(worst > SLICE_MS)


@contextmanager
def _writing(connection: Connection) -> Iterator[Connection]:
    with connection, connection.begin():
        begin(connection)
        yield connection


def _took(connection: Connection, case: Case) -> float:
    with connection, connection.begin() as transaction:
        begin(connection)
        began = time.perf_counter()
        case(connection)
        took = (time.perf_counter() - began) * 1000
        transaction.rollback()
    return took


def _fill(connection: Connection, load: Load, rows: int) -> None:
    old = load.due if load.due < NOW else NOW
    heard = {"waiting": "waiting"}.get(load.states[0], "handled")
    _insert(connection, chat, ({"chat_id": n, "buttons": [], "leitor": False} for n in range(1, CHATS + 1)))
    _insert(connection, file, (_file(n) for n in range(rows)))
    _announce(connection, load)
    _insert(connection, outbox_table, (_row(n, load, old) for n in range(rows)))
    _insert(connection, inbox_table, (_heard(n, heard, old) for n in range(1, rows + 1)))


def _announce(connection: Connection, load: Load) -> None:
    """Write two announcements, and everybody as the audience of the one that the rows are of."""
    connection.execute(insert(Pessoa), {"nome": "Ana", "conta_nome": "", "criada_em": NOW})
    for numero, estado in enumerate(("enviando", "pausado"), 1):
        connection.execute(insert(Comunicado), _comunicado(numero, estado))
    if load.comunicado:
        todos = range(1, CHATS + 1)
        _insert(connection, entrega, (_entrega(n, load.comunicado) for n in todos))


def _comunicado(numero: int, estado: str) -> dict[str, Any]:
    return {
        "id": numero,
        "autor_id": 1,
        "texto": "Olá, {nome}! " * 40,
        "entidades": [],
        "botoes": [],
        "publico": {},
        "estado": estado,
        "versao": 1,
        "vez": 1,
        "resolvido": True,
        "criado_em": NOW,
        "alterado_em": NOW,
    }


def _entrega(chat_id: int, comunicado: int) -> dict[str, Any]:
    return {
        "comunicado_id": comunicado,
        "chat_id": chat_id,
        "nome": "Ana",
        "campos": {"nome": "Ana"},
        "desfecho": "na_fila",
        "vez": 1,
        "repeticoes": 0,
        "motivo": "",
    }


def _insert(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    some = list(rows)
    for at in range(0, len(some), 5_000):
        connection.execute(insert(table), some[at : at + 5_000])


def _file(number: int) -> dict[str, Any]:
    return {"digest": f"{number:064}", "kind": "photo", "data": b"", "file_id": f"{number}"}


def _row(number: int, load: Load, created: datetime) -> dict[str, Any]:
    state = load.states[number % len(load.states)]
    return {
        "chat_id": 1 + number % CHATS,
        "kind": "send",
        "screen": screen_to_json(TELA if state == "waiting" else Screen(())),
        "live": load.live,
        "state": state,
        "due": load.due,
        "tries": 0,
        "part": 0,
        "once": None if load.live else f"{number}",
        "reason": "",
        "comunicado_id": load.comunicado,
        "created_at": created,
    }


def _update(number: int) -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": 1 + number % CHATS}, "text": "oi " * 40}}


def _heard(number: int, state: str, when: datetime) -> dict[str, Any]:
    raw = '{"update_id": 1, "message": {}}' if state == "waiting" else ""
    return {
        "update_id": number,
        "chat_id": 1 + number % CHATS,
        "raw": raw,
        "state": state,
        "reference": "",
        "received_at": when,
    }


if __name__ == "__main__":
    sys.exit(main())
