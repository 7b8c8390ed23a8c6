"""Who answers for a theme of an organ today: the titular, or the substituto in her place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import select as sql_select
from sqlmodel import col, select

from bot.domain.papeis import Papel
from bot.storage.tables import Vinculo
from bot.storage.tables_dos_lembretes import AjusteDosLembretes
from bot.storage.work import Work
from bot.usecases.indicacao import hoje

PONTOS_FOCAIS = (Papel.TITULAR.value, Papel.SUBSTITUTO.value)
_VALEM = (col(Vinculo.fim).is_(None), col(Vinculo.papel).in_(PONTOS_FOCAIS))


class PontoFocal(Protocol):
    """What the rule reads of a running mandate: a whole row, or the few columns that are read in bulk."""

    @property
    def pessoa_id(self) -> int: ...
    @property
    def papel(self) -> str: ...
    @property
    def inicio(self) -> datetime: ...
    @property
    def respondendo_desde(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Mandato:
    """The columns of a running mandate that tell who answers, for what."""

    pessoa_id: int
    papel: str
    tema: str | None
    siorg: str | None
    inicio: datetime
    respondendo_desde: datetime | None


def cobre(substituto: PontoFocal, titular: PontoFocal) -> bool:
    """Tell whether that substituto said that she answers in the place of that titular."""
    desde = substituto.respondendo_desde
    return desde is not None and titular.papel == Papel.TITULAR.value and desde >= titular.inicio


def responde(vinculo: PontoFocal, do_tema: Sequence[PontoFocal], fora: Collection[int]) -> bool:
    """Tell whether a mandate answers now. `do_tema`: all of that theme and organ; `fora`: who is away.

    The titular does; the substituto while there is no titular, she is away, or it was said so.
    """
    if vinculo.pessoa_id in fora:
        return False
    outros = [um for um in do_tema if um.pessoa_id != vinculo.pessoa_id]
    if vinculo.papel == Papel.TITULAR.value:
        return not any(cobre(um, vinculo) for um in outros if um.pessoa_id not in fora)
    titulares = [um for um in outros if um.papel == Papel.TITULAR.value]
    return all(um.pessoa_id in fora or cobre(vinculo, um) for um in titulares)


def mandatos_de_pontos_focais(work: Work, *quais: Any) -> list[Vinculo]:
    """Return the running mandates of a theme, the oldest first."""
    return list(work.session.exec(select(Vinculo).where(*quais, *_VALEM).order_by(col(Vinculo.id))))


def mandatos_nos_orgaos_de(work: Work, pessoas: Collection[int]) -> list[Mandato]:
    """Return the running mandates of all in the organs where these people have one, the oldest first."""
    deles = select(Vinculo.siorg).where(col(Vinculo.pessoa_id).in_(pessoas), *_VALEM)
    colunas = (getattr(Vinculo, campo.name) for campo in fields(Mandato))
    nos_orgaos = sql_select(*colunas).where(col(Vinculo.siorg).in_(deles), *_VALEM).order_by(col(Vinculo.id))
    return [Mandato(*linha) for linha in work.session.execute(nos_orgaos)]


def mandatos_do_tema(work: Work, siorg: str | None, tema: str | None) -> list[Vinculo]:
    """Return the running mandates of everybody who may answer for a theme of an organ, the oldest first."""
    return mandatos_de_pontos_focais(work, Vinculo.siorg == siorg, Vinculo.tema == tema)


def quem_esta_fora(work: Work, pessoas: Collection[int]) -> set[int]:
    """Return who of these people said that they are away today."""
    dia, ajuste = hoje(work), AjusteDosLembretes
    hoje_sim = (col(ajuste.ausente_de) <= dia, col(ajuste.ausente_ate) >= dia)
    return set(
        work.session.exec(select(ajuste.pessoa_id).where(col(ajuste.pessoa_id).in_(pessoas), *hoje_sim))
    )


def quem_responde(work: Work, siorg: str, tema: str) -> list[Vinculo]:
    """Return the mandates that answer now for a theme of an organ: what needs an approval goes to them."""
    do_tema = mandatos_do_tema(work, siorg, tema)
    fora = quem_esta_fora(work, [um.pessoa_id for um in do_tema])
    return [um for um in do_tema if responde(um, do_tema, fora)]


def no_lugar_de(work: Work, pessoa_id: int) -> list[int]:
    """Return who answers now in the place of somebody, in all organs and themes where she is titular."""
    dela = (Vinculo.pessoa_id == pessoa_id, Vinculo.papel == Papel.TITULAR.value)
    meus = mandatos_de_pontos_focais(work, *dela)
    respondem = (um for v in meus for um in quem_responde(work, v.siorg or "", v.tema or ""))
    return list(dict.fromkeys(um.pessoa_id for um in respondem if um.pessoa_id != pessoa_id))
