"""Who was heard in the group of a secretariat below the top, and so may read in private."""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "secretariat_members",
        sa.Column("link_id", NUMBER, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["chat_links.id"], name=op.f("fk_secretariat_members_link_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_secretariat_members_person_id")),
        sa.PrimaryKeyConstraint("link_id", "person_id", name=op.f("pk_secretariat_members")),
    )
    op.create_index(op.f("ix_secretariat_members_person_id"), "secretariat_members", ["person_id"])
