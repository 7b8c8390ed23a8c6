"""Rows of a spreadsheet of services wait aside until they are put in place."""

import sqlalchemy as sa
from alembic import op

revision = "e5b92c07a1d4"
down_revision = "d3a80f61c2b7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "linha_da_planilha",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("rascunho_id", sa.String(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("celulas", sa.JSON(), nullable=False),
    )
    op.create_index("ix_linha_da_planilha_do_rascunho", "linha_da_planilha", ["rascunho_id", "numero"])


def downgrade() -> None:
    """Take it back; spreadsheets that were not put in place are sent again."""
    op.drop_table("linha_da_planilha")
