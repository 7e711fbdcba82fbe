"""Tasks that wait for guidance from above: each unit is asked once a quarter whether it has come."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Id
from storage.models.plans import Task
from storage.models.units import Unit
from storage.walls import OfOffice


class GuidanceInquiry(OfOffice, Base):
    """The question of one quarter to one unit about one task, and its answer."""

    __tablename__ = "guidance_inquiries"
    __table_args__ = (UniqueConstraint("unit_id", "task_id", "quarter"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    quarter: Mapped[str]
    asked_at: Mapped[datetime]
    has_come: Mapped[bool | None]
    words: Mapped[str | None]
    """What the unit said of the guidance: its number and date."""
    issued: Mapped[date | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    unit: Mapped[Unit] = relationship()
    task: Mapped[Task] = relationship()
