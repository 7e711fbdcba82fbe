"""Units with a parent, other names, a leader, a pause and an end."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("units", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("parent_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("abbreviation", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("other_names", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("leader", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("paused_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("paused_reason", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("closed_on", sa.Date(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_units_parent_id"), "units", ["parent_id"], ["id"])
