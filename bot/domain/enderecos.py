"""Advice on the address of a channel: only the address, of the kind the channel asks for (section 5.2)."""

import re

from bot.domain.vocabularios import Endereco, canais
from bot.messages import K, Message

_PAGINA = re.compile(r"(?:https?://)?[^\s/@.]+(?:\.[^\s/@.]+)+(?:[/?#]\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_TELEFONE = re.compile(r"[\d\s()+./-]{3,}")


def conselhos_do_endereco(canal: str, endereco: str) -> tuple[Message, ...]:
    """Return advice when `endereco` is not what a channel of this kind needs; real letters hold free text."""
    tipo = canais().get(canal)
    forma = {
        Endereco.PAGINA: (_PAGINA, K("servico.conselho.endereco.pagina")),
        Endereco.EMAIL: (_EMAIL, K("servico.conselho.endereco.email")),
        Endereco.TELEFONE: (_TELEFONE, K("servico.conselho.endereco.telefone")),
    }.get(tipo.endereco if tipo else Endereco.LUGAR)
    if forma is None or forma[0].fullmatch(endereco):
        return ()
    return (Message(forma[1]),)
