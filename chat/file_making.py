"""Makes the files of a plan: values out of the database, bytes out of the reports, nothing written.

Imported by the process that makes files, not by the bot. What draws and writes takes half a second to load,
so each kind of file imports its own.
"""

from datetime import date

from sqlalchemy.orm import Session

from chat.files import FileOrder, MadeFile
from plans.debts import Debt
from plans.plan import UnreadableDocumentError
from plans.report import PlanReport
from plans.standing import Scope
from plans.trackers.values import KnownTask
from reports.figures import figures_of
from reports.ranking import ranked
from reports.ranking_file import Ranking, ranking_workbook
from reports.ranking_file import figures_of as ranking_figures
from reports.tracker_tasks import known_tasks
from storage.database import Database
from storage.models import ExportKind
from storage.plans import days_off, saving
from storage.reminders import debts
from storage.summary import evaluation, files, plan_report, ranking, scopes, trackers
from storage.upkeep.patience import Patience
from storage.walls import inside_office

PATIENCE = Patience(statement=120.0)
"""A year is read at once; whoever waits for it has limits of his own."""


def make(database_url: str, order: FileOrder) -> list[MadeFile]:
    """Return the files that are ordered: one, or a picture for each chart."""
    database = Database(database_url, PATIENCE)
    try:
        if order.kind is ExportKind.RANKING:
            return [_ranking_file(database.read(inside_office(order.office, _ranking), order))]
        if order.kind is ExportKind.TRACKER:
            return [database.read(inside_office(order.office, _tracker), order)]
        report = database.read(inside_office(order.office, _values), order)
        if order.kind is ExportKind.LETTER:
            return [_letter(database, order, report)]
        contents = _contents(database, order, report)
    finally:
        database.close()
    period_id = report.periods[0].id if report.periods else None
    figures = figures_of(report)
    return [MadeFile(name, content, report.as_of, period_id, figures) for name, content in contents]


def _ranking(session: Session, order: FileOrder) -> Ranking:
    today = order.made_at.date()
    asked = (order.first or date.min, order.last or date.max)
    span = ranking.span_until(session, order.plan_id, *asked, today)
    places = ranked(ranking.records(session, order.plan_id, span))
    work = evaluation.owed_work(session, order.plan_id, span, today)
    title, told = saving.title(session, order.plan_id), (span.data_from, span.data_to)
    return Ranking(title, span.first, span.last, places, order.made_at, order.made_by, work, told)


def _ranking_file(value: Ranking) -> MadeFile:
    return MadeFile(
        name=f"xep-hang {value.last:%Y-%m-%d} {value.made_at:%H%M}.xlsx",
        content=ranking_workbook(value),
        as_of=value.made_at.date(),
        period_id=None,
        figures=ranking_figures(value),
    )


def _tracker(session: Session, order: FileOrder) -> MadeFile:
    """Return another system's file filled in, or why it is not, with how its rows were understood."""
    from reports import tracker_file

    day, made_at, made_by = order.made_at.date(), order.made_at, order.made_by
    tasks: list[KnownTask] = []
    for plan in saving.all_plans(session):
        report = plan_report.plan_report(session, scopes.now(session, plan.id, day), made_at, made_by)
        tasks.extend(known_tasks(report, trackers.leads(session, plan.id)))
    try:
        done = tracker_file.filled(order.source, tasks, trackers.names(session), trackers.decided(session))
    except UnreadableDocumentError as error:
        return MadeFile("", b"", day, None, {"refused": str(error)})
    return MadeFile("", done.content, day, None, tracker_file.summary(done, tasks))


def _values(session: Session, order: FileOrder) -> PlanReport:
    scope = scope_of(session, order)
    if order.kind is ExportKind.CHART:
        return plan_report.counted_report(session, scope, order.made_at, order.made_by)
    return plan_report.plan_report(session, scope, order.made_at, order.made_by)


def scope_of(session: Session, order: FileOrder) -> Scope:
    """Return which state is ordered."""
    return scopes.scope_for(session, order.plan_id, order.due, order.day, order.made_at.date())


def _contents(database: Database, order: FileOrder, report: PlanReport) -> list[tuple[str, bytes]]:
    """Return the files of a state of a plan, each with its name."""
    stamp = f"{report.as_of:%Y-%m-%d} {report.made_at:%H%M}"
    match order.kind:
        case ExportKind.WORD:
            template = database.read(inside_office(order.office, _template))
            return [(f"bao-cao {stamp}.docx", _document(report, template))]
        case ExportKind.EXCEL:
            from reports.xlsx_report import report_workbook

            return [(f"tong-hop {stamp}.xlsx", report_workbook(report))]
        case ExportKind.CHART:
            from reports.chart import charts

            return [(f"bieu-do {name} {stamp}.png", picture) for name, picture in charts(report)]
        case _:  # a letter and a ranking are no state of the plan alone and were made before
            raise ValueError(order.kind)


def _letter(database: Database, order: FileOrder, report: PlanReport) -> MadeFile:
    """Return the letter to those who are late, with who is not among them and who was never reminded."""
    from reports.docx_letter import apart_from_sender, chase_letter

    found, own = apart_from_sender(
        database.read(inside_office(order.office, _debts), order), report.plan.standing_unit
    )
    name = f"cong-van-don-doc {report.as_of:%Y-%m-%d} {report.made_at:%H%M}.docx"
    left_out = {
        "own": {debt.unit: [len(own), max(one.working_days for one in own)] for debt in own},
        "alone": list(dict.fromkeys(debt.unit for debt in found if not debt.is_reached)),
    }
    # What is urgent is proposed sooner than the rest.
    days = order.days_late or min([debts.DAYS_LATE, *(debt.working_days for debt in found)])
    content = chase_letter(report, found, days)
    period_id = report.periods[0].id if report.periods else None
    return MadeFile(name, content, report.as_of, period_id, {**figures_of(report), **left_out})


def _debts(session: Session, order: FileOrder) -> list[Debt]:
    calendar = days_off.calendar(session)
    return debts.debts(session, order.plan_id, order.made_at.date(), calendar, order.days_late or None)


def _document(report: PlanReport, template: bytes | None) -> bytes:
    if template:
        from reports.docx_template import filled

        return filled(template, report)
    from reports.docx_report import report_document

    return report_document(report)


def _template(session: Session) -> bytes | None:
    saved = files.template(session)
    return saved.file.content if saved is not None and saved.file is not None else None
