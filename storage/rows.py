"""Inserting rows that may be there already."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.base import Base


def insert_missing(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> int:
    """Insert those rows that break no unique constraint; return how many were new."""
    if not rows:
        return 0
    dialect = session.get_bind().dialect.name
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    primary_key = list(table.__table__.primary_key)
    new = 0
    for start in range(0, len(rows), 500):
        statement = insert(table).values(rows[start : start + 500]).on_conflict_do_nothing()
        new += len(session.execute(statement.returning(*primary_key)).all())
    return new
