"""The tables of nudges: what each person wants, and one row for each due moment."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.storage.tables import instant

_ESPERA = text("situacao = 'espera'")
_FORA = text("ausente_ate IS NOT NULL")


class AjusteDosLembretes(SQLModel, table=True):
    """What a person changed of how nudges come; who has no row has them as the installation says."""

    __tablename__ = "ajuste_dos_lembretes"
    __table_args__ = (
        Index("ix_ajuste_dos_ausentes", "ausente_ate", sqlite_where=_FORA, postgresql_where=_FORA),
    )

    pessoa_id: int = Field(primary_key=True, foreign_key="pessoa.id")
    frequencia: str
    dia: int  # weekday, Monday is 0
    hora: int
    fuso: str
    ausente_de: date | None = None  # the first day, and the last one, that another answers for her
    ausente_ate: date | None = None
    passou_em: datetime | None = instant(optional=True)  # when that was handed over


class Lembrete(SQLModel, table=True):
    """A due moment of a person. `situacao`: espera, enviado, sem_assunto, desligado, recolhido.

    `dia` is local. `assunto`, `siorg` and `alvo` name what it was about and what its button opens.
    """

    __table_args__ = (
        UniqueConstraint("pessoa_id", "tipo", "dia"),
        Index("ix_lembrete_devido", "vence", sqlite_where=_ESPERA, postgresql_where=_ESPERA),
        Index(
            "ux_lembrete_espera",
            "pessoa_id",
            unique=True,
            sqlite_where=_ESPERA,
            postgresql_where=_ESPERA,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    pessoa_id: int = Field(foreign_key="pessoa.id")
    tipo: str = "lembrete"
    dia: date
    vence: datetime = instant()
    situacao: str = "espera"
    assunto: str | None = None
    siorg: str | None = None
    alvo: str | None = None
    enviado_em: datetime | None = instant(optional=True)
    aberto_em: datetime | None = instant(optional=True)
