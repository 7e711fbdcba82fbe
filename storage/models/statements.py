"""What units said of their tasks: the append-only history, and the one row that is current."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from plans.status import Status
from storage.base import Base, Code, Id
from storage.models.chats import Person
from storage.models.plans import Task
from storage.models.units import Unit
from storage.walls import OfOffice

ENDLESS = "9999-12"
"""In place of a later month, where there is none."""


class StatementSource(StrEnum):
    """How a unit spoke."""

    BUTTON = "button"
    REPLY = "reply"
    SHEET = "sheet"
    NO_CHANGE = "no_change"
    WITHDRAWAL = "withdrawal"
    IMPORTED = "imported"
    """Not the unit's own words: the status a report document gave when it was saved as a plan."""
    CARRIED = "carried"
    """Not the unit's own words: how far the units were whose successor it is."""
    RETURNED = "returned"
    """Not the unit's own words: the secretariat did not accept that it is done, and says why."""
    COMPILED = "compiled"
    """Made up of what the units below the unit's own office said; a person of the unit took it."""


class Statement(OfOffice, Base):
    """One statement by a unit on one task; never changed: a withdrawal is a row that names another."""

    __tablename__ = "updates"
    __table_args__ = (
        # What a unit had said last of a task at the end of a day is told by this index alone.
        Index(None, "task_id", "unit_id", "said_on", "said_at", "id", "status", "percent", "office_id"),
        Index(
            "ix_updates_withdrawn_on",
            "said_on",
            sqlite_where=text("withdraws_id IS NOT NULL"),
            postgresql_where=text("withdraws_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    month: Mapped[str]
    status: Mapped[Status | None] = mapped_column(Code(Status))
    percent: Mapped[float | None]
    text: Mapped[str | None]
    """The whole message, as typed."""
    excerpt: Mapped[str | None]
    """The part of it that is about the task; empty where it only repeats the status, None for all of it."""
    day_named: Mapped[str | None]
    """When the unit says that it was done ("tháng 2/2025"), or expects it to be, where it is not done."""
    source: Mapped[StatementSource] = mapped_column(Code(StatementSource))
    withdraws_id: Mapped[int | None] = mapped_column(ForeignKey("updates.id"), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    said_at: Mapped[datetime]
    said_on: Mapped[date]
    """The local day."""

    task: Mapped[Task] = relationship()
    unit: Mapped[Unit] = relationship()
    person: Mapped[Person] = relationship()

    @property
    def words(self) -> str | None:
        """Return what was said of this task, or None where the status says it all."""
        return (self.text if self.excerpt is None else self.excerpt) or None


class CurrentStatus(OfOffice, Base):
    """What is current for one task of one unit in one reporting month; kept with the history."""

    __tablename__ = "current_statuses"
    __table_args__ = (
        UniqueConstraint("task_id", "unit_id", "month"),
        # What counts in a month is counted of this index alone: of each later `until` what had begun by then.
        Index(None, "office_id", "until", "task_id", "month", "status"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    month: Mapped[str]
    until: Mapped[str] = mapped_column(default=ENDLESS, server_default=ENDLESS)
    """The month of the unit's next statement: in month M that is current which has month <= M < until."""
    status: Mapped[Status | None] = mapped_column(Code(Status))
    percent: Mapped[float | None]
    update_id: Mapped[int] = mapped_column(ForeignKey("updates.id"))
