"""The tables of oficinas: what is held, who takes part, and what focal points ask for."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.tables import instant


class Oficina(SQLModel, table=True):
    """An oficina or a visita técnica. `situacao`: aberta, cancelada; what else it is follows from the time.

    `sequencia` rises with each change that calendars must hear of; `versao` with any change. `token` opens
    enrolment and `token_da_sala` ticks attendance: they give no access to any organ, are forwarded and shown
    on a wall, and so are kept as they are. `anunciada_ate`: the last person told of it; None when all were.
    """

    __table_args__: Any = ({"sqlite_autoincrement": True},)  # an old button must not name another one

    id: int | None = Field(default=None, primary_key=True)
    tipo: str
    tema: str
    titulo: str
    para_que: str
    publico: str
    siorgs: list[str] = Field(default_factory=list, sa_type=JSON)  # empty: every organ
    inicio: datetime = instant(index=True)
    fim: datetime = instant(index=True)
    fuso: str
    onde: str
    vagas: int
    encerra: datetime = instant()  # when enrolment closes
    situacao: str = "aberta"
    motivo: str | None = None  # why it was cancelled
    sequencia: int = 0
    versao: int = 1
    token: str = Field(unique=True)
    token_da_sala: str = Field(unique=True)
    anunciada_ate: int | None = None
    criada_por: int = Field(foreign_key="pessoa.id")
    criada_em: datetime = instant()


class Inscricao(SQLModel, table=True):
    """One person in one oficina. `situacao`: confirmada, espera, desistiu, recusou.

    `ordem` is the order of arrival, that of the waitlist. `chat_id` is None for somebody whom a focal point
    enrolled and who has not opened the link. `avisada`: the `sequencia` that she heard of.
    """

    __table_args__: Any = (
        UniqueConstraint("oficina_id", "chat_id"),
        Index("ix_inscricao_da_oficina", "oficina_id", "situacao", "ordem"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    oficina_id: int = Field(foreign_key="oficina.id")
    chat_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    pessoa_id: int | None = Field(default=None, foreign_key="pessoa.id")
    nome: str
    email: str | None = None
    area: str = ""
    orgao: str = ""
    siorg: str | None = None
    inscrita_por: int | None = Field(default=None, foreign_key="pessoa.id")
    situacao: str
    ordem: int
    avisada: int = 0
    vespera_em: datetime | None = instant(optional=True)
    hora_em: datetime | None = instant(optional=True)
    avaliacao_em: datetime | None = instant(optional=True)
    presente: bool | None = None
    nota: int | None = None
    mexida_em: datetime = instant()


class PedidoDeOficina(SQLModel, table=True):
    """What a focal point asks for. `situacao`: aberto, proposto, combinado, recusado, desistido, marcado.

    `conversa` keeps what each side said, as `[who, words]`, in order.
    """

    __tablename__ = "pedido_de_oficina"
    __table_args__: Any = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    siorg: str = Field(foreign_key="orgao.siorg")
    pessoa_id: int = Field(foreign_key="pessoa.id", index=True)
    tema: str
    quem: str
    quantas: int
    areas: str
    datas: str
    lugar: str
    situacao: str = "aberto"
    conversa: list[list[str]] = Field(default_factory=list, sa_type=JSON)
    oficina_id: int | None = Field(default=None, foreign_key="oficina.id")
    criado_em: datetime = instant(index=True)
