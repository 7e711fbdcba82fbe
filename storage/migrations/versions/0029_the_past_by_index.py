"""What was said last by a day, who owed what, and what is current, told by an index alone."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0027"
branch_labels = None
depends_on = None

INDEXES = {
    "updates": (["task_id", "unit_id", "id"],
                ["task_id", "unit_id", "said_on", "said_at", "id", "status", "percent"]),
    "current_statuses": (["task_id", "until", "month", "status"],
                         ["until", "task_id", "status", "month"]),
    "obligations": (["plan_id", "task_id", "state", "due", "met_on", "owed_from"],
                    ["plan_id", "task_id", "state", "due", "met_on", "owed_from", "unit_id"]),
}  # fmt: skip


def upgrade() -> None:
    for table, (before, now) in INDEXES.items():
        op.drop_index(op.f(f"ix_{table}_{'_'.join(before)}"), table)
        op.create_index(op.f(f"ix_{table}_{'_'.join(now)}"), table, now)
    _create_partial("ix_updates_withdrawn_on", "updates", ["said_on"], "withdraws_id IS NOT NULL")
    _create_partial(
        "ix_obligations_not_owed",
        "obligations",
        ["plan_id", "task_id", "unit_id", "state", "owed_from"],
        "(state = 'removed' OR owed_from IS NOT NULL)",
    )


def _create_partial(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
