"""Rows of a spreadsheet that came, kept aside until they are put in place."""

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel


class LinhaDaPlanilha(SQLModel, table=True):
    """One filled row of the spreadsheet of a draft; it leaves when it was put in place, or given up."""

    __tablename__ = "linha_da_planilha"
    __table_args__ = (Index("ix_linha_da_planilha_do_rascunho", "rascunho_id", "numero"),)

    id: int | None = Field(default=None, primary_key=True)
    rascunho_id: str
    numero: int
    celulas: list[str] = Field(sa_type=JSON)
