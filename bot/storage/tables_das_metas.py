"""The table of how each organ stood towards its goals, day by day."""

from datetime import date

from sqlmodel import Field, SQLModel


class MedidaDoDia(SQLModel, table=True):
    """The counts of an organ at the end of a day, as `bot.domain.metas.Contagem` has them.

    `digitais` is None where it is not known which text was on the Portal then.
    """

    __tablename__ = "medida_do_dia"

    siorg: str = Field(primary_key=True, foreign_key="orgao.siorg")
    dia: date = Field(primary_key=True)
    levantados: int
    cadastrados: int
    no_portal: int
    digitais: int | None = None
