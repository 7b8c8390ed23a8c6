"""One update goes through the handlers, in one transaction, whatever it holds and whatever breaks."""

import asyncio
import secrets
from collections.abc import Callable
from typing import Protocol, TypeVar

import structlog
from telegram import Bot, Update
from telegram.error import TelegramError

from bot.delivery import metrics
from bot.delivery.api import Context, TelegramApplication
from bot.logs import cause
from bot.messages import K, Message, say
from bot.storage import inbox
from bot.storage.database import Database, DatabaseAway
from bot.storage.inbox import AlreadyHandled, Received
from bot.storage.work import Slice, Work

_log = structlog.get_logger()


class Said(Protocol):
    """What `work` needs of what somebody said."""

    @property
    def update_id(self) -> int:
        """The update it came in."""

    @property
    def callback_id(self) -> str | None:
        """The tap to answer, so that the button stops spinning."""


S = TypeVar("S", bound=Said)
T = TypeVar("T")


class Turns:
    """Runs `application`'s handlers on one update at a time per chat; see `work` and `handle`."""

    def __init__(self, application: TelegramApplication, database: Database) -> None:
        self._application = application
        self._bot: Bot = application.bot
        self._database = database
        self._worked: set[int] = set()
        self._problems: dict[int, Exception] = {}
        self._answers: set[asyncio.Task[None]] = set()
        application.add_error_handler(self._note)

    async def work(self, use_case: Callable[[Work, S], None], said: S) -> None:
        """Run `use_case` in one transaction that also marks the update as handled; then answer the tap.

        What it left to do is done after that, slice by slice, behind live work.
        Raise `AlreadyHandled` when the update was, and `DatabaseAway` in an outage: nothing is kept then.
        """

        def turn(work: Work) -> Slice | None:
            inbox.handle(work.connection, said.update_id)
            use_case(work, said)
            return work.then

        then = await self._database.run(turn)
        self._worked.add(said.update_id)
        if said.callback_id is not None:
            self._answer(said.callback_id)
        while then is not None and await self._database.run(then, background=True):
            continue

    async def look(self, question: Callable[[Work, S], T], said: S) -> T:
        """Return what `question` answers, before the update is worked on; raise `DatabaseAway`."""
        return await self._database.run(lambda work: question(work, said))

    async def handle(self, one: Received) -> None:
        """Handle one update; raise only `DatabaseAway`, with nothing kept."""
        try:
            await self._process(one)
        except AlreadyHandled:
            _log.info("inbox.repeated", update=one.update_id)
        except DatabaseAway:
            raise
        except Exception as problem:
            await self._apologize(one, problem)

    async def stop(self) -> None:
        """Forget the taps that were not answered yet."""
        for task in self._answers:
            task.cancel()
        await asyncio.gather(*self._answers, return_exceptions=True)

    async def _process(self, one: Received) -> None:
        update = Update.de_json(dict(one.payload), self._bot)
        await self._application.process_update(update)
        worked = one.update_id in self._worked
        self._worked.discard(one.update_id)
        problem = self._problems.pop(one.update_id, None)
        if problem is not None:
            raise problem
        if not worked:
            self._database.ride(inbox.HANDLED, {"of": one.update_id})

    async def _note(self, update: object, context: Context) -> None:
        if isinstance(update, Update) and context.error is not None:
            self._problems[update.update_id] = context.error

    async def _apologize(self, one: Received, problem: Exception) -> None:
        reference = secrets.token_hex(2).upper()
        metrics.FAILED.inc()
        _log.error("inbox.failed", update=one.update_id, reference=reference, exc_info=problem)
        try:
            await self._database.run(lambda work: _fail(work, one, reference))
        except AlreadyHandled:
            _log.info("inbox.failed_after_commit", update=one.update_id, reference=reference)
        tap = one.payload.get("callback_query")
        if isinstance(tap, dict) and isinstance(tap.get("id"), str):
            self._answer(tap["id"])

    def _answer(self, callback_id: str) -> None:
        task = asyncio.create_task(self._answer_now(callback_id))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _answer_now(self, callback_id: str) -> None:
        try:
            await self._bot.answer_callback_query(callback_id)
        except TelegramError as trouble:
            _log.info("tap.unanswered", cause=cause(trouble))


def _fail(work: Work, one: Received, reference: str) -> None:
    inbox.fail(work.connection, one.update_id, reference)
    if one.chat_id is None or one.chat_id <= 0:  # groups get no apology
        return
    chat = work.chat(one.chat_id)
    buttons = chat.buttons
    work.say(one.chat_id, say(Message(K("problema.nosso"), {"referencia": reference})))
    chat.buttons = buttons
