"""Notes, promises, answers and relationships of people who talk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables of sessions."""
    op.create_table(
        "session_notes",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("aside", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("session_notes_by_version", "session_notes", ["id", "version"], unique=True)
    op.create_index("session_notes_by_owner", "session_notes", ["owner"])
    for name in ("promises", "reflections", "relationships"):
        _make(name)


def _make(name: str) -> None:
    op.create_table(
        name,
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("one", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index(f"{name}_by_one", name, ["one"])
    op.create_index(f"{name}_by_other", name, ["other"])
