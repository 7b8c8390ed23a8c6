"""The letter that a service came in stays with it; letters that were read wait aside to be imported."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "c47a1e90b3d2"
down_revision = "d84a16c3f052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "carta",
        sa.Column("servico_id", sa.Integer(), sa.ForeignKey("servico.id"), primary_key=True),
        sa.Column("numero", sa.String(), nullable=True),
        sa.Column("arquivo", sa.String(), nullable=False),
        sa.Column("dados", sa.LargeBinary(), nullable=False),
        sa.Column("valores", sa.JSON(), nullable=False),
        sa.Column("importada_em", Instant(), nullable=False),
    )
    op.create_index("ix_carta_numero", "carta", ["numero"])
    op.create_table(
        "carta_recebida",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("lote", sa.String(), nullable=False),
        sa.Column("pessoa_id", sa.Integer(), sa.ForeignKey("pessoa.id"), nullable=False),
        sa.Column("dados", sa.LargeBinary(), nullable=False),
        sa.Column("preparada", sa.JSON(), nullable=False),
        sa.Column("recebida_em", Instant(), nullable=False),
    )
    op.create_index("ix_carta_recebida_lote", "carta_recebida", ["lote", "id"])
    op.create_index("ix_carta_recebida_recebida_em", "carta_recebida", ["recebida_em"])


def downgrade() -> None:
    """Take it back; services stay as they are."""
    op.drop_table("carta_recebida")
    op.drop_table("carta")
