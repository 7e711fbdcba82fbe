"""Who may speak for a unit, and what the secretariat has chosen for everybody."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Code, Id
from storage.models.chats import Person
from storage.walls import KeyedInOffice, OfOffice


class Reporters(StrEnum):
    """Whose reports a unit's are."""

    ANYONE = "anyone"
    """Any member of the unit's group, by name."""
    REGISTERED = "registered"
    """Registered focal points; the first report of somebody else waits for a yes."""


class FocalPoint(OfOffice, Base):
    """A person registered to speak for a unit, until this ends; the past is kept."""

    __tablename__ = "focal_points"
    __table_args__ = (
        Index(
            "uq_focal_points_in_office",
            "unit_id",
            "person_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    registered_at: Mapped[datetime]
    registered_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])


class ReporterRule(OfOffice, Base):
    """Whose reports are a unit's; the row without a unit is for all that have none of their own."""

    __tablename__ = "reporter_rules"
    __table_args__ = (UniqueConstraint("unit_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    reporters: Mapped[Reporters] = mapped_column(Code(Reporters))


class PreferenceName(StrEnum):
    """What the secretariat can choose in chat for everybody."""

    CONTACT = "contact"
    """Whom a unit calls when it needs help."""
    SHOWN_ABOVE = "shown_above"
    """What the level above may see of the office's plans: a code of `ShownAbove`."""


class Preference(KeyedInOffice, Base):
    """What the secretariat has chosen."""

    __tablename__ = "preferences"

    name: Mapped[PreferenceName] = mapped_column(Code(PreferenceName), primary_key=True)
    value: Mapped[str]
