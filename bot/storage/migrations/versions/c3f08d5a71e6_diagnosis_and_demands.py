"""The digital diagnosis of each etapa, and the demands for interoperation."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from bot.storage.types import Instant

revision = "c3f08d5a71e6"
down_revision = "f6e2a81c90b4"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "recurso_do_orgao",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("siorg", _TEXT(), nullable=False),
        sa.Column("tipo", _TEXT(), nullable=False),
        sa.Column("nome", _TEXT(), nullable=False),
        sa.Column("dono", _TEXT(), nullable=False),
        sa.Column("slug", _TEXT(), nullable=False),
        sa.Column("criado_por", sa.Integer(), nullable=False),
        sa.Column("criado_em", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["siorg"], ["orgao.siorg"]),
        sa.ForeignKeyConstraint(["criado_por"], ["pessoa.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("siorg", "tipo", "slug"),
    )
    op.create_table(
        "diagnostico",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("servico_id", sa.Integer(), nullable=False),
        sa.Column("etapa", _TEXT(), nullable=False),
        sa.Column("titulo", _TEXT(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("valores", sa.JSON(), nullable=False),
        sa.Column("situacao", _TEXT(), nullable=False),
        sa.Column("previsao", sa.Date(), nullable=True),
        sa.Column("versao", sa.Integer(), nullable=False),
        *_written_by(),
        sa.ForeignKeyConstraint(["servico_id"], ["servico.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("servico_id", "etapa"),
    )
    op.create_table(
        "versao_do_diagnostico",
        sa.Column("diagnostico_id", sa.Integer(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("valores", sa.JSON(), nullable=False),
        sa.Column("autora", sa.Integer(), nullable=False),
        sa.Column("quando", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["diagnostico_id"], ["diagnostico.id"]),
        sa.ForeignKeyConstraint(["autora"], ["pessoa.id"]),
        sa.PrimaryKeyConstraint("diagnostico_id", "numero"),
    )
    op.create_table(
        "demanda",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("diagnostico_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("dados", _TEXT(), nullable=False),
        sa.Column("para_que", _TEXT(), nullable=False),
        sa.Column("situacao", _TEXT(), nullable=False),
        sa.Column("versao", sa.Integer(), nullable=False),
        *_written_by(),
        sa.Column("criada_em", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["diagnostico_id"], ["diagnostico.id"]),
        sa.ForeignKeyConstraint(["base_id"], ["recurso_do_orgao.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_demanda_diagnostico_id"), "demanda", ["diagnostico_id"])
    op.create_index(op.f("ix_demanda_base_id"), "demanda", ["base_id"])


def _written_by() -> tuple[sa.Column[int] | sa.Column[object] | sa.ForeignKeyConstraint, ...]:
    return (
        sa.Column("alterado_por", sa.Integer(), nullable=False),
        sa.Column("alterado_em", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["alterado_por"], ["pessoa.id"]),
    )


def downgrade() -> None:
    """Take it back."""
    for table in ("demanda", "versao_do_diagnostico", "diagnostico", "recurso_do_orgao"):
        op.drop_table(table)
