"""People, their passages, and what imports did to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of people."""
    counters = op.create_table(
        "counters",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
    )
    op.bulk_insert(counters, [{"name": "generation", "value": 0}, {"name": "sweep_owed", "value": 0}])
    op.create_table(
        "people",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("email", sa.Text, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("mentor", sa.Boolean, nullable=False),
        sa.Column("mentee", sa.Boolean, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_table(
        "passages",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("person_id", sa.Text, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("text", sa.Text),
    )
    op.create_index("passages_by_person", "passages", ["person_id", "place"])
    _make_history()


def _make_history() -> None:
    op.create_table(
        "imports",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("consent", sa.Text),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("import_id", sa.Text, sa.ForeignKey("imports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person_id", sa.Text, primary_key=True),
        sa.Column("before", sa.Text),
        sa.Column("before_sample", sa.Boolean, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
    )
    op.create_index("changes_by_person", "changes", ["person_id"])
