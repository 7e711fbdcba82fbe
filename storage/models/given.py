"""Tasks that come singly: by what each was given, and those that come back week after week."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column

from plans.given import Urgency
from plans.plan import RuleKind
from storage.base import Base, Code, Id
from storage.walls import OfOffice


class TaskOrigin(OfOffice, Base):
    """By what tasks were given that came singly: the document, who gave them, how urgent they are."""

    __tablename__ = "task_origins"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    document: Mapped[str | None]
    issued: Mapped[date | None]
    about: Mapped[str | None]
    given_by: Mapped[str | None]
    urgency: Mapped[Urgency] = mapped_column(Code(Urgency), default=Urgency.NORMAL)
    given_at: Mapped[datetime]


class RecurringTask(OfOffice, Base):
    """Work that comes back every week, month or quarter; each occurrence is a task of its own."""

    __tablename__ = "recurring_tasks"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), index=True)
    origin_id: Mapped[int] = mapped_column(ForeignKey("task_origins.id"))
    title: Mapped[str]
    lead: Mapped[list[str]]
    coordinating: Mapped[list[str]]
    words: Mapped[str]
    """How often, as it was said: "mỗi thứ Sáu"."""
    kind: Mapped[RuleKind] = mapped_column(Code(RuleKind))
    weekday: Mapped[int | None]
    day: Mapped[int | None]
    strictly_before: Mapped[bool] = mapped_column(default=False, server_default=false())
    stopped_at: Mapped[datetime | None]
