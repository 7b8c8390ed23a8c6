"""A spreadsheet of services kept with its draft: how it was understood, and its rows aside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlalchemy import delete, insert
from sqlmodel import col, select

from bot.domain.papeis import Acao
from bot.planilhas.linhas import Linha
from bot.storage.tables import Rascunho
from bot.storage.tables_das_planilhas import LinhaDaPlanilha
from bot.storage.work import Work
from bot.usecases.botoes import desconhecido
from bot.usecases.incoming import Incoming
from bot.usecases.meu_rascunho import meu_rascunho
from bot.usecases.planilha_colunas import Mapa
from bot.usecases.planilha_propostas import Problema
from bot.usecases.quem import Recusa, quem

FLUXO = "planilha"


@dataclass(frozen=True, slots=True)
class Planilha:
    """`rotulos`: the names of its columns; `mapa`: what each fills. `outras`: sheets that were not read."""

    arquivo: str
    aba: str
    outras: Sequence[str]
    linhas: int
    rotulos: Sequence[str]
    mapa: Mapa
    problemas: Sequence[Problema] = field(default_factory=tuple)

    def com(self, coluna: int, campo: str | None) -> "Planilha":
        """Return it with a column that fills another field, or none."""
        mapa = {n: este for n, este in self.mapa.items() if n != coluna}
        return replace(self, mapa=dict(sorted({**mapa, **({coluna: campo} if campo else {})}.items())))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return asdict(self) | {"mapa": {str(n): campo for n, campo in self.mapa.items()}}

    @classmethod
    def from_json(cls, guardada: Mapping[str, Any]) -> "Planilha":
        """Return what `to_json` made plain."""
        mapa = {int(n): campo for n, campo in guardada["mapa"].items()}
        problemas = [Problema(**problema) for problema in guardada["problemas"]]
        return cls(**{**guardada, "mapa": mapa, "problemas": problemas})


def da_tela(work: Work, said: Incoming, rascunho_id: str) -> tuple[Rascunho, Planilha]:
    """Return a spreadsheet of whoever speaks that was not put in place yet; raise `Recusa` otherwise."""
    rascunho = meu_rascunho(work, said, rascunho_id)
    quem(work, said.user_id).exigir(Acao.CADASTRAR_SERVICO, rascunho.siorg)
    if rascunho.fluxo != FLUXO:
        raise Recusa(desconhecido())
    return rascunho, Planilha.from_json(rascunho.contexto["planilha"])


def por_de_lado(work: Work, rascunho_id: str, linhas: Sequence[Linha]) -> None:
    """Keep the rows with their draft."""
    guardadas = [
        {"rascunho_id": rascunho_id, "numero": linha.numero, "celulas": list(linha.celulas)}
        for linha in linhas
    ]
    work.connection.execute(insert(LinhaDaPlanilha.__table__), guardadas)  # type: ignore[attr-defined]


def linhas_de(work: Work, rascunho_id: str, numeros: Iterable[int] | None = None) -> list[Linha]:
    """Return the rows kept with a draft, all of them or those of these numbers, in order."""
    delas = select(LinhaDaPlanilha.numero, LinhaDaPlanilha.celulas).where(
        LinhaDaPlanilha.rascunho_id == rascunho_id
    )
    if numeros is not None:
        delas = delas.where(col(LinhaDaPlanilha.numero).in_(list(numeros)))
    achadas = work.session.exec(delas.order_by(col(LinhaDaPlanilha.numero)))
    return [Linha(numero, tuple(celulas)) for numero, celulas in achadas]


def esquecer_linhas(work: Work, rascunho_id: str) -> None:
    """Drop the rows kept with a draft."""
    dela = col(LinhaDaPlanilha.rascunho_id) == rascunho_id
    work.session.execute(delete(LinhaDaPlanilha).where(dela))
