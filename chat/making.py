"""Makes the files of a plan: values out of the database, bytes out of the reports, nothing written.

Imported by the process that makes files, not by the bot: what draws and writes takes a second to load.
"""

from sqlalchemy.orm import Session

from chat.exports import FileOrder, MadeFile
from plans.report import PlanReport
from plans.standing import Scope
from reports.chart import charts
from reports.docx_letter import chase_letter
from reports.docx_report import report_document
from reports.docx_template import filled
from reports.figures import figures_of
from reports.xlsx_report import report_workbook
from storage import exports, reports, summary
from storage.database import Database
from storage.models import ExportKind


def make(database_url: str, order: FileOrder) -> list[MadeFile]:
    """Return the files that are ordered: one, or a picture for each chart."""
    database = Database(database_url)
    try:
        report = database.read(_values, order)
        template = database.read(_template)
    finally:
        database.close()
    period_id = report.periods[0].id if report.periods else None
    return [
        MadeFile(name, content, report.as_of, period_id, figures_of(report))
        for name, content in _render(order, report, template)
    ]


def _values(session: Session, order: FileOrder) -> PlanReport:
    return reports.plan_report(session, scope_of(session, order), order.made_at, order.made_by)


def scope_of(session: Session, order: FileOrder) -> Scope:
    """Return which state is ordered."""
    return summary.scope(session, order.plan_id, order.due, order.day, order.made_at.date())


def _template(session: Session) -> bytes | None:
    saved = exports.template(session)
    return saved.file.content if saved is not None and saved.file is not None else None


def _render(order: FileOrder, report: PlanReport, template: bytes | None) -> list[tuple[str, bytes]]:
    stamp = f"{report.as_of:%Y-%m-%d} {report.made_at:%H%M}"
    match order.kind:
        case ExportKind.WORD:
            return [
                (f"bao-cao {stamp}.docx", filled(template, report) if template else report_document(report))
            ]
        case ExportKind.EXCEL:
            return [(f"tong-hop {stamp}.xlsx", report_workbook(report))]
        case ExportKind.CHART:
            return [(f"bieu-do {name} {stamp}.png", picture) for name, picture in charts(report)]
        case ExportKind.LETTER:
            return [(f"cong-van-don-doc {stamp}.docx", chase_letter(report, order.days_late))]
