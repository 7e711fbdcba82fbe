"""What people said of rows in other systems' files, so that they are asked once."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.walls import KeyedInOffice


class TrackerDecision(KeyedInOffice, Base):
    """Which task of ours a row of another system's file is; without a task it is none of ours."""

    __tablename__ = "tracker_decisions"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """The digest of what the row says of the work, the unit and the document, whatever its answers are."""
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"))
    decided_at: Mapped[datetime]
    decided_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
