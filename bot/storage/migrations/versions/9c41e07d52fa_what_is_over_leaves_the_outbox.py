"""What is over leaves the outbox, words and bytes with it, and nothing is searched without an index."""

import json

import sqlalchemy as sa
from alembic import op

revision = "9c41e07d52fa"
down_revision = "703a481235b1"
branch_labels = None
depends_on = None

_OPEN = "state IN ('waiting', 'sending')"
_CLOSED = "state IN ('sent', 'failed', 'cancelled')"
_INDEXES = (
    ("ix_outbox_sending", "outbox", ("id",), "state = 'sending'"),
    ("ix_outbox_due", "outbox", ("live", "due", "id"), "state = 'waiting'"),
    ("ix_outbox_retry", "outbox", ("live", "next_try"), "state = 'waiting' AND next_try IS NOT NULL"),
    ("ix_outbox_closed", "outbox", ("live", "due"), _CLOSED),
    ("ix_outbox_file", "outbox", ("file",), f"file IS NOT NULL AND {_OPEN}"),
    ("ix_file_untaken", "file", ("digest",), "file_id IS NULL"),
)


def upgrade() -> None:
    """Make the change; what was over before is blanked too."""
    op.add_column("outbox", sa.Column("file", sa.String(64), nullable=True))
    op.execute(f"UPDATE outbox SET screen = '{{\"p\":[]}}' WHERE {_CLOSED}")
    _name_files()
    op.drop_index("ix_outbox_due", "outbox")
    for name, table, columns, where in _INDEXES:
        op.create_index(
            name, table, list(columns), sqlite_where=sa.text(where), postgresql_where=sa.text(where)
        )


def downgrade() -> None:
    """Take it back; what was blanked stays blank."""
    for name, table, _, _ in reversed(_INDEXES):
        op.drop_index(name, table)
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.drop_column("file")
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        "ix_outbox_due", "outbox", ["live", "due"], sqlite_where=waiting, postgresql_where=waiting
    )


def _name_files() -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.text(f"SELECT id, screen FROM outbox WHERE {_OPEN}")).all()
    files = ((row.id, json.loads(row.screen).get("a", [None])[0]) for row in rows)
    for row, digest in files:
        if digest is not None:
            given = {"row": row, "digest": digest}
            connection.execute(sa.text("UPDATE outbox SET file = :digest WHERE id = :row"), given)
