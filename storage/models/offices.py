"""Offices: units that run plans of their own, each for the units below it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Office(Base):
    """A unit that runs plans of its own; the top office is no unit of another and has no row."""

    __tablename__ = "offices"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    parent_id: Mapped[int] = mapped_column(BigInteger, index=True)
    """The office in whose directory it is a unit; no key: the top has no row."""
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    name: Mapped[str]
    """What the unit was called when its office was opened, for those who see its row there no more."""
    opened_at: Mapped[datetime]
    opened_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    closed_at: Mapped[datetime | None]
