"""Rows among many: those of some units; and those to insert that may be there already."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.base import Base


def upsert(session: Session, table: type[Base], row: dict[str, Any]) -> None:
    """Insert a row, or give the row with its primary key these values."""
    key = [column.name for column in table.__table__.primary_key]
    insert = _insert(session, table).values(row)
    session.execute(insert.on_conflict_do_update(index_elements=key, set_=row))


def insert_missing(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> int:
    """Insert those rows that break no unique constraint; return how many were new. All have the same keys."""
    if not rows:
        return 0
    insert = _insert(session, table).on_conflict_do_nothing()
    statement = insert.returning(*table.__table__.primary_key)
    # As values inside the statement the rows would be compiled with it: six times slower at 5,000 rows.
    return len(session.execute(statement, list(rows)).all())


def _insert(session: Session, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    dialect = session.get_bind().dialect.name
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


Units = Collection[int] | None
"""Only these units, or all of them."""


def among(units: Units, column) -> ColumnElement[bool]:  # type: ignore[no-untyped-def] # a column of ids
    """Return the condition that a column is one of these units."""
    condition: ColumnElement[bool] = true() if units is None else column.in_(units)
    return condition
