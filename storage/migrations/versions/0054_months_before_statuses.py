"""What is current is found by the month in which it began before it is counted by status."""

from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

TABLE = "current_statuses"
BEFORE = ["office_id", "until", "task_id", "status", "month"]
NOW = ["office_id", "until", "task_id", "month", "status"]


def upgrade() -> None:
    op.drop_index(op.f(f"ix_{TABLE}_{'_'.join(BEFORE)}"), TABLE)
    op.create_index(op.f(f"ix_{TABLE}_{'_'.join(NOW)}"), TABLE, NOW)
