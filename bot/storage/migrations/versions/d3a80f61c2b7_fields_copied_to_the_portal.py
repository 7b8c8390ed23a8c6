"""Which fields of a service were copied into the Portal's editor."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import bot.storage.types

revision = "d3a80f61c2b7"
down_revision = "c47a1e90b3d2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "campo_copiado",
        sa.Column("servico_id", sa.Integer(), nullable=False),
        sa.Column("chave", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("marca", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("rotulo", sa.JSON(), nullable=False),
        sa.Column("pessoa_id", sa.Integer(), nullable=False),
        sa.Column("quando", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["servico_id"], ["servico.id"]),
        sa.ForeignKeyConstraint(["pessoa_id"], ["pessoa.id"]),
        sa.PrimaryKeyConstraint("servico_id", "chave"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("campo_copiado")
