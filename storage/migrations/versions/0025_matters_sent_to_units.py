"""The unit whose group was asked to answer what another one raised."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    with op.batch_alter_table("matters", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sent_to_id", number, nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_matters_sent_to_id"), "units", ["sent_to_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_matters_sent_to_id"), ["sent_to_id"], unique=False)
