"""The sandbox's database: a file that lasts as long as it runs, or a marked one; never that of a real bot."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel, col

from bot.messages import K
from bot.settings import BadSetting
from bot.storage import queues, schema
from bot.storage.engines import DatabaseAway, address, connect, translated
from bot.storage.leader import Leader
from bot.storage.schema import Schema
from bot.storage.tables import Parametro

MARK = "sandbox"  # the parameter that only a database of ours has


@contextmanager
def chosen(url: str) -> Iterator[str]:
    """Yield the address of the database: `url`, or a file of this start's own when it is empty."""
    if url:
        yield url
        return
    with TemporaryDirectory(prefix="pontofocal-sandbox-", ignore_cleanup_errors=True) as folder:
        yield f"sqlite:///{Path(folder) / 'sandbox.sqlite3'}"


async def take(url: str) -> bool:
    """Make the database ready and return whether it is new; an empty one becomes ours.

    Raise `BadSetting` for one that no sandbox made, that another one uses, or that cannot be reached.
    """
    try:
        new = _is_new(url)
        await _refuse_sharing(url)
        _prepare(url, new=new)
    except (DatabaseAway, SQLAlchemyError, OSError) as problem:
        causa = str(problem).splitlines()[0]
        raise BadSetting(K("sandbox.banco.inacessivel"), causa=causa) from None
    return new


def clear(url: str) -> None:
    """Delete all that is in a database of ours, mark aside."""
    with _writing(url) as connection:
        for table in reversed(SQLModel.metadata.sorted_tables):
            connection.execute(delete(table))
        _mark(connection)


def _is_new(url: str) -> bool:
    found = schema.state(url)
    if found is Schema.EMPTY:
        return True
    if found is Schema.UNKNOWN or not _is_ours(url):
        raise BadSetting(K("sandbox.banco.alheio"))
    return False


async def _refuse_sharing(url: str) -> None:
    leader = Leader(address(url))
    if not await leader.leads():
        raise BadSetting(K("sandbox.banco.em_uso"))
    await leader.resign()


def _prepare(url: str, *, new: bool) -> None:
    schema.upgrade(url)
    with _writing(url) as connection:
        if new:
            _mark(connection)
        else:
            _forget_phones(connection)


def _is_ours(url: str) -> bool:
    with _writing(url) as connection:
        marked = select(Parametro).where(col(Parametro.chave) == MARK)
        return connection.execute(marked).first() is not None


def _mark(connection: Connection) -> None:
    connection.execute(insert(Parametro).values(chave=MARK, valor="sim"))


def _forget_phones(connection: Connection) -> None:
    """Every start brings new phones: numbers of updates, messages and files begin again."""
    connection.execute(delete(queues.inbox))
    connection.execute(delete(queues.outbox))
    connection.execute(update(queues.chat).values(screen_message_id=None, buttons=[], blocked_at=None))
    connection.execute(update(queues.file).values(file_id=None))


@contextmanager
def _writing(url: str) -> Iterator[Connection]:
    engine = connect(address(url))
    try:
        with translated(), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
