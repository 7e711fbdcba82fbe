"""Whether a unit submitted a report of a period with no more than that nothing had arisen."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("obligations", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("nothing_arose", sa.Boolean(), nullable=False, server_default=sa.false())
        )
