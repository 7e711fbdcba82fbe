"""Units, and the phrases that stand for many of them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from plans.text import alphabetical
from plans.units import UnitLevel
from storage.base import Base, ByBytes, Code, Id
from storage.walls import OfOffice


class Unit(OfOffice, Base):
    """An agency: department, district, commune, vertical agency, mass organisation."""

    __tablename__ = "units"
    __table_args__ = (UniqueConstraint("office_id", "name"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    alphabetical: Mapped[str] = mapped_column(ByBytes, server_default="")
    """By which units are listed; follows the name."""
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

    @validates("name")
    def _follow(self, _: str, name: str) -> str:
        self.alphabetical = alphabetical(name)
        return name


class Collective(OfOffice, Base):
    """A phrase that stands for many units: those of its rules, and those named by hand."""

    __tablename__ = "collectives"
    __table_args__ = (UniqueConstraint("office_id", "name"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    rules: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    """Codes of `MemberRule`; without any, only who is named by hand belongs to it."""


class CollectiveMember(OfOffice, Base):
    """The secretariat's word on one unit and one collective: a member beside the rules, or an exception."""

    __tablename__ = "collective_members"
    __table_args__ = (UniqueConstraint("collective_id", "unit_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    collective_id: Mapped[int] = mapped_column(ForeignKey("collectives.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    belongs: Mapped[bool]


class UnitSuccession(OfOffice, Base):
    """One unit takes over from another on a day; a merger has one successor for several, a split several."""

    __tablename__ = "unit_successions"
    __table_args__ = (UniqueConstraint("old_id", "new_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    old_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    new_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    on: Mapped[date]
    """The first day of the new unit."""
    decided_at: Mapped[datetime]
    decided_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    """Where it was decided."""
    applied_at: Mapped[datetime | None]
    """When what is owed went over; until then the day has not come."""
