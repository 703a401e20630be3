"""A programme's handbook, and resources that people suggested."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables of guidance."""
    op.create_table(
        "handbook",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_table(
        "resources",
        sa.Column("link", sa.Text, primary_key=True),
        sa.Column("suggested_by", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("resources_by_person", "resources", ["suggested_by"])
