"""Methods on what was already sent: edit, delete, and the answer to a tap."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox.standin.chats import Answer, Chat
from bot.sandbox.standin.entities import Entity
from bot.sandbox.standin.errors import NOT_MODIFIED, bad_request
from bot.sandbox.standin.keyboard import read_markup
from bot.sandbox.standin.messages import Message
from bot.sandbox.standin.methods.texts import read_caption, read_text
from bot.sandbox.standin.params import Params
from bot.sandbox.standin.world import Event, World

NOTICE_AT_MOST = 200  # characters of the answer to a tap
DELETED_WITHIN = 48 * 3600  # seconds in which a message may be taken back


def edit_message_text(world: World, params: Params) -> dict[str, Any]:
    """Replace text and keyboard of a text message."""
    chat, message = _own(world, params)
    text, entities = read_text(params)
    if message.file:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, chat, message, text, entities, params, "editMessageText")


def edit_message_caption(world: World, params: Params) -> dict[str, Any]:
    """Replace caption and keyboard of a message with a file."""
    chat, message = _own(world, params)
    text, entities = read_caption(params)
    if not message.file:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, chat, message, text, entities, params, "editMessageCaption")


def edit_message_reply_markup(world: World, params: Params) -> dict[str, Any]:
    """Replace the keyboard alone."""
    chat, message = _own(world, params)
    return _edit(world, chat, message, message.text, message.entities, params, "editMessageReplyMarkup")


def delete_message(world: World, params: Params) -> bool:
    """Take a message back."""
    chat = world.reach(params.chat_id())
    message = chat.find(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if world.clock.stamp() - message.date > DELETED_WITHIN:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    world.tell(Event("apagada", chat, message))
    return True


def answer_callback_query(world: World, params: Params) -> bool:
    """End the wait of a tapped button, perhaps with a notice."""
    text = params.string("text")
    if len(text) > NOTICE_AT_MOST:
        raise bad_request("MESSAGE_TOO_LONG")
    chat = world.close_query(params.string("callback_query_id"))
    answer = Answer(text, params.flag("show_alert"))
    chat.answers.append(answer)
    if text:
        world.tell(Event("aviso", chat, details={"texto": text, "alerta": answer.alert}))
    return True


def _own(world: World, params: Params) -> tuple[Chat, Message]:
    chat = world.reach(params.chat_id())
    message = chat.find(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(
    world: World,
    chat: Chat,
    message: Message,
    text: str,
    entities: Sequence[Entity],
    params: Params,
    method: str,
) -> dict[str, Any]:
    markup = read_markup(params)
    if (text, list(entities), markup) == (message.text, list(message.entities), message.markup):
        raise bad_request(NOT_MODIFIED)
    world.limits.check(chat)
    message.text, message.entities, message.markup = text, entities, markup
    message.edits += 1
    message.edited_at = world.clock.stamp()
    world.log(chat, method, message)
    world.tell(Event("edicao", chat, message))
    return message.as_api(chat.as_chat())
