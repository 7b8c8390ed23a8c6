"""An announcement from its due instant to its last delivery; a function passed in tells who it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from sqlalchemy import Connection, func, select
from sqlmodel import col
from sqlmodel import select as select_rows

from bot.storage import distribuicao
from bot.storage.distribuicao import Destinatario, Pagina, Publico
from bot.storage.entregas import FALHOU, NA_FILA
from bot.storage.tables_dos_comunicados import Comunicado, entrega
from bot.storage.work import Work

__all__ = ["Andamento", "Destinatario", "Pagina", "Publico"]

RASCUNHO, EM_APROVACAO, AGENDADO = "rascunho", "em_aprovacao", "agendado"
ENVIANDO, PAUSADO, PARADO, CONCLUIDO = "enviando", "pausado", "parado", "concluido"
POR_COMECAR = (RASCUNHO, EM_APROVACAO, AGENDADO)
EM_CURSO = (ENVIANDO, PAUSADO)


class ForaDeHora(Exception):
    """What was asked is not possible any more, or not yet: the announcement is in another state."""


@dataclass(frozen=True, slots=True)
class Andamento:
    """How many people by outcome, and how many were sent again though it may have arrived."""

    contas: Mapping[str, int]
    repeticoes: int

    @property
    def total(self) -> int:
        """Everybody in the audience, those who are not in the bot included."""
        return sum(self.contas.values())

    def restam(self, por_segundo: int) -> int:
        """Return how many seconds those who wait will take, at the pace of the installation."""
        return ceil(self.contas.get(NA_FILA, 0) / por_segundo)


def agendar(work: Work, comunicado: Comunicado, quando: datetime) -> None:
    """Let it leave at `quando`; raise `ForaDeHora` when it already began."""
    _mudar(work, comunicado, AGENDADO, de=POR_COMECAR)
    comunicado.quando = quando


def desagendar(work: Work, comunicado: Comunicado) -> None:
    """Make a draft of it again; raise `ForaDeHora` unless it is scheduled."""
    _mudar(work, comunicado, RASCUNHO, de=(AGENDADO,))
    comunicado.quando = None


def iniciar(work: Work, comunicado: Comunicado) -> None:
    """Let it leave now; raise `ForaDeHora` when it already began. `seguir` does the rest."""
    _mudar(work, comunicado, ENVIANDO, de=POR_COMECAR)
    comunicado.iniciado_em = work.now


def pausar(work: Work, comunicado: Comunicado) -> None:
    """Send nothing more of it from this commit on; raise `ForaDeHora` unless it is being sent."""
    _mudar(work, comunicado, PAUSADO, de=(ENVIANDO,))


def retomar(work: Work, comunicado: Comunicado) -> None:
    """Go on where it was paused; raise `ForaDeHora` unless it is."""
    _mudar(work, comunicado, ENVIANDO, de=(PAUSADO,))


def parar(work: Work, comunicado: Comunicado) -> None:
    """Cancel it for everybody who waits; raise `ForaDeHora` unless it is under way."""
    _mudar(work, comunicado, PARADO, de=EM_CURSO)


def refazer_falhas(work: Work, comunicado: Comunicado) -> int:
    """Send it again to those it failed for; return how many. Raise `ForaDeHora` while it is under way."""
    quantas = andamento(work.connection, comunicado.id or 0).contas.get(FALHOU, 0)
    if quantas:
        _mudar(work, comunicado, ENVIANDO, de=(CONCLUIDO, PARADO))
        comunicado.vez += 1
        comunicado.terminado_em = None
    return quantas


def andamento(connection: Connection, comunicado_id: int) -> Andamento:
    """Return how far it came."""
    contas = select(entrega.c.desfecho, func.count(), func.sum(entrega.c.repeticoes))
    rows = connection.execute(
        contas.where(entrega.c.comunicado_id == comunicado_id).group_by(entrega.c.desfecho)
    ).all()
    return Andamento({desfecho: n for desfecho, n, _ in rows}, sum(int(vezes or 0) for *_, vezes in rows))


def seguir(work: Work, publico: Publico) -> bool:
    """Do the next slice of what announcements have to do; return whether there may be more of it."""
    _comecar_os_devidos(work)
    abertos = select_rows(Comunicado).where(
        col(Comunicado.estado).in_((*EM_CURSO, PARADO)), col(Comunicado.terminado_em).is_(None)
    )
    return any(_avancar(work, um, publico) for um in work.session.exec(abertos.order_by(col(Comunicado.id))))


def _comecar_os_devidos(work: Work) -> None:
    devidos = select_rows(Comunicado).where(
        col(Comunicado.estado) == AGENDADO, col(Comunicado.quando) <= work.now
    )
    for comunicado in work.session.exec(devidos):
        iniciar(work, comunicado)


def _avancar(work: Work, comunicado: Comunicado, publico: Publico) -> bool:
    """Do one slice for it, or end it when nothing is left to do; return whether something was done."""
    if distribuicao.fatia(work, comunicado, publico):
        return True
    if comunicado.estado != PAUSADO and not distribuicao.espera_alguem(work, comunicado):
        comunicado.terminado_em = work.now
        if comunicado.estado == ENVIANDO:
            comunicado.estado = CONCLUIDO
        work.session.add(comunicado)
    return False


def _mudar(work: Work, comunicado: Comunicado, estado: str, *, de: tuple[str, ...]) -> None:
    if comunicado.estado not in de:
        raise ForaDeHora(comunicado.estado)
    comunicado.estado = estado
    comunicado.alterado_em = work.now
    work.session.add(comunicado)
