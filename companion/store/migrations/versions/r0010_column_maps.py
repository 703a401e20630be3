"""How the columns of a table are read, as somebody said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table of column maps."""
    op.create_table(
        "column_maps",
        sa.Column("headings", sa.Text, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
    )
