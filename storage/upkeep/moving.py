"""A whole database moved to another one, of the other kind or the same: every row, counted and compared."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Insert,
    String,
    Table,
    bindparam,
    cast,
    func,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.types import JSON

from storage.migrate import latest, upgrade, version_of
from storage.models import Base

AT_ONCE = 500
_FOREIGN_KEYS = text(
    """
    SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name,
        pg_get_constraintdef(oid) AS written
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
    """
)


class NotEmptyError(Exception):
    """The database to move to holds something already; the message names a table."""


class OtherVersionError(Exception):
    """The tables of the database to be moved are not those of this program."""


class DifferenceError(Exception):
    """What arrived is not what was sent; the message names the table."""


@dataclass(frozen=True, slots=True)
class Sum:
    """How many rows a table has, and a sum over all of them, whatever their order."""

    rows: int
    sum: str


def move(source_url: str, source: Engine, target: Engine) -> dict[str, Sum]:
    """Write everything that a database holds to an empty one, all or nothing; return what arrived, by table.

    Nobody else may work with either. Raises NotEmptyError, OtherVersionError, DifferenceError.
    """
    if version_of(source_url) != latest():
        raise OtherVersionError
    _refuse_what_is_not_empty(target)
    upgrade(target)
    with source.connect() as reading, target.begin() as writing:
        keys = _without_keys(writing)
        for table in Base.metadata.tables.values():
            _copy(reading, writing, table)
        for statement in keys:
            writing.execute(text(statement))
        _count_on(writing)
        return {table.name: _same(reading, writing, table) for table in Base.metadata.tables.values()}


def _refuse_what_is_not_empty(engine: Engine) -> None:
    with engine.connect() as connection:
        for name in inspect(connection).get_table_names():
            found = connection.execute(text(f'SELECT 1 FROM "{name}" LIMIT 1')).first()  # noqa: S608 -- its name
            if found is not None and name != "alembic_version":
                raise NotEmptyError(name)


def _without_keys(connection: Connection) -> list[str]:
    """Let rows come before those that they name; return the statements after which that is over."""
    if connection.dialect.name == "sqlite":
        return []  # it looks at keys only where it is told to
    keys = connection.execute(_FOREIGN_KEYS).all()
    for key in keys:
        connection.execute(text(f"ALTER TABLE {key.table} DROP CONSTRAINT {key.name}"))
    return [f"ALTER TABLE {key.table} ADD CONSTRAINT {key.name} {key.written}" for key in keys]


def _copy(reading: Connection, writing: Connection, table: Table) -> None:
    statement = _insert(writing, table)
    for rows in _rows(reading, table):
        writing.execute(statement, [dict(zip(_names(table), row, strict=True)) for row in rows])


def _insert(writing: Connection, table: Table) -> Insert:
    """Return the statement; JSON goes as it is written, so that no value and "null" stay two things."""
    is_server = writing.dialect.name != "sqlite"
    values = {}
    for column in table.columns:
        given: ColumnElement[Any] = bindparam(_name(column), type_=_read_as(column))
        values[column.name] = cast(given, column.type) if is_server and _is_json(column) else given
    return insert(table).values(values)


def _rows(connection: Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    columns = [cast(column, String) if _is_json(column) else column for column in table.columns]
    found = connection.execution_options(yield_per=AT_ONCE).execute(select(*columns))
    for rows in found.partitions(AT_ONCE):
        yield [tuple(row) for row in rows]


def _name(column: Column[Any]) -> str:
    return f"given_{column.name}"  # a parameter must not be called as its column is


def _names(table: Table) -> list[str]:
    return [_name(column) for column in table.columns]


def _is_json(column: Column[Any]) -> bool:
    return isinstance(column.type, JSON)


def _read_as(column: Column[Any]) -> Any:
    return String() if _is_json(column) else column.type


def _count_on(connection: Connection) -> None:
    """Let numbers go on after the largest that is there."""
    if connection.dialect.name == "sqlite":
        return  # it looks for the largest itself
    for table in Base.metadata.tables.values():
        key = table.autoincrement_column
        if key is not None:
            sequence = func.pg_get_serial_sequence(f'"{table.name}"', key.name)
            largest = connection.scalar(select(func.max(key))) or 0
            connection.execute(select(func.setval(sequence, largest + 1, False)))


def _same(reading: Connection, writing: Connection, table: Table) -> Sum:
    sent, arrived = sum_of(reading, table), sum_of(writing, table)
    if sent != arrived:
        raise DifferenceError(table.name)
    return arrived


def sum_of(connection: Connection, table: Table) -> Sum:
    """Return the sum of a table's rows, the same on every kind of database."""
    rows = total = 0
    is_json = [_is_json(column) for column in table.columns]
    for some in _rows(connection, table):
        for row in some:
            values = [_written(value, is_json=json_) for value, json_ in zip(row, is_json, strict=True)]
            digest = hashlib.sha256("\x1f".join(values).encode()).digest()
            total = (total + int.from_bytes(digest)) % (1 << 256)
            rows += 1
    return Sum(rows, f"{total:064x}")


def _written(value: Any, *, is_json: bool) -> str:
    """Return a value in one way, whichever database it comes from."""
    if is_json and value is not None:
        return json.dumps(json.loads(value), sort_keys=True)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return repr(value)
