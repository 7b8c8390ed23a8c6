"""Questions that people hand over to the central team."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import bot.storage.types

revision = "b1f04c7720de"
down_revision = "35bd713fd049"
branch_labels = None
depends_on = None

_INDEXES = (
    ("ix_pergunta_da_fila", ["situacao", "enviada_em"]),
    ("ix_pergunta_do_chat", ["chat_id", "situacao"]),
    ("ix_pergunta_pessoa_id", ["pessoa_id"]),
    ("ix_pergunta_continua_id", ["continua_id"]),
    ("ix_pergunta_criada_em", ["criada_em"]),
    ("ix_pergunta_avisada_em", ["avisada_em"]),
)


def upgrade() -> None:
    """Make the change."""
    text, instant = sqlmodel.sql.sqltypes.AutoString, bot.storage.types.Instant
    op.create_table(
        "pergunta",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("pessoa_id", sa.Integer(), nullable=True),
        sa.Column("nome", text(), nullable=False),
        sa.Column("texto", text(), nullable=False),
        sa.Column("situacao", text(), nullable=False),
        sa.Column("continua_id", sa.Integer(), nullable=True),
        sa.Column("criada_em", instant(timezone=True), nullable=False),
        sa.Column("enviada_em", instant(timezone=True), nullable=True),
        sa.Column("avisada_em", instant(timezone=True), nullable=True),
        sa.Column("resposta", text(), nullable=True),
        sa.Column("respondida_por", sa.Integer(), nullable=True),
        sa.Column("respondida_em", instant(timezone=True), nullable=True),
        sa.Column("agradecida_em", instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["continua_id"], ["pergunta.id"]),
        sa.ForeignKeyConstraint(["pessoa_id"], ["pessoa.id"]),
        sa.ForeignKeyConstraint(["respondida_por"], ["pessoa.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    for name, columns in _INDEXES:
        op.create_index(name, "pergunta", columns)


def downgrade() -> None:
    """Take it back; the questions are lost."""
    op.drop_table("pergunta")
