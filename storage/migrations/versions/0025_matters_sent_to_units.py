"""The unit whose group was asked to answer what another one raised."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    reference = sa.ForeignKey("units.id", name=op.f("fk_matters_sent_to_id"))
    # Inline: SQLite would otherwise make the table anew, to which other rows refer.
    op.add_column(
        "matters", sa.Column("sent_to_id", number, reference, nullable=True), inline_references=True
    )
    op.create_index(op.f("ix_matters_sent_to_id"), "matters", ["sent_to_id"], unique=False)
