"""Members of collectives by rule and by hand; successors of units."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

RULES = {"province": "province_departments", "district": "districts", "commune": "communes"}


def upgrade() -> None:
    identifier = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    with op.batch_alter_table("collectives", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rules", sa.JSON(), server_default="[]", nullable=False))
    collectives = sa.table(
        "collectives",
        sa.column("id", sa.BigInteger),
        sa.column("levels", sa.JSON),
        sa.column("rules", sa.JSON),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(collectives.c.id, collectives.c.levels)).all():
        rules = [RULES[level] for level in row.levels]
        connection.execute(collectives.update().where(collectives.c.id == row.id).values(rules=rules))
    with op.batch_alter_table("collectives", schema=None) as batch_op:
        batch_op.drop_column("levels")
    op.create_table(
        "collective_members",
        sa.Column("id", identifier, nullable=False),
        sa.Column("collective_id", identifier, nullable=False),
        sa.Column("unit_id", identifier, nullable=False),
        sa.Column("belongs", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collective_id"], ["collectives.id"], name=op.f("fk_collective_members_collective_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_collective_members_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collective_members")),
        sa.UniqueConstraint(
            "collective_id", "unit_id", name=op.f("uq_collective_members_collective_id_unit_id")
        ),
    )
    op.create_table(
        "unit_successions",
        sa.Column("id", identifier, nullable=False),
        sa.Column("old_id", identifier, nullable=False),
        sa.Column("new_id", identifier, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["old_id"], ["units.id"], name=op.f("fk_unit_successions_old_id")),
        sa.ForeignKeyConstraint(["new_id"], ["units.id"], name=op.f("fk_unit_successions_new_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_unit_successions_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_successions")),
        sa.UniqueConstraint("old_id", "new_id", name=op.f("uq_unit_successions_old_id_new_id")),
    )
