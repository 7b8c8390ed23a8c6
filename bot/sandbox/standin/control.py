"""`/controle/*`: the hand that moves the stand-in, for a test or a runner in another process."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from bot.sandbox.standin.chats import Chat
from bot.sandbox.standin.faults import Fault
from bot.sandbox.standin.guard import SecretGuard
from bot.sandbox.standin.links import NotPossible
from bot.sandbox.standin.messages import Message
from bot.sandbox.standin.people import User
from bot.sandbox.standin.stage import Stage

LONGEST_WAIT = 25.0  # seconds


class Control:
    """The endpoints; people are named by their id, and made known by the first thing they do."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.world = stage.world

    def mount(self, secret: str) -> Mount:
        """Return everything under `/controle`, behind the guard."""
        gets = {"messages": self.messages, "sent": self.sent, "pending": self.pending, "sinais": self.signals}
        posts = {
            "user": self.user,
            "say": self.say,
            "tap": self.tap,
            "open": self.open,
            "block": self.block,
            "inject": self.inject,
            "fail": self.fail,
            "pace": self.pace,
            "reset": self.reset,
            "pronto": self.ready,
            "convite": self.invite,
        }
        routes = [Route(f"/{name}", _answering(act, "GET")) for name, act in gets.items()]
        routes += [
            Route(f"/{name}", _answering(act, "POST"), methods=["POST"]) for name, act in posts.items()
        ]
        return Mount("/controle", routes=routes, middleware=[Middleware(SecretGuard, secret=secret)])

    async def user(self, given: dict[str, Any]) -> object:
        """Make a person known: `id`, `first_name`, `last_name`, `username`."""
        chat = Chat(
            int(given["id"]),
            "private",
            first_name=given.get("first_name", "Pessoa"),
            last_name=given.get("last_name"),
            username=given.get("username"),
        )
        return self.world.chats.setdefault(chat.id, chat).as_user()

    async def say(self, given: dict[str, Any]) -> object:
        """Type `text` as `user`."""
        return _shown(await self._user(given).say(given["text"]))

    async def tap(self, given: dict[str, Any]) -> object:
        """Press `button` as `user`, on `message_id` if given."""
        return {"target": await self._user(given).tap(given["button"], given.get("message_id"))}

    async def open(self, given: dict[str, Any]) -> object:
        """Open the deep link `link` as `user`."""
        return _shown(await self._user(given).open(given["link"]))

    async def block(self, given: dict[str, Any]) -> object:
        """Block the bot as `user`, or unblock it when `blocked` is false."""
        user = self._user(given)
        await (user.block() if given["blocked"] else user.unblock())
        return {}

    async def inject(self, given: dict[str, Any]) -> object:
        """Queue `update` as it is."""
        return {"update_id": self.world.updates.inject(given["update"])}

    async def fail(self, given: dict[str, Any]) -> object:
        """Order an error; the fields are those of `Fault`. An empty object cancels all."""
        if given:
            self.world.faults.add(Fault(**given))
        else:
            self.world.faults.clear()
        return {}

    async def pace(self, given: dict[str, Any]) -> object:
        """Set `latency` (seconds) and whether Telegram's `limits` hold."""
        self.world.latency = float(given.get("latency", self.world.latency))
        self.world.limits.on = bool(given.get("limits", self.world.limits.on))
        return {}

    async def reset(self, _: dict[str, Any]) -> object:
        """Start over: the same people, nothing said."""
        self.world.forget()
        return {}

    async def messages(self, given: dict[str, Any]) -> object:
        """Return the messages of `user`, those after the id `after` if given."""
        messages = self._user(given).messages
        return [_shown(message) for message in messages[int(given.get("after", 0)) :]]

    async def sent(self, given: dict[str, Any]) -> object:
        """Return the accepted sends and edits after the first `after`, and the calls of each method."""
        log = [
            {**one._asdict(), "at": one.at.isoformat()}
            for one in self.world.sent[int(given.get("after", 0)) :]
        ]
        return {"sent": log, "calls": dict(self.world.calls)}

    async def pending(self, _: dict[str, Any]) -> object:
        """Return the updates that the bot has not confirmed."""
        return self.world.updates.pending

    async def signals(self, given: dict[str, Any]) -> object:
        """Return the signals after the first `depois`, waiting up to `espera` seconds for one."""
        after = int(given.get("depois", 0))
        found = await self.stage.signals_after(after, float(given.get("espera", LONGEST_WAIT)))
        return {"n": after + len(found), "sinais": found}

    async def ready(self, given: dict[str, Any]) -> object:
        """Say that the bot answers (`pronto`, true by default), and whether it started `vazio`."""
        self.stage.set_ready(bool(given.get("pronto", True)), bool(given.get("vazio", False)))
        return {}

    async def invite(self, given: dict[str, Any]) -> object:
        """Show on `telefone` that `link` arrived by other means."""
        self.stage.invite(self.stage.phones[given["telefone"]], given["link"])
        return {}

    def _user(self, given: dict[str, Any]) -> User:
        number = int(given["user"])
        return User(
            self.world, self.world.chats.setdefault(number, Chat(number, "private", first_name="Pessoa"))
        )


def _shown(message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "from_bot": message.from_bot,
        "text": message.text,
        "html": message.html,
        "buttons": message.buttons,
        "file_id": message.file_id,
        "file_name": message.file_name,
        "date": message.date,
        "edits": message.edits,
        "deleted": message.deleted,
    }


def _answering(
    act: Callable[[dict[str, Any]], Awaitable[object]], method: str
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            given = dict(request.query_params) if method == "GET" else await request.json()
            return JSONResponse(await act(given))
        except (NotPossible, KeyError, TypeError, ValueError) as problem:
            return PlainTextResponse(f"{type(problem).__name__}: {problem}\n", 400)

    return endpoint
