"""When the content of a file that was sent was emptied."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("stored_files", sa.Column("emptied_at", sa.DateTime(timezone=True), nullable=True))
