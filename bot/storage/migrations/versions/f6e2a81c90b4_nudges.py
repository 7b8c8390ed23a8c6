"""What each person wants of nudges, and their due moments."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from bot.storage.types import Instant

revision = "f6e2a81c90b4"
down_revision = "a5d1c07be942"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "ajuste_dos_lembretes",
        sa.Column("pessoa_id", sa.Integer(), nullable=False),
        sa.Column("frequencia", _TEXT(), nullable=False),
        sa.Column("dia", sa.Integer(), nullable=False),
        sa.Column("hora", sa.Integer(), nullable=False),
        sa.Column("fuso", _TEXT(), nullable=False),
        sa.Column("ausente_ate", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["pessoa_id"], ["pessoa.id"]),
        sa.PrimaryKeyConstraint("pessoa_id"),
    )
    op.create_table(
        "lembrete",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pessoa_id", sa.Integer(), nullable=False),
        sa.Column("tipo", _TEXT(), nullable=False),
        sa.Column("dia", sa.Date(), nullable=False),
        sa.Column("vence", Instant(), nullable=False),
        sa.Column("situacao", _TEXT(), nullable=False),
        sa.Column("assunto", _TEXT(), nullable=True),
        sa.Column("siorg", _TEXT(), nullable=True),
        sa.Column("alvo", _TEXT(), nullable=True),
        sa.Column("enviado_em", Instant(), nullable=True),
        sa.Column("aberto_em", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["pessoa_id"], ["pessoa.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("pessoa_id", "tipo", "dia"),
    )
    waiting = sa.text("situacao = 'espera'")
    op.create_index(
        "ix_lembrete_devido", "lembrete", ["vence"], sqlite_where=waiting, postgresql_where=waiting
    )


def downgrade() -> None:
    """Take it back; people have nudges as the installation says again."""
    op.drop_table("lembrete")
    op.drop_table("ajuste_dos_lembretes")
