"""Plans as saved: their groups, tasks, assignments and report rules, and drafts not saved yet."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from plans.addressees import AddresseeKind
from plans.periods import Months
from plans.plan import DeadlineKind, Role, RuleKind
from plans.status import Status
from storage.base import Base, Code, Id
from storage.models.given import TaskOrigin
from storage.models.units import Collective, Unit
from storage.walls import OfOffice


class DraftState(StrEnum):
    """What became of a preview."""

    OPEN = "open"
    SAVED = "saved"
    DROPPED = "dropped"


class PlanDraft(OfOffice, Base):
    """A plan document that was read and previewed, and what the secretariat decided about it."""

    __tablename__ = "plan_drafts"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    file_name: Mapped[str]
    reading: Mapped[dict[str, Any]]
    state: Mapped[DraftState] = mapped_column(Code(DraftState), default=DraftState.OPEN)
    past_is_overdue: Mapped[bool | None]
    accepted_units: Mapped[list[str] | None]
    """Names the secretariat said are units of their own."""
    open_question: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    created_by: Mapped[int] = mapped_column(ForeignKey("people.id"))


class Plan(OfOffice, Base):
    """An administrative plan."""

    __tablename__ = "plans"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    title: Mapped[str]
    number: Mapped[str | None]
    issuer: Mapped[str | None]
    issued: Mapped[date | None]
    year: Mapped[int]
    standing_unit: Mapped[str | None]
    saved_at: Mapped[datetime]
    saved_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    morning: Mapped[time | None]
    """When its reminders go out; None: at the time set for the whole bot."""
    ladder: Mapped[list[int] | None]
    """How many days before the last chance to remind; None: the usual ladder."""
    escalation_days: Mapped[list[int] | None]
    """After how many working days late the leader, then the secretariat, is told; None: the usual days."""
    letterhead: Mapped[list[str] | None]
    """The body above and the body that writes reports and letters; None: as the plan names them."""
    months: Mapped[Months] = mapped_column(Code(Months), server_default=Months.DECREE, default=Months.DECREE)

    groups: Mapped[list["TaskGroup"]] = relationship(order_by="TaskGroup.position")
    tasks: Mapped[list["Task"]] = relationship(order_by="Task.position", back_populates="plan")
    rules: Mapped[list["ReportRule"]] = relationship()


class TaskGroup(OfOffice, Base):
    """A heading row of the appendix."""

    __tablename__ = "task_groups"
    __table_args__ = (UniqueConstraint("plan_id", "position"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    position: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]


class Task(OfOffice, Base):
    """One row of the appendix, with its deadline as written and as understood."""

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("plan_id", "position"),
        Index(None, "recurring_id", "occurrence", unique=True),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("task_groups.id"))
    position: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    deadline_text: Mapped[str | None]
    deadline_kind: Mapped[DeadlineKind] = mapped_column(Code(DeadlineKind))
    due: Mapped[date | None]
    before: Mapped[date | None]
    ongoing: Mapped[bool]
    targets: Mapped[list[str]]
    starting_status: Mapped[Status | None] = mapped_column(Code(Status))
    """Where a report document that was saved as a plan said the task was; holds until a unit speaks."""
    starting_text: Mapped[str | None]
    source: Mapped[str]
    added_on: Mapped[date | None]
    """When a new version of the plan added the task; None where it was there from the beginning."""
    removed_on: Mapped[date | None]
    """When a new version of the plan left the task out; its reports stay."""
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("task_origins.id"), index=True)
    """By what it was given, where it came singly."""
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    """The moment, where it came singly and an hour is set; on the day `due`."""
    recurring_id: Mapped[int | None] = mapped_column(ForeignKey("recurring_tasks.id"))
    occurrence: Mapped[str | None]
    """Which time it is of the work that comes back: "weekly:2025-W50"."""

    origin: Mapped[TaskOrigin | None] = relationship()
    plan: Mapped[Plan] = relationship(back_populates="tasks")
    assignments: Mapped[list["Assignment"]] = relationship(back_populates="task")


class Assignment(OfOffice, Base):
    """A unit's or a collective's role in a task."""

    __tablename__ = "assignments"
    __table_args__ = (
        UniqueConstraint("task_id", "unit_id", "role"),
        UniqueConstraint("task_id", "collective_id", "role"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    collective_id: Mapped[int | None] = mapped_column(ForeignKey("collectives.id"))
    role: Mapped[Role] = mapped_column(Code(Role))

    task: Mapped[Task] = relationship(back_populates="assignments")
    unit: Mapped[Unit | None] = relationship()
    collective: Mapped[Collective | None] = relationship()


class ReportRule(OfOffice, Base):
    """When the plan asks for a report, with the words it was read from."""

    __tablename__ = "report_rules"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    kind: Mapped[RuleKind] = mapped_column(Code(RuleKind))
    day: Mapped[int | None]
    month: Mapped[int | None]
    on_date: Mapped[date | None]
    weekday: Mapped[int | None]
    """1 for Monday to 7 for Sunday, where the report is asked for every week."""
    hour: Mapped[time | None]
    strictly_before: Mapped[bool]
    source_text: Mapped[str]
    channel: Mapped[str | None]
    """By which way this report is sent, where the plan asks for several: "bản giấy", "thư điện tử"."""
    scope: Mapped[AddresseeKind] = mapped_column(
        Code(AddresseeKind), server_default=AddresseeKind.ALL, default=AddresseeKind.ALL
    )
    levels: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    units: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    """The ids of the units, where they are named."""
    stopped_at: Mapped[datetime | None]
    """When the secretariat or a new version of the plan stopped asking for it; what was due stays."""
    set_at: Mapped[datetime | None]
    """When the secretariat last set or stopped it itself: a new version of the plan leaves it alone then."""


class ReportPeriod(OfOffice, Base):
    """One occurrence of a rule: the data it covers and the last on-time day."""

    __tablename__ = "report_periods"
    __table_args__ = (
        UniqueConstraint("rule_id", "name"),
        Index(None, "office_id", "due"),
        Index(None, "plan_id", "due"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    rule_id: Mapped[int] = mapped_column(ForeignKey("report_rules.id"))
    kind: Mapped[RuleKind] = mapped_column(Code(RuleKind))
    name: Mapped[str]
    year: Mapped[int]
    number: Mapped[int]
    data_from: Mapped[date | None]
    data_to: Mapped[date | None]
    due: Mapped[date]
    strictly_before: Mapped[bool]
    """How its deadline is worded, as the rule had it when the period was set."""
    hour: Mapped[time | None]
