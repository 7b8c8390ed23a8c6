"""The deadline of each organ, how it stood day by day, and the monthly summary."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "a5d1c07be942"
down_revision = "e5b92c07a1d4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "medida_do_dia",
        sa.Column("siorg", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("dia", sa.Date(), nullable=False),
        sa.Column("levantados", sa.Integer(), nullable=False),
        sa.Column("cadastrados", sa.Integer(), nullable=False),
        sa.Column("no_portal", sa.Integer(), nullable=False),
        sa.Column("digitais", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["siorg"], ["orgao.siorg"]),
        sa.PrimaryKeyConstraint("siorg", "dia"),
    )
    op.add_column("orgao", sa.Column("prazo", sa.Date(), nullable=True))
    op.add_column("vinculo", sa.Column("sem_resumo", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("vinculo", sa.Column("resumo_do_mes", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.drop_index("ix_ato_siorg", "ato")
    op.create_index("ix_ato_do_orgao", "ato", ["siorg", "quando"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_ato_do_orgao", "ato")
    op.create_index("ix_ato_siorg", "ato", ["siorg"])
    with op.batch_alter_table("vinculo") as batch_op:
        batch_op.drop_column("resumo_do_mes")
        batch_op.drop_column("sem_resumo")
    with op.batch_alter_table("orgao") as batch_op:
        batch_op.drop_column("prazo")
    op.drop_table("medida_do_dia")
