"""Units, and the phrases that stand for many of them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plans.units import UnitLevel
from storage.base import Base, Code, Id


class Unit(Base):
    """An agency: department, district, commune, vertical agency, mass organisation."""

    __tablename__ = "units"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    level: Mapped[UnitLevel] = mapped_column(Code(UnitLevel))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    abbreviation: Mapped[str | None]
    other_names: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    leader: Mapped[str | None]
    """Who answers for the unit, as its people write the name: "Ông Nguyễn Văn A, Giám đốc"."""
    paused_until: Mapped[date | None]
    """The last day on which the unit is left alone."""
    paused_reason: Mapped[str | None]
    closed_on: Mapped[date | None]
    """The first day on which the unit is no more; its successors owe what was open."""
    created_at: Mapped[datetime]


class Collective(Base):
    """A phrase that stands for many units; its members are the units of its levels."""

    __tablename__ = "collectives"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    levels: Mapped[list[str]]
