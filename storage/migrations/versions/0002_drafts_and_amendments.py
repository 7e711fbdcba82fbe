"""Questions about drafts, new versions of plans, files, and a lane of its own for documents."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "stored_files",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_files")),
    )
    with op.batch_alter_table("inbox_updates", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lane", sa.String(length=32), server_default="words", nullable=False))
        batch_op.drop_index(batch_op.f("ix_inbox_updates_state_update_id"))
        batch_op.create_index(
            batch_op.f("ix_inbox_updates_state_lane_update_id"), ["state", "lane", "update_id"], unique=False
        )

    with op.batch_alter_table("obligations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("original_due", sa.Date(), nullable=True))

    with op.batch_alter_table("outbox_messages", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_outbox_messages_file_id"), "stored_files", ["file_id"], ["id"]
        )

    with op.batch_alter_table("plan_drafts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("accepted_units", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("open_question", sa.BigInteger(), nullable=True))

    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
