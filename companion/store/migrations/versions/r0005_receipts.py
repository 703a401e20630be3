"""Which draft a call of a language model was for, and versions typed in another window meanwhile."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns that receipts and asides need."""
    op.add_column("model_calls", sa.Column("about", sa.Text))
    op.create_index("model_calls_by_draft", "model_calls", ["about"])
    op.add_column("drafts", sa.Column("aside", sa.Boolean, nullable=False, server_default=sa.false()))
