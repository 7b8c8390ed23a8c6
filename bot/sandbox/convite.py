"""The invitation that waits on the central team's phone, renewed while nobody has accepted it."""

import json
from pathlib import Path

from bot.domain.papeis import Papel
from bot.storage.tables import Convite
from bot.storage.work import Work
from bot.usecases.convidar import pela_linha_de_comando
from bot.usecases.convites import Estado, estado
from bot.usecases.mandatos import equipe_central

PHONE = "sti"
_PHONES = Path(__file__).parent / "standin" / "telefones.json"


class ConviteDaEquipe:
    """Makes the link that `pontofocal convidar` would print, when one is needed."""

    def __init__(self) -> None:
        self._feito: int | None = None

    def novo_link(self, work: Work) -> str | None:
        """Return a new link, or None while the last one serves or somebody is in."""
        if equipe_central(work) or not self._vencido(work):
            return None
        convite, link = pela_linha_de_comando(work, Papel.STI, _nome(), None)
        self._feito = convite.id
        return link

    def _vencido(self, work: Work) -> bool:
        convite = work.session.get(Convite, self._feito) if self._feito else None
        return convite is None or estado(convite, work.now) is Estado.EXPIRADO


def _nome() -> str:
    telefones = json.loads(_PHONES.read_text(encoding="utf-8"))
    return next(str(um["nome"]) for um in telefones if um["id"] == PHONE)
