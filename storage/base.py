"""The column types and naming rules that every table shares."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, String, Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import JSON, TypeDecorator

from plans.text import normalise

# The same order on every database, whatever language its server was set up for.
ByBytes = String().with_variant(String(collation="C"), "postgresql")

# SQLite makes only an INTEGER primary key count up by itself.
Id = BigInteger().with_variant(Integer(), "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, stored as UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; raises ValueError for a naive datetime."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value!r}: expected a datetime with a time zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the stored moment as aware UTC (SQLite forgets the zone)."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Text(TypeDecorator[str]):
    """Text of any length, composed (NFC) on the way in so that equal words are equal bytes."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the text in NFC, without the NUL that PostgreSQL cannot store."""
        return normalise(value) if value is not None else None


class Code(TypeDecorator[StrEnum]):
    """One of our English codes, stored as its text; an unknown one is refused when it is read."""

    impl = String(32)
    cache_ok = True

    def __init__(self, codes: type[StrEnum]) -> None:
        """Store members of `codes`."""
        super().__init__()
        self.codes = codes
        # Asking the enumeration takes several times as long, which counts in ten thousands of rows.
        self._members = {code.value: code for code in codes}

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:
        """Return the code's text; raises ValueError for a text that is no code."""
        return self.codes(value).value if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Return the member."""
        return (self._members.get(value) or self.codes(value)) if value is not None else None


class Base(DeclarativeBase):
    """The tables of Đôn đốc."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy reads this class attribute by this name
        datetime: UtcDateTime(),
        str: Text(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
        list[str]: JSON(),
        list[int]: JSON(),
    }


def table_of(model: type[Base]) -> Table:
    """Return the table itself: a statement on it does not look for the objects that stand for its rows."""
    return cast("Table", model.__table__)
