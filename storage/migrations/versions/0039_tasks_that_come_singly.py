"""By what a task was given that came singly, and work that comes back."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "task_origins",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("document", sa.String()),
        sa.Column("issued", sa.Date()),
        sa.Column("about", sa.String()),
        sa.Column("given_by", sa.String()),
        sa.Column("urgency", sa.String(32), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "recurring_tasks",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("plan_id", NUMBER, nullable=False),
        sa.Column("origin_id", NUMBER, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("lead", sa.JSON(), nullable=False),
        sa.Column("coordinating", sa.JSON(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("weekday", sa.Integer()),
        sa.Column("day", sa.Integer()),
        sa.Column("strictly_before", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_recurring_tasks_plan_id")),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["task_origins.id"], name=op.f("fk_recurring_tasks_origin_id")
        ),
    )
    op.create_index(op.f("ix_recurring_tasks_plan_id"), "recurring_tasks", ["plan_id"])
    for column, table in {"origin_id": "task_origins", "recurring_id": "recurring_tasks"}.items():
        reference = sa.ForeignKey(f"{table}.id", name=op.f(f"fk_tasks_{column}"))
        # Inline: SQLite would otherwise make the table anew, to which other rows refer.
        op.add_column("tasks", sa.Column(column, NUMBER, reference, nullable=True), inline_references=True)
    op.add_column("tasks", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("tasks", sa.Column("occurrence", sa.String(), nullable=True))
    op.create_index(op.f("ix_tasks_origin_id"), "tasks", ["origin_id"])
    occurrence = ["recurring_id", "occurrence"]
    op.create_index(op.f("ix_tasks_recurring_id_occurrence"), "tasks", occurrence, unique=True)
