"""Who was suggested for which question, as hashes, so that near-ties go to whoever was suggested less."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of suggestions."""
    op.create_table(
        "suggestions",
        sa.Column("question", sa.Text, primary_key=True),
        sa.Column("person_id", sa.Text, primary_key=True),
        sa.Column("seeker", sa.Text),
        sa.Column("day", sa.Text, nullable=False),
    )
    op.create_index("suggestions_by_person", "suggestions", ["person_id", "day"])
    op.create_table(
        "salts",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
