"""The counts that units report."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    identifier = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "figures",
        sa.Column("id", identifier, nullable=False),
        sa.Column("update_id", identifier, nullable=False),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("done", sa.Double(), nullable=False),
        sa.Column("total", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["update_id"], ["updates.id"], name=op.f("fk_figures_update_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
    )
    op.create_index(op.f("ix_figures_update_id"), "figures", ["update_id"])
