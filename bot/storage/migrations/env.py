"""Run by Alembic: applies the steps on the connection that `bot.storage.schema` hands over."""

from alembic import context
from sqlmodel import SQLModel

import bot.storage.queues
import bot.storage.tables
import bot.storage.tables_das_respostas  # noqa: F401

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=False,
)
context.run_migrations()
