"""What the page is told, as plain values: messages, phones, the whole state, one event."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.standin.chats import Chat
from bot.sandbox.standin.messages import File, Message
from bot.sandbox.standin.methods.profile import commands_of
from bot.sandbox.standin.stage import Phone, Stage
from bot.sandbox.standin.world import Event

BRASILIA = ZoneInfo("America/Sao_Paulo")
TYPING_LASTS = 5.0  # seconds, as in Telegram


def message_view(message: Message) -> dict[str, Any]:
    """Return a message as the page shows it; `html` is safe to insert."""
    opened = not message.from_bot and message.text.startswith(
        "/start "
    )  # Telegram hides what the link carried
    return {
        "id": message.id,
        "de": "bot" if message.from_bot else "pessoa",
        "html": "/start" if opened else message.page_html,
        "texto": "/start" if opened else message.text,
        "botoes": [[_button_view(button) for button in row] for row in message.keyboard],
        "arquivo": _file_view(message.file) if message.file else None,
        "hora": _hour(message.date),
        "editada": message.edits > 0,
    }


def phone_view(stage: Stage, phone: Phone) -> dict[str, Any]:
    """Return a phone with all its messages."""
    chat = phone.user.chat
    return {
        "id": phone.id,
        "nome": phone.name,
        "papel": phone.role,
        "usuario": chat.as_user(),
        "mensagens": [message_view(message) for message in chat.messages if not message.deleted],
        "comandos": commands_view(stage, chat),
        "digitando": stage.world.clock.real().timestamp() < phone.typing_until,
        "bloqueado": bool(chat.refusal),
        "convite": phone.invitation or None,
    }


def state_view(stage: Stage) -> dict[str, Any]:
    """Return everything that the page shows."""
    bot = stage.world.bot
    return {
        "agora": now_view(stage),
        "bot": {"nome": bot["first_name"], "usuario": bot["username"], "pronto": stage.ready},
        "vazio": stage.empty,
        "telefones": [phone_view(stage, phone) for phone in stage.phones.values()],
    }


def event_views(stage: Stage, event: Event) -> list[dict[str, Any]]:
    """Return what the page is told of `event`: nothing, one thing, or one for each phone."""
    if event.kind == "reinicio":
        return [{"tipo": "reinicio"}]
    if event.kind == "relogio":
        return [{"tipo": "relogio", "agora": now_view(stage)}]
    if event.kind == "comandos":
        return [_commands_event(stage, phone) for phone in stage.phones.values()]
    phone = stage.of_chat(event.chat) if event.chat else None
    return [{"tipo": event.kind, "telefone": phone.id, **_details(phone, event)}] if phone else []


def now_view(stage: Stage) -> str:
    """Return the instant shown, at Brasília."""
    return stage.world.clock.now().astimezone(BRASILIA).isoformat(timespec="seconds")


def commands_view(stage: Stage, chat: Chat) -> list[dict[str, str]]:
    """Return the commands in a person's menu."""
    found = commands_of(stage.world, chat)
    return [{"comando": one["command"], "descricao": one["description"]} for one in found]


def _commands_event(stage: Stage, phone: Phone) -> dict[str, Any]:
    return {"tipo": "comandos", "telefone": phone.id, "comandos": commands_view(stage, phone.user.chat)}


def _details(phone: Phone, event: Event) -> dict[str, Any]:
    match event.kind:
        case "mensagem" | "edicao" if event.message:
            return message_view(event.message)
        case "apagada" if event.message:
            return {"id": event.message.id}
        case "convite":
            return {"convite": phone.invitation or None}
        case "digitando":
            return {"digitando": True}
    return event.details


def _button_view(button: dict[str, Any]) -> dict[str, str]:
    shown = {"rotulo": str(button["text"])}
    if "callback_data" in button:
        return {**shown, "dado": button["callback_data"]}
    if "copy_text" in button:
        return {**shown, "copiar": button["copy_text"]["text"]}
    return {**shown, "url": str(button.get("url", ""))}


def _file_view(file: File) -> dict[str, Any]:
    return {"id": file.file_id, "nome": file.name, "tipo": file.kind, "tamanho": len(file.data)}


def _hour(stamp: int) -> str:
    hour = datetime.fromtimestamp(stamp, UTC).astimezone(BRASILIA).strftime("%Hh%M")
    return hour.removeprefix("0").removesuffix("00")
