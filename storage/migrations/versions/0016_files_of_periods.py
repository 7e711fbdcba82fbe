"""Photos and files that units send with their own words for a period."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("period_text_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_evidence_period_text_id"), "period_texts", ["period_text_id"], ["id"]
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_evidence_period_text_id_file_key"), ["period_text_id", "file_key"]
        )
