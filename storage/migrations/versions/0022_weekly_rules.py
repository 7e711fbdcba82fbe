"""The weekday and the hour of reports that are asked for every week."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("report_rules", schema=None) as batch_op:
        batch_op.add_column(sa.Column("weekday", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("hour", sa.Time(), nullable=True))
    with op.batch_alter_table("report_periods", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hour", sa.Time(), nullable=True))
