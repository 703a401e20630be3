"""Private contacts, drafts, threads and long work."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of what people write and run."""
    op.create_table(
        "contacts",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("email", sa.Text),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("contacts_by_email", "contacts", ["email"])
    op.create_table(
        "drafts",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("mentee", sa.Text, nullable=False),
        sa.Column("mentor", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("drafts_by_version", "drafts", ["id", "version"], unique=True)
    op.create_index("drafts_by_mentee", "drafts", ["mentee"])
    op.create_table(
        "threads",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("mentee", sa.Text, nullable=False),
        sa.Column("mentor", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("threads_by_mentee", "threads", ["mentee"])
    op.create_table(
        "jobs",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("jobs_by_owner", "jobs", ["owner"])
