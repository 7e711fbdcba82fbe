"""What each unit owes by when, materialised before it is due."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Code, Id
from storage.models.plans import ReportPeriod, Task
from storage.models.requests import ReportRequest
from storage.models.units import Unit
from storage.walls import OfOffice

MAY_BE_NOT_OWED = text("(state = 'removed' OR owed_from IS NOT NULL)")
"""Few: what is not owed any more, or was not from the beginning; found by an index of their own."""


class ObligationKind(StrEnum):
    """What is owed."""

    TASK = "task"
    PERIOD = "period"
    REQUEST = "request"


class ObligationState(StrEnum):
    """Whether it is still owed."""

    OPEN = "open"
    MET = "met"
    WAIVED = "waived"
    REMOVED = "removed"
    """Asked of this unit no longer: by a new version of the plan, or because a successor has taken over."""


class Obligation(OfOffice, Base):
    """What one unit owes by one date: a task, a period report, a request; without a date it is never late."""

    __tablename__ = "obligations"
    __table_args__ = (
        UniqueConstraint("unit_id", "task_id"),
        UniqueConstraint("unit_id", "period_id"),
        Index(None, "office_id", "state", "due"),
        # Counts by task are made of this index alone.
        Index(None, "plan_id", "task_id", "state", "due", "met_on", "owed_from", "unit_id", "office_id"),
        Index(
            "ix_obligations_not_owed",
            *("plan_id", "task_id", "unit_id", "state", "owed_from", "office_id"),
            sqlite_where=MAY_BE_NOT_OWED,
            postgresql_where=MAY_BE_NOT_OWED,
        ),
        UniqueConstraint("unit_id", "request_id"),
        CheckConstraint(
            "(CASE WHEN task_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN period_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN request_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_subject",
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id"))
    """None for a request that belongs to no plan."""
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    kind: Mapped[ObligationKind] = mapped_column(Code(ObligationKind))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"), index=True)
    period_id: Mapped[int | None] = mapped_column(ForeignKey("report_periods.id"), index=True)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("report_requests.id"), index=True)
    due: Mapped[date | None]
    due_at: Mapped[datetime | None]
    """The moment, where an hour is set; on the day `due`."""
    original_due: Mapped[date | None]
    """The first date, where a new version of the plan has moved it."""
    state: Mapped[ObligationState] = mapped_column(Code(ObligationState), default=ObligationState.OPEN)
    met_at: Mapped[datetime | None]
    met_on: Mapped[date | None]
    accepted_at: Mapped[datetime | None]
    """When the secretariat accepted that a task is done; what a unit says is done waits for that."""

    nothing_arose: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether the unit's report of a period said no more than that nothing had arisen."""

    owed_from: Mapped[date | None]
    """The first day on which it was owed; None where it was from the beginning of its plan or period."""

    unit: Mapped[Unit] = relationship()
    task: Mapped[Task | None] = relationship()
    period: Mapped[ReportPeriod | None] = relationship()
    request: Mapped[ReportRequest | None] = relationship()


class ObligationVersion(OfOffice, Base):
    """What an obligation was until a day, kept when it changes otherwise than by a report that meets it.

    At the end of a day the first version with a later `until` held; without one, what the obligation is now.
    """

    __tablename__ = "obligation_versions"
    __table_args__ = (Index(None, "office_id", "until", "obligation_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligations.id"))
    until: Mapped[date]
    """The day of the change, on which it was so no more."""
    state: Mapped[ObligationState] = mapped_column(Code(ObligationState))
    due: Mapped[date | None]
    met_on: Mapped[date | None]
    accepted_at: Mapped[datetime | None]
