"""Which tasks of an office serve which that its unit owes to the level above."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Id
from storage.walls import OfOffice


class TaskLink(OfOffice, Base):
    """What an office has decided on one of its tasks: which task of the level above it serves, or none."""

    __tablename__ = "task_links"
    # A task above is led by many units, each with an office of its own: each looks for its own links.
    __table_args__ = (Index(None, "above_task_id", "office_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), unique=True)
    above_task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"))
    """The task that the office's unit owes above; None where this one serves none of them."""
    decided_at: Mapped[datetime]
    decided_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
