"""Announcements, how each went with each person, and their rows in the outbox."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from bot.storage.columns import Json, Serial
from bot.storage.types import Instant

revision = "a7c3d15e80f9"
down_revision = "d7b4a0e93f15"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "comunicado",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("autor_id", sa.Integer(), nullable=False),
        sa.Column("texto", _TEXT(), nullable=False),
        sa.Column("entidades", sa.JSON(), nullable=False),
        sa.Column("anexo", sa.JSON(), nullable=True),
        sa.Column("botoes", sa.JSON(), nullable=False),
        sa.Column("publico", sa.JSON(), nullable=False),
        sa.Column("estado", _TEXT(), nullable=False),
        sa.Column("quando", Instant(), nullable=True),
        sa.Column("aprovado_por", sa.Integer(), nullable=True),
        sa.Column("versao", sa.Integer(), nullable=False),
        sa.Column("vez", sa.Integer(), nullable=False),
        sa.Column("marca", _TEXT(), nullable=True),
        sa.Column("resolvido", sa.Boolean(), nullable=False),
        sa.Column("criado_em", Instant(), nullable=False),
        sa.Column("alterado_em", Instant(), nullable=False),
        sa.Column("iniciado_em", Instant(), nullable=True),
        sa.Column("terminado_em", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["autor_id"], ["pessoa.id"]),
        sa.ForeignKeyConstraint(["aprovado_por"], ["pessoa.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_comunicado_estado", "comunicado", ["estado", "quando"])
    op.create_table(
        "entrega",
        sa.Column("id", Serial, nullable=False),
        sa.Column("comunicado_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("pessoa_id", sa.Integer(), nullable=True),
        sa.Column("nome", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("campos", Json(), nullable=False),
        sa.Column("desfecho", sa.String(12), nullable=False),
        sa.Column("vez", sa.Integer(), nullable=False),
        sa.Column("repeticoes", sa.Integer(), nullable=False),
        sa.Column("motivo", sa.String(40), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("quando", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["comunicado_id"], ["comunicado.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("comunicado_id", "chat_id"),
        sa.UniqueConstraint("comunicado_id", "email"),
    )
    op.create_index("ix_entrega_contas", "entrega", ["comunicado_id", "desfecho", "repeticoes"])
    op.create_index("ix_entrega_mensagem", "entrega", ["chat_id", "message_id"])
    op.add_column("outbox", sa.Column("comunicado_id", sa.Integer(), nullable=True))
    where = sa.text("comunicado_id IS NOT NULL AND state IN ('waiting', 'held')")
    op.create_index(
        "ix_outbox_comunicado",
        "outbox",
        ["comunicado_id", "state"],
        sqlite_where=where,
        postgresql_where=where,
    )


def downgrade() -> None:
    """Take it back; who received what is no longer known."""
    op.drop_index("ix_outbox_comunicado", "outbox")
    op.drop_column("outbox", "comunicado_id")
    op.drop_table("entrega")
    op.drop_table("comunicado")
