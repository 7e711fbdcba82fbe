"""What an office passes up to the level above, and what is tied to it there."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REFERRING = {
    "matter_id": "matters.id",
    "extension_id": "extensions.id",
    "task_above_id": "tasks.id",
    "matter_above_id": "matters.id",
    "extension_above_id": "extensions.id",
}


def upgrade() -> None:
    op.create_table(
        "passed_up",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("matter_id", NUMBER, nullable=True),
        sa.Column("extension_id", NUMBER, nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("task_above_id", NUMBER, nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("matter_above_id", NUMBER, nullable=True),
        sa.Column("extension_above_id", NUMBER, nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("office_id", sa.BigInteger(), server_default="1", nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_passed_up_{name}"))
            for name, target in REFERRING.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passed_up")),
    )
    for name in REFERRING:
        op.create_index(op.f(f"ix_passed_up_{name}"), "passed_up", [name])
    for table in ("matters", "extensions"):
        op.add_column(table, sa.Column("passed_to", sa.String(), nullable=True))
        op.add_column(table, sa.Column("passed_on", sa.Date(), nullable=True))
