"""What carries a message: Telegram until now."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0039"
branch_labels = None
depends_on = None

OLD, NEW = ["state", "lane", "id"], ["state", "channel", "lane", "id"]


def upgrade() -> None:
    column = sa.Column("channel", sa.String(32), server_default="telegram", nullable=False)
    op.add_column("outbox_messages", column)
    op.drop_index(op.f("ix_outbox_messages_state_lane_id"), "outbox_messages")
    op.create_index(op.f("ix_outbox_messages_state_channel_lane_id"), "outbox_messages", NEW)
