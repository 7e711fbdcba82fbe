"""What units say of a period as a whole: those without tasks of their own report in their own words."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Id
from storage.models.chats import Person
from storage.models.plans import ReportPeriod
from storage.walls import OfOffice


class PeriodText(OfOffice, Base):
    """A unit's own words for a period; never changed: the last row counts."""

    __tablename__ = "period_texts"
    __table_args__ = (Index(None, "period_id", "unit_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("report_periods.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    text: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    said_at: Mapped[datetime]
    said_on: Mapped[date]

    person: Mapped[Person] = relationship()
    period: Mapped[ReportPeriod] = relationship()
