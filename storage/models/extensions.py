"""Requests of units to move a due date; every one is kept, with what was decided and by whom."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Code, Id
from storage.models.chats import Person
from storage.models.obligations import Obligation
from storage.models.plans import Task
from storage.models.units import Unit
from storage.walls import OfOffice


class ExtensionState(StrEnum):
    """How far a request has come."""

    WAITING = "waiting"
    """For the secretariat."""
    PROPOSED = "proposed"
    """The secretariat proposes another date; the unit has not answered."""
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """By the unit, which also declines a proposed date so."""
    REPLACED = "replaced"
    """The unit asked again, for another date."""


class Extension(OfOffice, Base):
    """One request for more time for one task of one unit."""

    __tablename__ = "extensions"
    __table_args__ = (Index(None, "office_id", "state", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligations.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    due_before: Mapped[date | None]
    """When it was due at the moment of the request."""
    asked_until: Mapped[date]
    reason: Mapped[str | None]
    proposed_until: Mapped[date | None]
    granted_until: Mapped[date | None]
    state: Mapped[ExtensionState] = mapped_column(Code(ExtensionState), default=ExtensionState.WAITING)
    answer: Mapped[str | None]
    """The secretariat's words, where it gave some."""
    passed_to: Mapped[str | None]
    """The level above that was asked for more time too and has not answered, by name."""
    passed_on: Mapped[date | None]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    topic_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    asked_at: Mapped[datetime]
    asked_on: Mapped[date]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]
    decided_on: Mapped[date | None]

    obligation: Mapped[Obligation] = relationship()
    unit: Mapped[Unit] = relationship()
    task: Mapped[Task] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
