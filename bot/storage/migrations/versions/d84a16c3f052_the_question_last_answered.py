"""The question last answered in a chat, to be handed over when the answer did not help."""

import sqlalchemy as sa
from alembic import op

revision = "d84a16c3f052"
down_revision = "b1f04c7720de"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("chat", sa.Column("perguntado", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("chat") as batch_op:
        batch_op.drop_column("perguntado")
