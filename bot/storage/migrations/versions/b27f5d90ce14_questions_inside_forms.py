"""A chat remembers what was last asked about, and a text that may be an answer or a question."""

import sqlalchemy as sa
from alembic import op

from bot.storage.columns import Json
from bot.storage.types import Instant

revision = "b27f5d90ce14"
down_revision = "9c41e07d52fa"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("chat", sa.Column("assunto", sa.String(64), nullable=True))
    op.add_column("chat", sa.Column("assunto_em", Instant(), nullable=True))
    op.add_column("chat", sa.Column("em_duvida", Json, nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("chat") as batch_op:
        for name in ("em_duvida", "assunto_em", "assunto"):
            batch_op.drop_column(name)
