"""Which tasks of an office serve which of the level above."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "task_links",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("task_id", NUMBER, nullable=False),
        sa.Column("above_task_id", NUMBER, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=False),
        sa.Column("office_id", sa.BigInteger(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["above_task_id"], ["tasks.id"], name=op.f("fk_task_links_above_task_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_task_links_decided_by")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_links_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_links")),
        sa.UniqueConstraint("task_id", name=op.f("uq_task_links_task_id")),
    )
    index = op.f("ix_task_links_above_task_id_office_id")
    op.create_index(index, "task_links", ["above_task_id", "office_id"])
