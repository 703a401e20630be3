"""Runs the steps on the connection that `companion.store.migrate` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from companion.store import account_tables  # noqa: F401 - its tables are part of the whole
from companion.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
