"""What the bot did by itself, what it is waiting to hear, and who changed what."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Code, Id
from storage.walls import KeyedInOffice, OfOffice


class JobRun(KeyedInOffice, Base):
    """A daily job that has run; the row makes it happen once a day."""

    __tablename__ = "job_runs"
    # What has run today is asked for of all offices at once.
    __table_args__ = (Index(None, "day", "name", "office_id"),)

    name: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    ran_at: Mapped[datetime]


class Heartbeat(Base):
    """When a loop of the bot last turned; the health check reads it."""

    __tablename__ = "heartbeats"

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Lease(Base):
    """Which process leads on PostgreSQL; one row, whose epoch is counted on by who takes over."""

    __tablename__ = "leases"

    epoch: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    holder: Mapped[str]
    renewed_at: Mapped[datetime]


class QuestionKind(StrEnum):
    """What the bot asked."""

    NEW_UNIT = "new_unit"
    WHICH_TASK = "which_task"
    DOUBT = "doubt"
    FIGURES = "figures"
    CLAIMS = "claims"
    SHEET = "sheet"
    DIRECTORY_UNIT = "directory_unit"
    UNIT_LIST = "unit_list"
    SUCCESSION = "succession"
    WHICH_UNIT = "which_unit"
    LINK_SHEET = "link_sheet"
    WHICH_OFFICE = "which_office"
    """Of which level somebody wants to see something who may see several."""
    REPORTER = "reporter"
    """Whether somebody speaks for a unit."""
    PASSED_ON = "passed_on"
    """Whether forwarded words are those of the unit."""
    HELD = "held"
    """Whether words are meant that would change much, or set back what is finished."""
    GIVEN_TASK = "given_task"
    """Whether a task is given as it was understood."""
    TASK_LINKS = "task_links"
    """Whether tasks serve those of the level above that seem to be meant."""
    COMPILED = "compiled"
    """Whether what the level below makes up is to be reported."""


class Question(OfOffice, Base):
    """A question of the bot that waits for a button; it outlives a restart."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[QuestionKind] = mapped_column(Code(QuestionKind))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    details: Mapped[dict[str, Any]]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


class LogEvent(OfOffice, Base):
    """Who did what, when, from which chat, with the values before and after."""

    __tablename__ = "audit_events"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    action: Mapped[str]
    subject: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
