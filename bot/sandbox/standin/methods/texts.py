"""Methods that send: texts, photos, documents, and the sign that one is being written."""

from typing import Any

from bot.sandbox.standin.chats import Chat
from bot.sandbox.standin.entities import Entity, detect, from_api, trimmed, utf16_length
from bot.sandbox.standin.errors import ApiError, bad_request
from bot.sandbox.standin.files import check_photo
from bot.sandbox.standin.keyboard import read_markup
from bot.sandbox.standin.markup import parse
from bot.sandbox.standin.messages import File, Message
from bot.sandbox.standin.params import Params
from bot.sandbox.standin.world import Event, World

TEXT_AT_MOST = 4096
CAPTION_AT_MOST = 1024
ACTIONS = frozenset({"typing", "upload_photo", "upload_document", "choose_sticker", "find_location"})
ACTIONS |= {f"{does}_{what}" for does in ("record", "upload") for what in ("video", "voice", "video_note")}


def send_message(world: World, params: Params) -> dict[str, Any]:
    """Send a text."""
    chat = world.reach(params.chat_id())
    text, entities = read_text(params)
    markup = read_markup(params)
    world.limits.check(chat)
    message = chat.add(world.clock.stamp(), world.bot, text)
    return _deliver(world, chat, message, entities, markup, "sendMessage")


def send_photo(world: World, params: Params) -> dict[str, Any]:
    """Send a picture, uploaded or by file id."""
    return _send_file(world, params, "photo", "sendPhoto")


def send_document(world: World, params: Params) -> dict[str, Any]:
    """Send a file, uploaded or by file id."""
    return _send_file(world, params, "document", "sendDocument")


def send_chat_action(world: World, params: Params) -> bool:
    """Show that an answer is being written."""
    if params.string("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.reach(params.chat_id())
    world.tell(Event("digitando", chat))
    return True


def read_text(params: Params) -> tuple[str, list[Entity]]:
    """Return the text of a call and its entities; raise when it is empty or too long."""
    source = params.string("text")
    if not source:
        raise bad_request("message text is empty")
    text, entities = _formatted(params, source, "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > TEXT_AT_MOST:
        raise bad_request("message is too long")
    return text, entities


def read_caption(params: Params) -> tuple[str, list[Entity]]:
    """Return the caption of a call and its entities; raise when it is too long."""
    text, entities = _formatted(params, params.string("caption"), "caption_entities")
    if utf16_length(text) > CAPTION_AT_MOST:
        raise bad_request("message caption is too long")
    return text, entities


def _formatted(params: Params, source: str, given: str) -> tuple[str, list[Entity]]:
    match params.string("parse_mode").lower():
        case "html":
            text, entities = parse(source)
        case "":
            text, entities = source, from_api(source, params.structure(given) or ())
        case _:
            raise bad_request("unsupported parse_mode")
    text, entities = trimmed(text.replace("\r", ""), entities)
    return text, detect(text, entities)


def _send_file(world: World, params: Params, kind: str, method: str) -> dict[str, Any]:
    chat = world.reach(params.chat_id())
    text, entities = read_caption(params)
    markup = read_markup(params)
    file = _file(world, params, kind)
    world.limits.check(chat)
    message = chat.add(world.clock.stamp(), world.bot, text, file=file)
    return _deliver(world, chat, message, entities, markup, method)


def _file(world: World, params: Params, kind: str) -> File:
    upload = params.upload(kind)
    if upload is not None:
        if not upload.data:
            raise bad_request("file must be non-empty")
        if kind == "photo":
            check_photo(upload.data)
        return world.files.add(upload.name, upload.data, kind, upload.mime)
    if not params.string(kind):
        raise bad_request(f"there is no {kind} in the request")
    return _known_file(world, params.string(kind), kind)


def _known_file(world: World, file_id: str, kind: str) -> File:
    file = world.files.get(file_id)
    if file is None:
        raise _wrong_file(file_id)
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file


def _wrong_file(file_id: str) -> ApiError:
    if "://" in file_id:
        return bad_request("failed to get HTTP URL content")
    return bad_request("wrong file identifier/HTTP URL specified")


def _deliver(
    world: World,
    chat: Chat,
    message: Message,
    entities: list[Entity],
    markup: dict[str, Any] | None,
    method: str,
) -> dict[str, Any]:
    message.entities, message.markup = entities, markup
    world.log(chat, method, message)
    world.tell(Event("mensagem", chat, message))
    return message.as_api(chat.as_chat())
