"""Cohorts, their plans and the proposals made in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables of cohorts."""
    op.create_table(
        "cohorts",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_table(
        "cohort_plans",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("cohort", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("cohort_plans_by_cohort", "cohort_plans", ["cohort"])
    op.create_table(
        "proposals",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("cohort", sa.Text, nullable=False),
        sa.Column("mentee", sa.Text, nullable=False),
        sa.Column("mentor", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    for side in ("cohort", "mentee", "mentor"):
        op.create_index(f"proposals_by_{side}", "proposals", [side])
