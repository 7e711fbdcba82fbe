"""Reports asked for out of turn, and what units answered to them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Code, Id
from storage.models.units import Unit
from storage.walls import OfOffice


class RequestState(StrEnum):
    """How far a request has come."""

    DRAFT = "draft"
    DROPPED = "dropped"
    OPEN = "open"
    CLOSED = "closed"


class ReportRequest(OfOffice, Base):
    """A one-off report that the secretariat asks of some units; a draft may still lack its parts."""

    __tablename__ = "report_requests"
    __table_args__ = (Index(None, "office_id", "state"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    what: Mapped[str | None]
    addressees: Mapped[dict[str, Any] | None]
    due: Mapped[date | None]
    due_at: Mapped[datetime | None]
    document: Mapped[str | None]
    """Telegram's id of the file that goes with it, which Telegram keeps."""
    document_name: Mapped[str | None]
    state: Mapped[RequestState] = mapped_column(Code(RequestState), default=RequestState.DRAFT)
    created_at: Mapped[datetime]
    created_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    sent_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class RequestAnswer(OfOffice, Base):
    """What a unit answered to a request, in words or as a file; a unit may answer more than once."""

    __tablename__ = "request_answers"
    __table_args__ = (Index(None, "request_id", "unit_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("report_requests.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    text: Mapped[str | None]
    document: Mapped[str | None]
    document_name: Mapped[str | None]
    is_late: Mapped[bool]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    said_at: Mapped[datetime]

    unit: Mapped[Unit] = relationship()
