"""Files made of a plan's state, kept with the figures they were made from, and the Word template."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Code, Id
from storage.models.files import StoredFile
from storage.models.plans import Plan
from storage.walls import OfOffice


class ExportKind(StrEnum):
    """What was made."""

    WORD = "word"
    EXCEL = "excel"
    CHART = "chart"
    LETTER = "letter"
    RANKING = "ranking"
    TRACKER = "tracker"
    """Another system's file, filled in."""


class Export(OfOffice, Base):
    """A file as it was handed out; never changed: a later one is a row of its own."""

    __tablename__ = "exports"
    __table_args__ = (Index(None, "plan_id", "kind", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    period_id: Mapped[int | None] = mapped_column(ForeignKey("report_periods.id"))
    as_of: Mapped[date]
    """The day whose state it shows."""
    kind: Mapped[ExportKind] = mapped_column(Code(ExportKind))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id"))
    figures: Mapped[dict[str, Any]]
    """What it was made from, in short: a later file is compared with it."""
    made_at: Mapped[datetime]
    made_by: Mapped[int] = mapped_column(ForeignKey("people.id"))

    plan: Mapped[Plan] = relationship()
    file: Mapped[StoredFile] = relationship()


class ReportTemplate(OfOffice, Base):
    """The Word file that reports are made of from then on; without a file the built-in form is used again."""

    __tablename__ = "report_templates"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    saved_at: Mapped[datetime]
    saved_by: Mapped[int] = mapped_column(ForeignKey("people.id"))

    file: Mapped[StoredFile | None] = relationship()
