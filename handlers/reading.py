"""Reads an update of Telegram once, so that nothing behind it needs to know Telegram's types."""

from typing import Any

from telegram import Chat, ChatMember, Message, MessageEntity, Update, User

from bot.usecases.incoming import Arquivo, Incoming, Kind

_FILES: tuple[Kind, ...] = ("photo", "document", "sticker", "voice", "video")
_GONE = (ChatMember.BANNED, ChatMember.LEFT)


def read(update: Update) -> Incoming | None:
    """Return what `update` says, or None when nobody said anything (a channel's post, an unknown kind)."""
    user, chat = update.effective_user, update.effective_chat
    if user is None:
        return None
    who = _who(update, user, chat)
    if update.callback_query is not None:
        return _tap(update, who)
    if update.my_chat_member is not None:
        gone = update.my_chat_member.new_chat_member.status in _GONE
        return Incoming(**who, kind="blocked" if gone else "unblocked")
    if update.edited_message is not None:
        return _message(who, update.edited_message, "edited")
    if update.message is not None:
        return _message(who, update.message, _kind(update.message))
    return None


def _who(update: Update, user: User, chat: Chat | None) -> dict[str, Any]:
    return {
        "update_id": update.update_id,
        "chat_id": chat.id if chat is not None else user.id,
        "user_id": user.id,
        "first_name": _clean(user.first_name),
        "username": user.username,
        "full_name": _clean(user.full_name),
        "private": chat is None or chat.type == Chat.PRIVATE,
    }


def _tap(update: Update, who: dict[str, Any]) -> Incoming | None:
    tap = update.callback_query
    if tap is None:
        return None
    message_id = tap.message.message_id if tap.message is not None else None
    return Incoming(**who, kind="tap", data=tap.data or "", message_id=message_id, callback_id=tap.id)


def _message(who: dict[str, Any], message: Message, kind: Kind) -> Incoming:
    text = _clean(message.text or message.caption or "")
    command, args = _command(text) if kind == "command" else ("", "")
    return Incoming(
        **who,
        kind=kind,
        text=text,
        message_id=message.message_id,
        command=command,
        args=args,
        arquivo=_file(message) if kind in ("document", "photo") else None,
        entidades=tuple(_plain(entity) for entity in message.entities or message.caption_entities),
        responde_a=message.reply_to_message.message_id if message.reply_to_message else None,
    )


def _file(message: Message) -> Arquivo | None:
    if message.photo:
        return Arquivo(message.photo[-1].file_id, "")
    sent = message.document
    return Arquivo(sent.file_id, _clean(sent.file_name or "")) if sent is not None else None


def _plain(entity: MessageEntity) -> dict[str, Any]:
    """Return an entity as Telegram takes it back."""
    return entity.to_dict()


def _kind(message: Message) -> Kind:
    if message.text is not None:
        return "command" if _is_command(message) else "text"
    return next((kind for kind in _FILES if getattr(message, kind)), "other")


def _is_command(message: Message) -> bool:
    return any(e.type == MessageEntity.BOT_COMMAND and e.offset == 0 for e in message.entities)


def _command(text: str) -> tuple[str, str]:
    name, _, args = text.partition(" ")
    first, _, rest = name.partition("\n")
    command = first.removeprefix("/").partition("@")[0].lower()
    return command, (rest + " " + args if rest else args).strip()


def _clean(text: str) -> str:
    """Take out what no database stores: NUL, and halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
