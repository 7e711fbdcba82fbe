"""What people said of rows in other systems' files."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tracker_decisions",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("task_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_tracker_decisions_task_id_tasks")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["people.id"], name=op.f("fk_tracker_decisions_decided_by_people")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_tracker_decisions")),
    )
