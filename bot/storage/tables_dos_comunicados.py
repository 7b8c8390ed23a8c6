"""The tables of announcements: what is said to whom, and how it went with each person."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlmodel import JSON, Field, SQLModel

from bot.storage.columns import Json, Serial
from bot.storage.tables import instant
from bot.storage.types import Instant


class Comunicado(SQLModel, table=True):
    """An announcement. `estado`: rascunho, em_aprovacao, agendado, enviando, pausado, parado, concluido.

    `entidades`: the formatting of `texto`, as Telegram gives it. `anexo`: `[digest, name, kind]`. `botoes`:
    rows of `[label, callback data]`. `publico`: criteria, resolved when sending; `marca` is how far that came
    and `resolvido` that it is done. `vez` counts the rounds: each "again to the failed" is one more.
    `painel`: `[chat, message, quarter]` where its progress is shown. `devolucao`: why it was not approved.
    """

    __tablename__ = "comunicado"
    __table_args__ = (Index("ix_comunicado_estado", "estado", "quando"),)

    id: int | None = Field(default=None, primary_key=True)
    autor_id: int = Field(foreign_key="pessoa.id")
    texto: str = ""
    entidades: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    anexo: list[str] | None = Field(default=None, sa_type=JSON)
    botoes: list[list[list[str]]] = Field(default_factory=list, sa_type=JSON)
    publico: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    estado: str = "rascunho"
    quando: datetime | None = instant(optional=True)
    aprovado_por: int | None = Field(default=None, foreign_key="pessoa.id")
    versao: int = 1
    vez: int = 1
    marca: str | None = None
    resolvido: bool = False
    criado_em: datetime = instant()
    alterado_em: datetime = instant()
    iniciado_em: datetime | None = instant(optional=True)
    terminado_em: datetime | None = instant(optional=True)  # when the last row ended
    painel: list[int] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    devolucao: str | None = None


# One row for each person of the audience; one who is not in the bot yet has an e-mail instead of a chat.
entrega = Table(
    "entrega",
    SQLModel.metadata,
    Column("id", Serial, primary_key=True),
    Column("comunicado_id", Integer, ForeignKey("comunicado.id"), nullable=False),
    Column("chat_id", BigInteger),
    Column("pessoa_id", Integer),
    Column("nome", Text, nullable=False),
    Column("email", Text),
    Column("campos", Json, nullable=False),  # what fills the personal fields
    # na_fila, entregue, bloqueado, falhou, fora_do_bot, cancelado
    Column("desfecho", String(12), nullable=False),
    Column("vez", Integer, nullable=False),
    Column("repeticoes", Integer, nullable=False),  # sent again though it may have arrived
    Column("motivo", String(40), nullable=False),
    Column("message_id", BigInteger),
    Column("quando", Instant),
    UniqueConstraint("comunicado_id", "chat_id"),
    UniqueConstraint("comunicado_id", "email"),
    Index("ix_entrega_contas", "comunicado_id", "desfecho", "repeticoes"),
    Index("ix_entrega_mensagem", "chat_id", "message_id"),
)
