"""Puts everything together: one assistant, from its settings to its conversations."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlmodel import Session, select
from telegram.error import InvalidToken

from bot.clock import Clock, wall_clock
from bot.delivery.api import application, connections
from bot.delivery.calls import Calls
from bot.delivery.content import Content
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.drawing import Drawing
from bot.delivery.intake import Intake
from bot.delivery.introduction import Webhook, introduce
from bot.delivery.knowledge import respondedor
from bot.delivery.leading import lead_or_stand_by
from bot.delivery.pace import Pace
from bot.delivery.polling import poll
from bot.delivery.sender import Sender
from bot.delivery.turns import Turns
from bot.graficos.desenho import preparar
from bot.logs import cause
from bot.messages import K, Message
from bot.settings import BadSetting, Settings
from bot.storage import claims, files, inbox, outbox
from bot.storage.database import Database, DatabaseAway
from bot.storage.leader import Leader
from bot.storage.tables import Parametro
from bot.storage.work import Work
from bot.usecases.composicao import reunir
from bot.usecases.convites import BOT
from bot.usecases.incoming import Incoming
from bot.web.paths import webhook_path

if TYPE_CHECKING:
    from bot.web.serving import Serving

COMMANDS = ("start", "ajuda", "acessibilidade", "privacidade")  # what a visitor may do
_TICK = 30  # seconds
_OFTEN = 3  # seconds between steps of what goes on while somebody looks
_WARMING, _DRAWING = 3, 5  # seconds after the start, when first answers are out
_log = structlog.get_logger()

T = TypeVar("T")
TickCase = Callable[[Work], bool | None]  # True: more of it is due
DoWork = Callable[[Callable[[Work, Incoming], None], Incoming], Awaitable[None]]
Look = Callable[[Callable[[Work, Incoming], bool], Incoming], Awaitable[bool]]
Register = Callable[[Any, DoWork, Look], None]  # handlers.register(application, work, look)


def open_database(settings: Settings, content: Content, clock: Clock = wall_clock) -> Database:
    """Return the database of an installation, open; the caller closes it."""
    words = content.texts.label
    instalacao = replace(content.instalacao, envios_por_segundo=settings.envios_por_segundo)
    url = settings.database_url
    database = Database(url, words=words, clock=clock, instalacao=instalacao, knowing=respondedor)
    database.open()
    return database


class Assistente:
    """The assistant, running between `start` and `stop`."""

    def __init__(
        self,
        settings: Settings,
        content: Content,
        clock: Clock,
        register: Register,
        ticks: Sequence[TickCase],
        often: Sequence[TickCase] = (),
    ) -> None:
        self.settings = settings
        self.database = open_database(settings, content, clock)
        self._content = content
        self._ticks = ticks
        self._often = often
        self._dispatcher = Dispatcher(self._handle)
        self._intake = Intake(self.database, self._dispatcher)
        self._connections = connections(settings, self._intake.polled)
        self._application = application(settings, self._connections)
        self._turns = Turns(self._application, self.database)
        register(self._application, self._turns.work, self._turns.look)
        drawing = Drawing(self.database, partial(reunir, em_texto=content.texts.plain))
        calls = Calls(self._application.bot, self.database, content.texts, drawing.draw)
        self._sender = Sender(calls, self.database, clock, Pace(settings.envios_por_segundo))
        self._leader = Leader(self.database.url)
        self._settled = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self._servers = _servers(settings, self._intake, self._ready)

    async def start(self) -> None:
        """Return when updates are being taken, or another process leads, or Telegram cannot be reached yet.

        Raise `BadSetting` when Telegram refuses the token, `OSError` when a port cannot be had.
        """
        for server in self._servers:
            await server.start()
        self._running = asyncio.create_task(lead_or_stand_by(self._leader, self._term, self._settled))
        settled = asyncio.ensure_future(self._settled.wait())
        await asyncio.wait({self._running, settled}, return_when=asyncio.FIRST_COMPLETED)
        settled.cancel()
        if self._running.done():
            await self.wait()

    async def wait(self) -> None:
        """Return never; raise what ended the assistant."""
        if self._running is not None:
            await self._running

    async def stop(self) -> None:
        """End what is being done, a few seconds at most, and close everything; what is owed stays owed."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
        for server in self._servers:
            await server.stop()
        await self._leader.resign()
        await self._application.shutdown()
        await self._connections.close()
        self.database.close()

    async def serve(self, stop: asyncio.Event) -> None:
        """Run from start to stop; raise what ended it earlier."""
        try:
            await self.start()
            stopping = asyncio.ensure_future(stop.wait())
            running = asyncio.ensure_future(self.wait())
            await asyncio.wait({stopping, running}, return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            if running.done():
                await running
        finally:
            await self.stop()

    async def tick(self) -> None:
        """Do what is due now, if this process leads."""
        if not self._intake.leading:
            return
        await self._do_all((*self._often, *self._ticks, _purge))
        self._sender.look_after()

    async def _go_on(self) -> None:
        if self._intake.leading:
            await self._do_all(self._often)

    async def _do_all(self, cases: Sequence[TickCase]) -> None:
        for case in cases:
            while await self._try(case):
                continue

    async def _try(self, case: Callable[[Work], T]) -> T | None:
        """Run `case` after live work; return None when it failed."""
        try:
            return await self.database.run(case, background=True)
        except DatabaseAway as outage:
            _log.warning("tick.away", cause=cause(outage))
        except Exception:
            _log.exception("tick.failed")
        return None

    async def idle(self) -> None:
        """Return when every update in the inbox was handled and every reply is sent."""
        while self._dispatcher.in_hand or self._sender.busy or await self.database.run(_is_owing):
            await _a_moment()

    async def _handle(self, one: inbox.Received) -> None:
        await self._turns.handle(one)

    async def _term(self) -> None:
        """Poll, tick, write and send, until cancelled."""
        await self._introduce()
        async with AsyncExitStack() as stack:
            await self._sender.start()
            stack.push_async_callback(self._sender.stop)
            stack.push_async_callback(self._turns.stop)
            stack.push_async_callback(self._dispatcher.stop)
            self._intake.leading = True
            stack.callback(self._no_longer)
            scheduler = self._metronome()
            stack.callback(scheduler.shutdown, wait=False)
            self._settled.set()
            await self._intake.catch_up()
            warming = asyncio.get_running_loop().call_later(_WARMING, _learn)
            stack.callback(warming.cancel)
            drawing = asyncio.get_running_loop().call_later(_DRAWING, _prepare_to_draw)
            stack.callback(drawing.cancel)
            await self._receive()

    async def _introduce(self) -> None:
        words = self._content.texts.label
        commands = {name: words(Message(K(f"comando.{name}"))) for name in COMMANDS}
        try:
            name = await introduce(self._application, commands, _webhook(self.settings), self._settled.set)
        except InvalidToken:
            raise BadSetting(K("ajuste.token.recusado")) from None
        await self.database.run(lambda work: _remember_name(work, name))

    async def _receive(self) -> None:
        if self.settings.webhook_url:
            await self._intake.keep_up()
        await poll(self._application.bot, self._dispatcher.room)

    def _no_longer(self) -> None:
        self._intake.leading = False

    def _metronome(self) -> AsyncIOScheduler:
        scheduler = AsyncIOScheduler(timezone="UTC")
        for job, seconds in ((self.tick, _TICK), (self._go_on, _OFTEN)):
            scheduler.add_job(
                _beat,
                "interval",
                args=(job,),
                seconds=seconds,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        scheduler.start()
        return scheduler

    async def _ready(self) -> bool:
        with suppress(DatabaseAway, TimeoutError):
            async with asyncio.timeout(2):
                return await self.database.read(_answers) and self._settled.is_set()
        return False


def build(
    settings: Settings,
    *,
    clock: Clock = wall_clock,
    content: Content | None = None,
    register: Register | None = None,
    ticks: Sequence[TickCase] | None = None,
) -> Assistente:
    """Return an assistant that is not started yet; raise `BadSetting`. Call it inside the running loop."""
    import handlers
    from handlers.ticks import OFTEN, TICKS

    words = content or Content.load(settings.fuso)
    register = register or handlers.register
    if ticks is not None:
        return Assistente(settings, words, clock, register, ticks)
    return Assistente(settings, words, clock, register, TICKS, OFTEN)


def _webhook(settings: Settings) -> Webhook | None:
    if not settings.webhook_url:
        return None
    secret = settings.webhook_secrets()
    return Webhook(settings.webhook_url + webhook_path(secret), secret)


def _servers(settings: Settings, intake: Intake, ready: Callable[[], Awaitable[bool]]) -> list["Serving"]:
    if not settings.webhook_url and not settings.metricas:
        return []
    from bot.web.servers import servers  # a server takes a tenth of a second to import

    return servers(settings, intake.posted, ready)


def _learn() -> None:
    asyncio.get_running_loop().run_in_executor(None, respondedor)


def _prepare_to_draw() -> None:
    Thread(target=preparar, name="drawing", daemon=True).start()  # whoever stops need not wait for it


async def _beat(job: Callable[[], Awaitable[None]]) -> None:
    """Do `job`; the term may end meanwhile, which is no fault of the job to be logged."""
    with suppress(asyncio.CancelledError):
        await job()


async def _a_moment() -> None:
    await asyncio.sleep(0.005)


def _purge(work: Work) -> bool:
    files.sweep(work.connection)
    more = inbox.purge(work.connection, work.now)
    return outbox.purge(work.connection, work.now) or more


def _is_owing(work: Work) -> bool:
    return inbox.is_waiting(work.connection) or claims.owes_reply(work.connection)


def _remember_name(work: Work, name: str) -> None:
    work.session.merge(Parametro(chave=BOT, valor=name))


def _answers(session: Session) -> bool:
    return session.exec(select(1)).one() == 1
