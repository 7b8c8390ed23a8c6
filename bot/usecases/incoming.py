"""What somebody said or did, free of Telegram's types."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.messages import Message
from bot.planilhas.linhas import Aba
from bot.usecases.cartas_recebidas import Cartas
from bot.usecases.planilha_vinda import Vinda

Kind = Literal[
    "text",
    "tap",
    "command",
    "photo",
    "document",
    "sticker",
    "voice",
    "video",
    "edited",
    "other",
    "blocked",
    "unblocked",
]


@dataclass(frozen=True, slots=True)
class Arquivo:
    """A document or a photo that came; `id` fetches it.

    Read before its use case: `abas` of a spreadsheet, `servicos` being what they tell of services, `cartas`
    of letters, or `problema`: why not.
    """

    id: str
    nome: str
    abas: tuple[Aba, ...] = ()
    servicos: Vinda | None = None
    cartas: Cartas | None = None
    problema: Message | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, read once.

    `text` is what was typed, or a caption. `data` is what the tapped button carries. `message_id` is the
    message tapped or sent. `command` comes without its slash, with `args` as typed after it. `entidades` are
    the formatting of `text`, as Telegram gives it; `responde_a` is the message that this one replies to.
    """

    update_id: int
    chat_id: int
    user_id: int
    first_name: str
    username: str | None
    full_name: str
    private: bool
    kind: Kind
    text: str = ""
    data: str = ""
    message_id: int | None = None
    callback_id: str | None = None
    command: str = ""
    args: str = ""
    arquivo: Arquivo | None = None
    entidades: tuple[Mapping[str, Any], ...] = ()
    responde_a: int | None = None
