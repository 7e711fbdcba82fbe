"""What units say of a period as a whole."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    identifier = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "period_texts",
        sa.Column("id", identifier, nullable=False),
        sa.Column("period_id", identifier, nullable=False),
        sa.Column("unit_id", identifier, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["report_periods.id"], name=op.f("fk_period_texts_period_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_period_texts_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_period_texts_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period_texts")),
    )
    op.create_index(
        op.f("ix_period_texts_period_id_unit_id_id"), "period_texts", ["period_id", "unit_id", "id"]
    )
