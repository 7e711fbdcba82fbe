"""Since when each obligation and task is there, and what obligations were before they changed."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "obligation_versions",
        sa.Column("id", ID, nullable=False),
        sa.Column("obligation_id", ID, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_obligation_versions_obligation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation_versions")),
    )
    op.create_index(
        op.f("ix_obligation_versions_until_obligation_id"), "obligation_versions", ["until", "obligation_id"]
    )
    # What is there already counts as there from the beginning: nobody knows better.
    with op.batch_alter_table("obligations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owed_from", sa.Date(), nullable=True))
        batch_op.drop_index("ix_obligations_plan_id_task_id_state_due_met_on")
        batch_op.create_index(
            batch_op.f("ix_obligations_plan_id_task_id_state_due_met_on_owed_from"),
            ["plan_id", "task_id", "state", "due", "met_on", "owed_from"],
        )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("added_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("removed_on", sa.Date(), nullable=True))
    op.execute("UPDATE tasks SET removed_on = date(removed_at) WHERE removed_at IS NOT NULL")
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.drop_column("removed_at")
