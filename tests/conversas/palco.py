"""A stage for conversations: people with phones, the whole assistant, and transcripts that read as a chat.

    sti:  /orgaos
    bot:  Nenhum órgão aberto ainda. [Convidar quem indica]
    sti:  [Convidar quem indica]
    bot para titular:  Seu mandato terminou
    titular abre o link de Ana

A line of a person is typed, or taps `[Button]`. `bot:` is what that person then reads: the text must be in
the message, the buttons must be on it in this order. After a line, what the bot said to that person must be
told whole, message by message, or not at all. `...` alone stands for any one message, ` … ` for any words.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import exists
from sqlmodel import SQLModel, select

from bot.app import Assistente
from bot.domain.papeis import Papel
from bot.sandbox.standin.messages import Message
from bot.sandbox.standin.methods.profile import commands_of
from bot.sandbox.standin.people import User, reads_as
from bot.sandbox.standin.server import StandIn
from bot.storage.queues import SENDING, WAITING, outbox
from bot.storage.work import Work
from bot.usecases.convidar import pela_linha_de_comando

PESSOAS = {
    "sti": (9001, "Ana Lúcia", "Prado"),
    "indicador": (9002, "Helena", "Duarte"),
    "titular": (9003, "Rui", "Tavares"),
    "substituto": (9004, "Iara", "Teles"),
    "visitante": (9005, "Nilo", "Reis"),
    "intruso": (9006, "Caio", "Brandão"),
    "titular_2": (9007, "Noé", "Salgado"),
    "substituto_2": (9008, "Lia", "Prata"),
    "outra_conta": (9009, "Rui", "Novo"),
}
_LINE = re.compile(r"(?P<who>[a-z_0-9]+|bot(?: para [a-z_0-9]+)?):\s*(?P<what>.*)")
_OPENS = re.compile(r"(?P<who>[a-z_0-9]+) abre o link de (?P<of>.+)")
_BUTTON = re.compile(r"\[([^\]]+)\]")
_LINK = re.compile(r"https://t\.me/\w+\?start=[\w-]+")


class Relogio:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the instant."""
        return self.now

    def avancar(self, **step: float) -> None:
        """Move on by `days=…`, `hours=…`."""
        self.now += timedelta(**step)


@dataclass(slots=True)
class Palco:
    """People, the assistant, and what each of them has read so far."""

    tg: StandIn
    assistente: Assistente
    relogio: Relogio
    reiniciar: Callable[[], Awaitable[Assistente]]
    lidas: dict[int, int] = field(default_factory=dict)
    pessoas: dict[str, tuple[int, str, str]] = field(default_factory=PESSOAS.copy)

    def pessoa(self, nome: str) -> User:
        """Return the phone of one of the people on this stage: `PESSOAS`, unless a test brings its own."""
        numero, primeiro, ultimo = self.pessoas[nome]
        return self.tg.user(numero, primeiro, ultimo, nome)

    async def recomecar(self) -> None:
        """Stop the assistant and start it again on the same database."""
        await self.assistente.stop()
        self.assistente = await self.reiniciar()

    async def convidar(self, papel: Papel, nome: str, siorg: str | None = None) -> str:
        """Return the link that `pontofocal convidar` would print."""
        _, link = await self.assistente.database.run(
            lambda work: pela_linha_de_comando(work, papel, nome, siorg)
        )
        return link

    async def sossegar(self) -> None:
        """Wait until everything said was heard, and everything owed was sent, pushes too."""
        await self.tg.until(lambda: not self.tg.pending)
        await self.assistente.idle()
        for _ in range(40):
            if not await self.assistente.database.run(_waiting_pushes):
                return
            self.relogio.avancar(seconds=1)  # pushes keep to one a second per chat
            await self.assistente.tick()
            await asyncio.sleep(0.02)
            await self.assistente.idle()
        raise AssertionError("a push was never sent")

    async def passar(self, **step: float) -> None:
        """Let time pass, do what is due then, and wait until it is sent."""
        self.relogio.avancar(**step)
        await self.assistente.tick()
        await self.sossegar()

    def comandos(self, nome: str) -> list[str]:
        """Return the commands in this person's menu, in order."""
        return [one["command"] for one in commands_of(self.tg.world, self.pessoa(nome).chat)]

    async def tabelas(self, menos: Collection[str] = ()) -> dict[str, list[tuple[object, ...]]]:
        """Return every row of every table but `menos`, by the table's name."""
        return await self.assistente.database.run(lambda work: _rows(work, menos))

    async def tocar(self, nome: str, dado: str) -> list[Message]:
        """Let somebody send callback data that no button need carry; return what the bot showed then."""
        self.novas(nome)
        pessoa = self.pessoa(nome)
        await pessoa.tap_data(dado, next(m.id for m in reversed(pessoa.messages) if m.from_bot))
        await self.sossegar()
        return self.novas(nome)

    def novas(self, nome: str) -> list[Message]:
        """Return what the bot showed this person since this was last asked: sent anew, or edited."""
        pessoa = self.pessoa(nome)
        seen = self.lidas.get(pessoa.id, 0)
        sent = [s for s in self.tg.sent if s.chat == pessoa.id]
        self.lidas[pessoa.id] = len(sent)
        numbers = list(dict.fromkeys(s.message_id for s in sent[seen:]))
        return [m for m in (pessoa.chat.find(n) for n in numbers) if m is not None]

    async def dizer(self, nome: str, texto: str) -> list[Message]:
        """Let somebody type, or tap `[Button]`; return what the bot showed her then."""
        self.novas(nome)
        tap = _BUTTON.fullmatch(texto)
        if tap is not None:
            await self.pessoa(nome).tap(tap[1])
        else:
            await self.pessoa(nome).say(texto)
        await self.sossegar()
        return self.novas(nome)

    async def abrir(self, nome: str, link: str) -> list[Message]:
        """Let somebody open a link; return what the bot showed her then."""
        self.novas(nome)
        await self.pessoa(nome).open(link)
        await self.sossegar()
        return self.novas(nome)

    def link_de(self, nome: str) -> str:
        """Return the newest link that the bot handed over for that name."""
        for sent in reversed(self.tg.sent):
            found = _LINK.search(sent.text)
            if found and f"Link de {nome}" in sent.text:
                return found[0]
        raise AssertionError(f"nobody was handed a link for {nome}")

    async def encenar(self, transcript: str) -> None:
        """Play a transcript; fail at the first line that is not what happened."""
        unread: list[Message] = []
        speaker = ""
        heard: list[str] = []
        for line in (line.strip() for line in transcript.strip().splitlines()):
            if not line or line.startswith("#"):
                continue
            if line.startswith("bot:"):
                assert unread, f"{speaker} read nothing more, expected: {line}"
                _compare(unread.pop(0), line.removeprefix("bot:").strip(), speaker)
                heard.append(line)
                continue
            _nothing_more(heard, unread, speaker)
            heard = []
            if line.startswith("bot para "):
                who, _, expected = line.removeprefix("bot para ").partition(":")
                unread, speaker = self.novas(who), who
                assert unread, f"{who} read nothing, expected: {expected}"
                _compare(unread.pop(0), expected.strip(), who)
                heard.append(line)
                continue
            speaker, unread = await self._act(line)
        _nothing_more(heard, unread, speaker)

    async def _act(self, line: str) -> tuple[str, list[Message]]:
        opens = _OPENS.fullmatch(line)
        if opens is not None:
            return opens["who"], await self.abrir(opens["who"], self.link_de(opens["of"]))
        said = _LINE.fullmatch(line)
        assert said is not None, f"not a line of a transcript: {line}"
        return said["who"], await self.dizer(said["who"], said["what"].replace("\\n", "\n"))


def _rows(work: Work, menos: Collection[str]) -> dict[str, list[tuple[object, ...]]]:
    tables = [t for t in SQLModel.metadata.sorted_tables if t.name not in menos]
    return {t.name: [tuple(row) for row in work.connection.execute(select(t))] for t in tables}


def _waiting_pushes(work: Work) -> bool:
    due = outbox.c.due <= work.now
    open_now = outbox.c.state.in_((WAITING, SENDING)), outbox.c.live.is_(False), due
    return work.connection.execute(select(exists().where(*open_now))).scalar_one()


def _nothing_more(heard: list[str], unread: list[Message], speaker: str) -> None:
    assert not (heard and unread), f"{speaker} also read: {[legivel(m) for m in unread]}"


def _compare(message: Message, expected: str, speaker: str) -> None:
    if expected == "...":
        return
    wanted = _BUTTON.findall(expected)
    text = " ".join(_BUTTON.sub(" ", expected).split())
    pieces = re.escape(text).replace(r"\ …\ ", ".*?")
    assert re.search(pieces, legivel(message)), f"{speaker} expected: {text}\nread: {legivel(message)}"
    labels = [label for row in message.buttons for label, _ in row]
    at = -1
    for label in wanted:
        here = (n for n in range(at + 1, len(labels)) if reads_as(labels[n], label))
        at = next(here, len(labels))
        assert at < len(labels), f"{speaker} expected [{label}] in {labels} after {text!r}"


def legivel(message: Message) -> str:
    """Return what is read on the phone, in one line."""
    return " ".join((message.text or message.caption or "").split())
