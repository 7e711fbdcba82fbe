"""What chats were told in months long past, a month and chat in a row."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "told_months",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "month", name=op.f("pk_told_months")),
    )
