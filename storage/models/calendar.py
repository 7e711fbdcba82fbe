"""Days on which the secretariat corrected the calendar of days off."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Code
from storage.walls import KeyedInOffice


class DayKind(StrEnum):
    """What a day is, whatever the known holidays say."""

    OFF = "off"
    WORKING = "working"
    ORDINARY = "ordinary"
    """Worked from Monday to Friday, and not at the weekend."""


class CalendarDay(KeyedInOffice, Base):
    """One day as the secretariat set it."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[DayKind] = mapped_column(Code(DayKind))
    set_at: Mapped[datetime]
    set_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
