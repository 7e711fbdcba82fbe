"""Makes the files of a plan: values out of the database, bytes out of the reports, nothing written."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from plans.report import PlanReport
from plans.standing import Scope
from reports.docx_report import report_document
from reports.figures import figures_of
from reports.xlsx_report import report_workbook
from storage import reports, summary
from storage.database import Database
from storage.models import ExportKind

SUFFIX = {
    ExportKind.WORD: "docx",
    ExportKind.EXCEL: "xlsx",
    ExportKind.CHART: "png",
    ExportKind.LETTER: "docx",
}


@dataclass(frozen=True, slots=True)
class FileOrder:
    """Which file is wanted: of the periods due on a day, of a past day, or of the present state."""

    kind: ExportKind
    plan_id: int
    due: date | None
    day: date | None
    made_at: datetime
    """Local time."""
    made_by: str


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file, and what it was made from."""

    name: str
    content: bytes
    as_of: date
    period_id: int | None
    figures: dict[str, Any]


MakeFiles = Callable[[str, FileOrder], Awaitable[list[MadeFile]]]
"""Makes what is ordered from the database at this URL, outside the event loop."""


def make(database_url: str, order: FileOrder) -> list[MadeFile]:
    """Return the files that are ordered: one, or a picture for each chart."""
    database = Database(database_url)
    try:
        report = database.read(_values, order)
    finally:
        database.close()
    period_id = report.periods[0].id if report.periods else None
    return [
        MadeFile(name, content, report.as_of, period_id, figures_of(report))
        for name, content in _render(order.kind, report)
    ]


def _values(session: Session, order: FileOrder) -> PlanReport:
    return reports.plan_report(session, scope_of(session, order), order.made_at, order.made_by)


def scope_of(session: Session, order: FileOrder) -> Scope:
    """Return which state is ordered."""
    return summary.scope(session, order.plan_id, order.due, order.day, order.made_at.date())


def _render(kind: ExportKind, report: PlanReport) -> list[tuple[str, bytes]]:
    name = f"{_STEMS[kind]} {report.as_of:%Y-%m-%d} {report.made_at:%H%M}.{SUFFIX[kind]}"
    match kind:
        case ExportKind.WORD:
            return [(name, report_document(report))]
        case ExportKind.EXCEL:
            return [(name, report_workbook(report))]
        case _:
            raise ValueError(kind)


_STEMS = {
    ExportKind.WORD: "bao-cao",
    ExportKind.EXCEL: "tong-hop",
    ExportKind.CHART: "bieu-do",
    ExportKind.LETTER: "cong-van-don-doc",
}
