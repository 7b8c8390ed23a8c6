"""Where an announcement is followed, why it was not approved, and what a question replies to."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "e4b8c1d60a27"
down_revision = "d29c4e6f13ab"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("comunicado", sa.Column("painel", sa.JSON(), nullable=True))
    op.add_column("comunicado", sa.Column("devolucao", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.add_column("pergunta", sa.Column("comunicado_id", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take it back; questions no longer know which announcement they reply to."""
    op.drop_column("pergunta", "comunicado_id")
    op.drop_column("comunicado", "devolucao")
    op.drop_column("comunicado", "painel")
