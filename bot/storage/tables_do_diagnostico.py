"""The tables of the digital diagnosis: per etapa what keeps it off-line and its migration, and demands."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.tables import instant


class Recurso(SQLModel, table=True):
    """What an organ names once and then chooses. `tipo`: sistema, parceiro, base; a base has a `dono`."""

    __tablename__ = "recurso_do_orgao"
    __table_args__ = (UniqueConstraint("siorg", "tipo", "slug"),)

    id: int | None = Field(default=None, primary_key=True)
    siorg: str = Field(foreign_key="orgao.siorg")
    tipo: str
    nome: str
    dono: str = ""
    slug: str
    criado_por: int = Field(foreign_key="pessoa.id")
    criado_em: datetime = instant()


class Diagnostico(SQLModel, table=True):
    """The diagnosis of one etapa; written by `bot.usecases.diagnosticos` alone.

    `etapa` is its key (`bot.domain.diagnostico.chaves`), empty for the whole service; `titulo` and `numero`
    are those it had when this was written, so that a renamed etapa is found again. `valores` are the answers
    of the form; `situacao` and `previsao` stand in them too, here for lists. `versao` 0: nothing written yet.
    """

    __table_args__ = (UniqueConstraint("servico_id", "etapa"),)

    id: int | None = Field(default=None, primary_key=True)
    servico_id: int = Field(foreign_key="servico.id")
    etapa: str
    titulo: str
    numero: int
    valores: dict[str, Any] = Field(sa_type=JSON)
    situacao: str = ""
    previsao: date | None = None
    versao: int = 0
    alterado_por: int = Field(foreign_key="pessoa.id")
    alterado_em: datetime = instant()


class VersaoDoDiagnostico(SQLModel, table=True):
    """Every version a diagnosis ever had; never changed."""

    __tablename__ = "versao_do_diagnostico"

    diagnostico_id: int = Field(primary_key=True, foreign_key="diagnostico.id")
    numero: int = Field(primary_key=True)
    valores: dict[str, Any] = Field(sa_type=JSON)
    autora: int = Field(foreign_key="pessoa.id")
    quando: datetime = instant()


class Demanda(SQLModel, table=True):
    """A demand for interoperation: which base (and whose), which data, what for; `situacao`: where it stands.

    Of all organs they are grouped by base and owner.
    """

    id: int | None = Field(default=None, primary_key=True)
    diagnostico_id: int = Field(foreign_key="diagnostico.id", index=True)
    base_id: int = Field(foreign_key="recurso_do_orgao.id", index=True)
    dados: str
    para_que: str
    situacao: str
    versao: int = 1
    alterado_por: int = Field(foreign_key="pessoa.id")
    alterado_em: datetime = instant()
    criada_em: datetime = instant()
