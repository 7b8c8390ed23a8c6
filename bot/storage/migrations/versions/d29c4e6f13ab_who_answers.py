"""From which day somebody is away, when that was handed over, and since when a substituto answers."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "d29c4e6f13ab"
down_revision = "b7d31f40e9a6"
branch_labels = None
depends_on = None

_AWAY = sa.text("ausente_ate IS NOT NULL")


def upgrade() -> None:
    """Make the change; who is away now was handed over already."""
    with op.batch_alter_table("ajuste_dos_lembretes") as table:
        table.add_column(sa.Column("ausente_de", sa.Date(), nullable=True))
        table.add_column(sa.Column("passou_em", Instant(), nullable=True))
    op.execute(
        "UPDATE ajuste_dos_lembretes SET ausente_de = '2018-01-01', passou_em = '2018-01-01 00:00:00' "
        "WHERE ausente_ate IS NOT NULL"
    )
    op.create_index(
        "ix_ajuste_dos_ausentes",
        "ajuste_dos_lembretes",
        ["ausente_ate"],
        sqlite_where=_AWAY,
        postgresql_where=_AWAY,
    )
    with op.batch_alter_table("vinculo") as table:
        table.add_column(sa.Column("respondendo_desde", Instant(), nullable=True))


def downgrade() -> None:
    """Take it back; who is away stays away until the same day."""
    op.drop_index("ix_ajuste_dos_ausentes", table_name="ajuste_dos_lembretes")
    with op.batch_alter_table("vinculo") as table:
        table.drop_column("respondendo_desde")
    with op.batch_alter_table("ajuste_dos_lembretes") as table:
        table.drop_column("passou_em")
        table.drop_column("ausente_de")
