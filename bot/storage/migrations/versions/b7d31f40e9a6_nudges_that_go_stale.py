"""What may go out only until an instant; one due moment a person; the counts of an inventory by index."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "b7d31f40e9a6"
down_revision = "a7c3d15e80f9"
branch_labels = None
depends_on = None

_INDEXES = (
    ("ix_outbox_until", "outbox", ("until",), "state = 'waiting' AND until IS NOT NULL", False),
    ("ux_lembrete_espera", "lembrete", ("pessoa_id",), "situacao = 'espera'", True),
    ("ix_servico_da_conta", "servico", ("siorg", "estado", "digital"), "fora_do_inventario IS NULL", False),
)
_DE_MAIS = """
DELETE FROM lembrete WHERE situacao = 'espera' AND id NOT IN
  (SELECT min(id) FROM lembrete WHERE situacao = 'espera' GROUP BY pessoa_id)
"""


def upgrade() -> None:
    """Make the change."""
    op.add_column("outbox", sa.Column("until", Instant(), nullable=True))
    op.execute(_DE_MAIS)
    for name, table, columns, condition, unique in _INDEXES:
        where = sa.text(condition)
        op.create_index(name, table, list(columns), unique=unique, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Take it back; what waits may go out at any time again."""
    for name, table, *_ in reversed(_INDEXES):
        op.drop_index(name, table)
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.drop_column("until")
