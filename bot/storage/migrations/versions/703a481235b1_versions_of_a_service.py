"""Versions of a service, and what lists need of it."""

from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import bot.storage.types
from bot.domain.orgaos import Orgao
from bot.forms.medidas import medir

revision = "703a481235b1"
down_revision = "6396889f8b89"
branch_labels = None
depends_on = None

_SERVICO = sa.table(
    "servico",
    sa.column("id", sa.Integer()),
    sa.column("siorg", sa.String()),
    sa.column("estado", sa.String()),
    sa.column("valores", sa.JSON()),
    sa.column("faltas", sa.Integer()),
    sa.column("regras", sa.String()),
    sa.column("digital", sa.Boolean()),
    sa.column("busca", sa.String()),
    sa.column("alterado_por", sa.Integer()),
    sa.column("alterado_em", bot.storage.types.Instant(timezone=True)),
)
_ORGAO = sa.table("orgao", sa.column("siorg", sa.String()), sa.column("nome", sa.String()))
_VERSAO = sa.table(
    "versao_do_servico",
    sa.column("servico_id", sa.Integer()),
    sa.column("numero", sa.Integer()),
    sa.column("valores", sa.JSON()),
    sa.column("autora", sa.Integer()),
    sa.column("quando", bot.storage.types.Instant(timezone=True)),
    sa.column("acao", sa.String()),
)
_PROVISORIOS = {"estado": "rascunho", "versao": "1", "faltas": "0", "regras": "", "busca": ""}


def upgrade() -> None:
    """Make the change; a service that is there becomes version 1 of itself, measured as it is."""
    _columns_of_servico()
    with op.batch_alter_table("rascunho", schema=None) as batch_op:
        batch_op.add_column(sa.Column("base", sa.Integer(), nullable=True))
        batch_op.create_index("ix_rascunho_do_alvo", ["alvo", "situacao"], unique=False)
    op.execute("UPDATE rascunho SET base = 1 WHERE fluxo = 'servico' AND alvo IS NOT NULL")
    op.create_table(
        "versao_do_servico",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("servico_id", sa.Integer(), nullable=False),
        sa.Column("numero", sa.Integer(), nullable=False),
        sa.Column("valores", sa.JSON(), nullable=False),
        sa.Column("autora", sa.Integer(), nullable=False),
        sa.Column("quando", bot.storage.types.Instant(timezone=True), nullable=False),
        sa.Column("acao", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["autora"], ["pessoa.id"]),
        sa.ForeignKeyConstraint(["servico_id"], ["servico.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("servico_id", "numero"),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(_SERVICO, _ORGAO.c.nome).join(_ORGAO, _da_mesma())).all():
        connection.execute(sa.update(_SERVICO).where(_SERVICO.c.id == row.id), _medidas(row))
        connection.execute(sa.insert(_VERSAO), _primeira_versao(row))


def _columns_of_servico() -> None:
    with op.batch_alter_table("servico", schema=None) as batch_op:
        for name, provisional in _PROVISORIOS.items():
            kind = sa.Integer() if provisional.isdecimal() else sqlmodel.sql.sqltypes.AutoString()
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=provisional))
        batch_op.add_column(sa.Column("digital", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("publicado", sa.JSON(), nullable=True))
        batch_op.add_column(
            sa.Column("publicado_em", bot.storage.types.Instant(timezone=True), nullable=True)
        )
        batch_op.add_column(
            sa.Column("endereco_no_portal", sqlmodel.sql.sqltypes.AutoString(), nullable=True)
        )
        batch_op.add_column(
            sa.Column("fora_do_inventario", sqlmodel.sql.sqltypes.AutoString(), nullable=True)
        )
        batch_op.drop_index(batch_op.f("ix_servico_siorg"))
        batch_op.create_index("ix_servico_da_lista", ["siorg", "nome"], unique=False)
        batch_op.create_index("ix_servico_do_estado", ["siorg", "estado"], unique=False)
    with op.batch_alter_table("servico", schema=None) as batch_op:
        for name in (*_PROVISORIOS, "digital"):  # the code gives every value itself
            batch_op.alter_column(name, server_default=None)


def _da_mesma() -> sa.ColumnElement[bool]:
    return _SERVICO.c.siorg == _ORGAO.c.siorg


def _medidas(row: Any) -> dict[str, Any]:
    medidas = medir(row.valores, Orgao(row.siorg, row.nome))
    return {
        "estado": "rascunho" if medidas.faltas else "pronto",
        "faltas": medidas.faltas,
        "valores": _sem_orgao(row.valores),
        "regras": medidas.regras,
        "digital": medidas.digital,
        "busca": medidas.busca,
    }


def _primeira_versao(row: Any) -> dict[str, Any]:
    return {
        "servico_id": row.id,
        "numero": 1,
        "valores": _sem_orgao(row.valores),
        "autora": row.alterado_por,
        "quando": row.alterado_em,
        "acao": "guardar",
    }


def _sem_orgao(valores: dict[str, Any]) -> dict[str, Any]:
    return {nome: valor for nome, valor in valores.items() if nome != "orgao"}


def downgrade() -> None:
    """Take it back."""
    op.drop_table("versao_do_servico")
    with op.batch_alter_table("rascunho", schema=None) as batch_op:
        batch_op.drop_index("ix_rascunho_do_alvo")
        batch_op.drop_column("base")
    with op.batch_alter_table("servico", schema=None) as batch_op:
        batch_op.drop_index("ix_servico_do_estado")
        batch_op.drop_index("ix_servico_da_lista")
        batch_op.create_index(batch_op.f("ix_servico_siorg"), ["siorg"], unique=False)
        for name in (*_PROVISORIOS, "digital", "publicado", "publicado_em"):
            batch_op.drop_column(name)
        batch_op.drop_column("endereco_no_portal")
        batch_op.drop_column("fora_do_inventario")
