"""Tables around the answers: standing ones, what was asked and not answered, and whether answers helped."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.types import Instant


def _instant(*, optional: bool = False, index: bool = False) -> Any:
    return Field(default=None if optional else ..., sa_type=Instant, nullable=optional, index=index)


class RespostaPadrao(SQLModel, table=True):
    """One version of a standing answer; `numero` is the same for all versions of one.

    `situacao`: em_revisao, aprovada, devolvida, substituida, revogada. One version of a `numero` is approved
    at most, and one under review. `grupo`: the group of questions without an answer that it came from.
    """

    __tablename__ = "resposta_padrao"
    __table_args__ = (UniqueConstraint("numero", "versao"),)

    id: int | None = Field(default=None, primary_key=True)
    numero: int
    versao: int
    titulo: str
    perguntas: list[str] = Field(sa_type=JSON)
    texto: str
    fonte: str | None = None
    grupo: str | None = None
    situacao: str = Field(default="em_revisao", index=True)
    autora: int = Field(foreign_key="pessoa.id")
    escrita_em: datetime = _instant()
    revisora: int | None = Field(default=None, foreign_key="pessoa.id")
    revista_em: datetime | None = _instant(optional=True)
    motivo: str | None = None


class SemResposta(SQLModel, table=True):
    """A question that was not answered, without who asked it; `grupo` is the same for questions alike.

    `resolvida_por` is the `numero` of the standing answer that answers it now.
    """

    __tablename__ = "sem_resposta"

    id: int | None = Field(default=None, primary_key=True)
    texto: str
    grupo: str = Field(index=True)
    quando: datetime = _instant(index=True)
    resolvida_por: int | None = None


class Avaliacao(SQLModel, table=True):
    """Whether an entry (its `chave`) helped, as one chat said last."""

    chat_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    chave: str = Field(primary_key=True)
    ajudou: bool
    quando: datetime = _instant(index=True)
