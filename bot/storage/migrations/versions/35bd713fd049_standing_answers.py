"""Standing answers, questions without an answer, and whether answers helped."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import bot.storage.types

revision = "35bd713fd049"
down_revision = "b27f5d90ce14"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "avaliacao",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chave", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ajudou", sa.Boolean(), nullable=False),
        sa.Column("quando", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "chave"),
    )
    with op.batch_alter_table("avaliacao", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_avaliacao_quando"), ["quando"], unique=False)

    op.create_table(
        "sem_resposta",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("texto", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("grupo", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("quando", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("resolvida_por", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("sem_resposta", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sem_resposta_grupo"), ["grupo"], unique=False)
        batch_op.create_index(batch_op.f("ix_sem_resposta_quando"), ["quando"], unique=False)

    op.create_table(
        "resposta_padrao",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("versao", sa.Integer(), nullable=False),
        sa.Column("titulo", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("perguntas", sa.JSON(), nullable=False),
        sa.Column("texto", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("fonte", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("grupo", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("situacao", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("autora", sa.Integer(), nullable=False),
        sa.Column("escrita_em", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("revisora", sa.Integer(), nullable=True),
        sa.Column("revista_em", bot.storage.types.Instant(timezone=True), nullable=True),
        sa.Column("motivo", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["autora"],
            ["pessoa.id"],
        ),
        sa.ForeignKeyConstraint(
            ["revisora"],
            ["pessoa.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("numero", "versao"),
    )
    with op.batch_alter_table("resposta_padrao", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resposta_padrao_situacao"), ["situacao"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("resposta_padrao", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resposta_padrao_situacao"))

    op.drop_table("resposta_padrao")
    with op.batch_alter_table("sem_resposta", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sem_resposta_quando"))
        batch_op.drop_index(batch_op.f("ix_sem_resposta_grupo"))

    op.drop_table("sem_resposta")
    with op.batch_alter_table("avaliacao", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_avaliacao_quando"))

    op.drop_table("avaliacao")
