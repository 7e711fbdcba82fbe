"""Obstacles and proposals that units raise, what became of each, and every step on the way."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Code, Id
from storage.models.chats import Person
from storage.models.plans import Task
from storage.models.units import Unit
from storage.walls import OfOffice


class MatterKind(StrEnum):
    """What a unit raises."""

    OBSTACLE = "obstacle"
    PROPOSAL = "proposal"
    RETURN = "return"
    """A task that is not, or no longer, the unit's."""


class MatterState(StrEnum):
    """How far the secretariat has come with it."""

    NEW = "new"
    RECEIVED = "received"
    PASSED_UP = "passed_up"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    """The unit took back the report that raised it."""


class MatterAction(StrEnum):
    """One step with a matter; the unit takes the first, "remains", "solved" and "withdrawn"."""

    RAISED = "raised"
    RECEIVED = "received"
    PASSED_UP = "passed_up"
    SENT_ON = "sent_on"
    """Into the group of the unit that is to answer."""
    ANSWERED = "answered"
    REMAINS = "remains"
    SOLVED = "solved"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    AGREED = "agreed"
    REFUSED = "refused"


class Matter(OfOffice, Base):
    """An obstacle or a proposal of a unit, on one of its tasks or on none, and its state."""

    __tablename__ = "matters"
    __table_args__ = (
        Index(None, "office_id", "state", "unit_id"),
        Index(None, "office_id", "raised_on"),
        Index(None, "unit_id", "task_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[MatterKind] = mapped_column(Code(MatterKind))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"), index=True)
    text: Mapped[str]
    competent_body: Mapped[str | None]
    """Who can answer it; nothing where the unit does not say: then it is for the secretariat to see."""
    sent_to_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    """The unit whose group was asked to answer it."""
    passed_to: Mapped[str | None]
    """The level above to which it was passed up here, by name."""
    passed_on: Mapped[date | None]
    state: Mapped[MatterState] = mapped_column(Code(MatterState), default=MatterState.NEW)
    update_id: Mapped[int | None] = mapped_column(ForeignKey("updates.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    topic_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The unit's own message, which the answer replies to."""
    raised_at: Mapped[datetime]
    raised_on: Mapped[date]

    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    sent_to: Mapped[Unit | None] = relationship(foreign_keys=[sent_to_id])
    task: Mapped[Task | None] = relationship()
    person: Mapped[Person] = relationship()
    steps: Mapped[list["MatterStep"]] = relationship(order_by="MatterStep.id", back_populates="matter")


class MatterStep(OfOffice, Base):
    """What somebody did with a matter, in which words."""

    __tablename__ = "matter_steps"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"), index=True)
    action: Mapped[MatterAction] = mapped_column(Code(MatterAction))
    text: Mapped[str | None]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]
    day: Mapped[date]

    matter: Mapped[Matter] = relationship(back_populates="steps")
