"""The counts that units report: how many are done, of how many, towards which target."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Id
from storage.models.statements import Statement
from storage.walls import OfOffice


class Figure(OfOffice, Base):
    """One count of one statement; it counts no more when the statement is withdrawn."""

    __tablename__ = "figures"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    update_id: Mapped[int] = mapped_column(ForeignKey("updates.id"), index=True)
    target: Mapped[str | None]
    """The target of the task that it counts towards, in the words of the plan."""
    unit: Mapped[str | None]
    """What is counted, in the words of the report: "doanh nghiệp"."""
    done: Mapped[float]
    total: Mapped[float | None]

    statement: Mapped[Statement] = relationship()
