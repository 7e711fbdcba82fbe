"""When the raw form of a message was emptied."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("inbox_updates", "outbox_messages"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("emptied_at", sa.DateTime(timezone=True), nullable=True))
