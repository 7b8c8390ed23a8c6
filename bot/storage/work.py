"""What a use case holds: one transaction, the instant, and the ways to speak."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection
from sqlmodel import Session

from bot.domain.instalacao import Instalacao
from bot.messages import Attachment, Label, Screen
from bot.respostas.responder import Respondedor
from bot.storage import files, outbox
from bot.storage.chats import Chat, Chats
from bot.storage.outbox import Outgoing, Push
from bot.storage.padrao import com_as_padrao

Words = Callable[[Label], str]
Knowing = Callable[[], Respondedor]
Slice = Callable[["Work"], bool]  # a piece of a long work; True while more is left


class Work:
    """One transaction. What is said commits with the state that caused it, and is sent after that.

    `connection` is for statements in Core. `now` is aware, in UTC. `outgoing` collects the rows for the
    sender; `pushed` tells that a push waits. `then`: what is left to do after it, a transaction a slice.
    """

    def __init__(
        self,
        connection: Connection,
        words: Words,
        now: datetime,
        instalacao: Instalacao | None = None,
        knowing: Knowing | None = None,
    ) -> None:
        self.connection = connection
        self.now = now
        self.outgoing: list[Outgoing] = []
        self.pushed = False
        self.then: Slice | None = None
        self._session: Session | None = None
        self._words = words
        self._chats = Chats(connection)
        self._instalacao = instalacao
        self._knowing = knowing

    @property
    def session(self) -> Session:
        """The session of this transaction, made when first asked for."""
        if self._session is None:
            # A savepoint of its own: a flush that fails takes back nobody else's work.
            self._session = Session(
                self.connection, join_transaction_mode="create_savepoint", expire_on_commit=False
            )
        return self._session

    @property
    def instalacao(self) -> Instalacao:
        """The facts of this installation; raise `LookupError` where none were given."""
        if self._instalacao is None:
            raise LookupError("the database was opened without the facts of an installation")
        return self._instalacao

    @property
    def respondedor(self) -> Respondedor:
        """Who answers questions, standing answers included; raise `LookupError` where none was given."""
        if self._knowing is None:
            raise LookupError("the database was opened without anybody who answers questions")
        return com_as_padrao(self.session, self._knowing(), self.instalacao.fuso)

    def label(self, label: Label) -> str:
        """Return the plain text of a message, or the text itself."""
        return self._words(label)

    def chat(self, chat_id: int) -> Chat:
        """Return what is known of a chat, created when new; changes on it are kept."""
        return self._chats.get(chat_id)

    def say(self, chat_id: int, screen: Screen, *, aim: int | None = None) -> None:
        """Reply now. `aim` is the message that was tapped: it is edited in place when it still can be.

        Raise what the words raise when they lack a key or a parameter: nothing of the turn is kept then.
        """
        self._check(screen)
        to = self._chats.get(chat_id)
        to.buttons = [[self._words(b.label), b.data] for row in screen.buttons for b in row if b.data]
        if self._chats.take_perishable(chat_id):
            outbox.hasten(self.connection, chat_id, self.now)
        free = self._chats.take_turn(chat_id)
        row = outbox.put_reply(self.connection, to, screen, aim=aim, sending=free, now=self.now)
        self.outgoing.append(row)

    def say_later(self, chat_id: int, screen: Screen, *, once: str, due: datetime | None = None) -> bool:
        """Push at `due` (now, by default); return False when a push with the same `once` was there.

        Raise as `say` does.
        """
        self._check(screen)
        to = self._chats.get(chat_id)
        new = outbox.put_push(self.connection, to, screen, once=once, due=due, now=self.now)
        self.pushed |= new
        return new

    def push_all(self, pushes: Sequence[Push]) -> None:
        """Push each of them now, or later but before its `until`. Raise as `say` does."""
        for push in pushes:
            self._check(push.screen)
        to = self._chats.get_all([push.chat_id for push in pushes])
        outbox.put_pushes(self.connection, zip(to, pushes, strict=True), now=self.now)
        self.pushed |= bool(pushes)

    def menu(self, chat_id: int, commands: tuple[str, ...]) -> None:
        """Show the person these commands, by name, in her menu."""
        once = f"menu:{chat_id}:{self.now.isoformat()}"
        self.say_later(chat_id, Screen((), commands=commands), once=once)

    def keep(self, data: bytes, name: str, kind: str = "document") -> Attachment:
        """Store the bytes of a file once, as a kind of `Attachment`; return what a screen carries."""
        return files.keep(self.connection, data, name, kind)

    def _check(self, screen: Screen) -> None:
        for paragraph in screen.paragraphs:
            for line in paragraph.lines:
                self._words(line)
        for row in screen.buttons:
            for button in row:
                self._words(button.label)

    def flush(self) -> None:
        """Write everything that changed; the database calls it before the commit."""
        if self._session is not None:
            self._session.commit()
        self._chats.flush()

    def close(self) -> None:
        """Let go of what was read."""
        if self._session is not None:
            self._session.close()
