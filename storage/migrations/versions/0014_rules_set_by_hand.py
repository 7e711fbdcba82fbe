"""When the secretariat itself set a report rule, which a new version of the plan then leaves alone."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("report_rules", schema=None) as batch_op:
        batch_op.add_column(sa.Column("set_at", sa.DateTime(timezone=True), nullable=True))
    # Until now only the secretariat could add, change or stop a rule of a saved plan.
    op.execute(
        "UPDATE report_rules SET set_at = (SELECT max(at) FROM audit_events"
        " WHERE subject = 'rule:' || CAST(report_rules.id AS VARCHAR)"
        " AND action IN ('add_rule', 'change_rule', 'stop_rule'))"
    )
