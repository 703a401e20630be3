"""Sign-ins that are under way at an identity provider."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "departures",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("since", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
