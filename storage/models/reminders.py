"""What was done about reminders: units that said "Đã nhận", and late things told to those above."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Code, Id
from storage.walls import OfOffice


class Acknowledgement(OfOffice, Base):
    """A unit saw what it owes: it is not reminded of it for two working days; no report."""

    __tablename__ = "acknowledgements"
    __table_args__ = (UniqueConstraint("obligation_id", "since"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligations.id"))
    since: Mapped[date]
    until: Mapped[date]
    """The last day of silence."""
    told_on: Mapped[date | None]
    """On which morning the unit was told that it has expired."""
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    acknowledged_at: Mapped[datetime]


class EscalationStep(StrEnum):
    """Who is told of what is late for long."""

    LEADER = "leader"
    SECRETARIAT = "secretariat"


class Escalation(OfOffice, Base):
    """One late thing told once to one step; with another due date it may be told again."""

    __tablename__ = "escalations"
    __table_args__ = (UniqueConstraint("obligation_id", "step", "due"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligations.id"))
    step: Mapped[EscalationStep] = mapped_column(Code(EscalationStep))
    due: Mapped[date]
    on_day: Mapped[date]
