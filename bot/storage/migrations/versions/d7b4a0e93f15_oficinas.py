"""Oficinas, who takes part in them, and requests for one."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from bot.storage.types import Instant

revision = "d7b4a0e93f15"
down_revision = "c3f08d5a71e6"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "oficina",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, _TEXT(), nullable=False) for name in ("tipo", "tema", "titulo", "para_que")),
        sa.Column("publico", _TEXT(), nullable=False),
        sa.Column("siorgs", sa.JSON(), nullable=False),
        sa.Column("inicio", Instant(), nullable=False),
        sa.Column("fim", Instant(), nullable=False),
        sa.Column("fuso", _TEXT(), nullable=False),
        sa.Column("onde", _TEXT(), nullable=False),
        sa.Column("vagas", sa.Integer(), nullable=False),
        sa.Column("encerra", Instant(), nullable=False),
        sa.Column("situacao", _TEXT(), nullable=False),
        sa.Column("motivo", _TEXT(), nullable=True),
        sa.Column("sequencia", sa.Integer(), nullable=False),
        sa.Column("versao", sa.Integer(), nullable=False),
        sa.Column("token", _TEXT(), nullable=False),
        sa.Column("token_da_sala", _TEXT(), nullable=False),
        sa.Column("anunciada_ate", sa.Integer(), nullable=True),
        sa.Column("criada_por", sa.Integer(), nullable=False),
        sa.Column("criada_em", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["criada_por"], ["pessoa.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token"),
        sa.UniqueConstraint("token_da_sala"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_oficina_inicio", "oficina", ["inicio"])
    op.create_index("ix_oficina_fim", "oficina", ["fim"])
    _inscricao()
    _pedido()


def _inscricao() -> None:
    op.create_table(
        "inscricao",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("oficina_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("pessoa_id", sa.Integer(), nullable=True),
        sa.Column("nome", _TEXT(), nullable=False),
        sa.Column("email", _TEXT(), nullable=True),
        sa.Column("area", _TEXT(), nullable=False),
        sa.Column("orgao", _TEXT(), nullable=False),
        sa.Column("siorg", _TEXT(), nullable=True),
        sa.Column("inscrita_por", sa.Integer(), nullable=True),
        sa.Column("situacao", _TEXT(), nullable=False),
        sa.Column("ordem", sa.Integer(), nullable=False),
        sa.Column("avisada", sa.Integer(), nullable=False),
        *(sa.Column(name, Instant(), nullable=True) for name in ("vespera_em", "hora_em", "avaliacao_em")),
        sa.Column("presente", sa.Boolean(), nullable=True),
        sa.Column("nota", sa.Integer(), nullable=True),
        sa.Column("mexida_em", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["oficina_id"], ["oficina.id"]),
        sa.ForeignKeyConstraint(["pessoa_id"], ["pessoa.id"]),
        sa.ForeignKeyConstraint(["inscrita_por"], ["pessoa.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("oficina_id", "chat_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inscricao_chat_id", "inscricao", ["chat_id"])
    op.create_index("ix_inscricao_da_oficina", "inscricao", ["oficina_id", "situacao", "ordem"])


def _pedido() -> None:
    op.create_table(
        "pedido_de_oficina",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("siorg", _TEXT(), nullable=False),
        sa.Column("pessoa_id", sa.Integer(), nullable=False),
        sa.Column("tema", _TEXT(), nullable=False),
        sa.Column("quem", _TEXT(), nullable=False),
        sa.Column("quantas", sa.Integer(), nullable=False),
        *(sa.Column(name, _TEXT(), nullable=False) for name in ("areas", "datas", "lugar", "situacao")),
        sa.Column("conversa", sa.JSON(), nullable=False),
        sa.Column("oficina_id", sa.Integer(), nullable=True),
        sa.Column("criado_em", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["siorg"], ["orgao.siorg"]),
        sa.ForeignKeyConstraint(["pessoa_id"], ["pessoa.id"]),
        sa.ForeignKeyConstraint(["oficina_id"], ["oficina.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pedido_de_oficina_pessoa_id", "pedido_de_oficina", ["pessoa_id"])
    op.create_index("ix_pedido_de_oficina_criado_em", "pedido_de_oficina", ["criado_em"])


def downgrade() -> None:
    """Take it back, with what people wrote in it."""
    for table in ("pedido_de_oficina", "inscricao", "oficina"):
        op.drop_table(table)
