"""Units are listed by the Vietnamese alphabet: the key by which each stands."""

import sqlalchemy as sa
from alembic import op

from plans.text import alphabetical

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

UNITS = sa.table("units", sa.column("id"), sa.column("name"), sa.column("alphabetical"))


def upgrade() -> None:
    key = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.add_column("units", sa.Column("alphabetical", key, nullable=False, server_default=""))
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    for id_, name in connection.execute(sa.select(UNITS.c.id, UNITS.c.name)).all():
        one = sa.update(UNITS).where(UNITS.c.id == id_)
        connection.execute(one.values(alphabetical=alphabetical(name)))
