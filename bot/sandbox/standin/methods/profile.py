"""Methods about the bot itself: who it is, its commands, its menu button, its descriptions."""

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.standin.chats import Chat
from bot.sandbox.standin.errors import bad_request
from bot.sandbox.standin.params import Params
from bot.sandbox.standin.world import Event, World

NAME = re.compile(r"[a-z0-9_]{1,32}")
DESCRIPTION_AT_MOST = 256
COMMANDS_AT_MOST = 100
NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}
AtMost = dict[str, int]
TEXTS: AtMost = {"name": 64, "description": 512, "short_description": 120}


def get_me(world: World, _: Params) -> dict[str, Any]:
    """Return the bot."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
    }
    return {**world.bot, **abilities}


def get_chat(world: World, params: Params) -> dict[str, Any]:
    """Return a chat in full."""
    chat = world.known(params.chat_id())
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": NO_GIFTS}
    return {**chat.as_chat(), **full}


def set_my_commands(world: World, params: Params) -> bool:
    """Replace the commands shown in a scope."""
    commands = params.structure("commands") or []
    if len(commands) > COMMANDS_AT_MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        if not NAME.fullmatch(str(one.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(one.get("description", "")) <= DESCRIPTION_AT_MOST:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    kept = [
        {"command": one["command"].removeprefix("/"), "description": one["description"]} for one in commands
    ]
    world.commands[_scope(world, params)] = kept
    world.tell(Event("comandos"))
    return True


def get_my_commands(world: World, params: Params) -> list[dict[str, str]]:
    """Return the commands of exactly that scope."""
    return world.commands.get(_scope(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """Forget the commands of a scope."""
    world.commands.pop(_scope(world, params), None)
    world.tell(Event("comandos"))
    return True


def set_chat_menu_button(world: World, params: Params) -> bool:
    """Keep the menu button of a chat, or of all."""
    world.profile[f"menu_button:{params.integer('chat_id')}"] = params.structure("menu_button")
    return True


def get_chat_menu_button(world: World, params: Params) -> dict[str, Any]:
    """Return the menu button of a chat."""
    kept = world.profile.get(f"menu_button:{params.integer('chat_id')}")
    return kept or {"type": "commands" if world.commands else "default"}


def setter(name: str) -> Callable[[World, Params], bool]:
    """Return the method that keeps the bot's name or one of its descriptions."""

    def method(world: World, params: Params) -> bool:
        if len(params.string(name)) > TEXTS[name]:
            raise bad_request(f"bot {name.replace('_', ' ')} is too long")
        world.profile[f"{name}:{params.string('language_code')}"] = params.string(name)
        return True

    return method


def getter(name: str) -> Callable[[World, Params], dict[str, str]]:
    """Return the method that tells the bot's name or one of its descriptions."""

    def method(world: World, params: Params) -> dict[str, str]:
        return {name: world.profile.get(f"{name}:{params.string('language_code')}", "")}

    return method


def commands_of(world: World, chat: Chat) -> list[dict[str, str]]:
    """Return the commands that a person sees: the narrowest scope wins, then the language."""
    scopes = [f"chat:{chat.id}"]
    scopes.append("all_private_chats" if chat.kind == "private" else "all_group_chats")
    for scope in (*scopes, "default"):
        for language in ("pt", ""):
            if found := world.commands.get((scope, language)):
                return found
    return []


def _scope(world: World, params: Params) -> tuple[str, str]:
    scope = params.structure("scope") or {"type": "default"}
    name = str(scope.get("type", "default"))
    if name.startswith("chat") and "chat_id" in scope:
        name = f"{name}:{world.known(int(scope['chat_id'])).id}"
    return name, params.string("language_code")
