"""What an office passes up to the level above: written and shown first, then tied to the row there."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Id
from storage.walls import OfOffice


class PassedUp(OfOffice, Base):
    """Words of an office for the level above, on a matter or a request below; once sent, tied to theirs."""

    __tablename__ = "passed_up"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    matter_id: Mapped[int | None] = mapped_column(ForeignKey("matters.id"), index=True)
    extension_id: Mapped[int | None] = mapped_column(ForeignKey("extensions.id"), index=True)
    text: Mapped[str]
    """The words as they go, or the reason for more time."""
    task_above_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"), index=True)
    """The task of the unit above that it is about."""
    until: Mapped[date | None]
    """Until when more time is asked for above."""
    matter_above_id: Mapped[int | None] = mapped_column(ForeignKey("matters.id"), index=True)
    extension_above_id: Mapped[int | None] = mapped_column(ForeignKey("extensions.id"), index=True)
    written_at: Mapped[datetime]
    passed_at: Mapped[datetime | None]
    """Empty as long as it is only shown."""
