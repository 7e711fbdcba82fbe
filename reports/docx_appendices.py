"""The appendices of the report: progress of the tasks, what is done or not, targets, who did not report."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from plans.report import PlanReport, ReportedFigure, ReportedPeriod, ReportedTask, RequestedReport
from plans.text import capitalised
from plans.verdict import Verdict
from reports import requested
from reports.decisions import outcome
from reports.docx_form import Look, body, centred, new_section
from reports.docx_table import Grid
from reports.letterhead import month_and_year
from reports.measured import figures_by_task
from reports.outline import GAP, RULE, named
from reports.progress import Figures, progress_in_full
from reports.quotes import as_raised
from reports.submitted import Submitted, those
from reports.words import day, joined, numbered, official, percent, period, shortened, status, with_origin

TASKS = (
    "TT",
    "Nội dung nhiệm vụ",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời gian hoàn thành",
    "Tiến độ thực hiện",
)
TASK_WIDTHS = (10, 60, 24, 26, 34, 93)
RESULTS = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kết quả", "Nguyên nhân chưa hoàn thành")
RESULT_WIDTHS = (10, 55, 34, 29, 34, 85)
TARGETS = ("TT", "Nhiệm vụ, chỉ tiêu", "Đơn vị", "Số liệu", "Tỷ lệ", "So với kỳ trước")
TARGET_WIDTHS = (10, 90, 62, 30, 20, 35)
NOTHING_OWED = "Trong kỳ này không có đơn vị nào phải báo cáo định kỳ."
SUBMITTED = ("TT", "Đơn vị", "Kỳ báo cáo", "Hạn báo cáo", "Ngày nộp", "Tình trạng")
COMPLETING = "[… đang hoàn thiện hồ sơ …]"
"""Of work whose completion was returned; why, the secretariat and the unit told each other."""
LISTED = (Submitted.MISSING, Submitted.LATE, Submitted.ON_TIME)
NAMED = (Submitted.NOT_DUE, Submitted.ALONE)
"""Those of whom there is nothing to tell but their names: nobody asked them, or not yet."""
SHORT_GAP = "[…]"
"""Where a figure is to be filled in: a narrow column has no room for more."""
LONGEST_REQUEST = 60
LONGEST_TITLE = 60
LONGEST_DEADLINE = 40
LONGEST_LEADS = 70
"""Characters of a task, its deadline and leads where they are told again; they stand whole in Phụ lục I."""
SUBMITTED_WIDTHS = (10, 75, 74, 27, 27, 34)


def appendices(document: Any, report: PlanReport) -> None:
    """Add the four appendices, each a section of its own across the page."""
    for number, (title, add) in APPENDICES.items():
        _begin(document, report, number, title)
        add(document, report)


def _begin(document: Any, report: PlanReport, number: str, title: str) -> None:
    new_section(document, landscape=True)
    centred(document, f"Phụ lục {number}")
    centred(document, title.upper())
    agency = report.plan.standing_unit or "[…]"
    centred(
        document,
        f"(Kèm theo Báo cáo số      /BC-[…] ngày      {month_and_year(report)} của {agency})",
        Look.ITALIC,
        after=8,
    )


def tasks(document: Any, report: PlanReport) -> None:
    """Add Phụ lục I: the plan's own table, with the progress of every task."""
    grid = Grid(document, TASKS, TASK_WIDTHS)
    counted = figures_by_task(report)
    for group in report.groups:
        members = report.in_group(group.position)
        grid.add_heading(group.number, f"{group.title} ({official(len(members))} nhiệm vụ)")
        for task in members:
            grid.add(_task_row(task, counted[task.number]), centred=(0,))
    for task in report.in_group(None):
        grid.add(_task_row(task, counted[task.number]), centred=(0,))


def _task_row(task: ReportedTask, figures: Figures) -> list[str]:
    return [
        task.number,
        with_origin(task.title, task.origin),
        "; ".join(task.leads),
        "; ".join(task.coordinating),
        task.deadline_text or "",
        progress_in_full(task, figures),
    ]


def results(document: Any, report: PlanReport) -> None:
    """Add Phụ lục II: what is done, and what is not with its reasons; asked of what is overdue."""
    grid = Grid(document, RESULTS, RESULT_WIDTHS)
    done = [task for task in report.tasks if task.is_finished]
    open_tasks = [task for task in report.tasks if not task.is_finished]
    grid.add_heading("A", f"Đã hoàn thành ({numbered(len(done), 'nhiệm vụ')})")
    for task in done:
        grid.add(_result_row(task, "", _done(task)))
    grid.add_heading("B", f"Chưa hoàn thành ({numbered(len(open_tasks), 'nhiệm vụ')})")
    for task in open_tasks:
        reasons = _reasons(report, task) or (GAP if task.late else "")
        grid.add(_result_row(task, reasons, _not_done(task)))
    body(document, f"({RULE})", Look.ITALIC)


def _result_row(task: ReportedTask, reasons: str, result: str) -> list[str]:
    title = shortened(task.title, LONGEST_TITLE)
    deadline = shortened(task.deadline_text or "", LONGEST_DEADLINE)
    leads = shortened("; ".join(task.leads), LONGEST_LEADS)
    return [task.number, title, leads, deadline, result, reasons]


def _done(task: ReportedTask) -> str:
    on = f" (ngày {day(task.finished_on)})" if task.finished_on else ""
    decided = outcome(task)
    return f"{capitalised(status(task.status))}{on}" + (f"; {decided}" if decided else "")


def _not_done(task: ReportedTask) -> str:
    late = f"; quá hạn: {named(task.late_units)}" if task.late_units else ""
    return f"{capitalised(status(task.status))}{late}"


def _reasons(report: PlanReport, task: ReportedTask) -> str:
    said = [f"{row.unit}: {COMPLETING}" for row in task.decided(Verdict.RETURNED)]
    alike: dict[str, list[str]] = {}
    for row in report.obstacles:
        if row.task == task.number and row.is_open:
            alike.setdefault(as_raised(row.text), []).append(row.unit)
    return "\n".join(
        [*said, *(f"{', '.join(dict.fromkeys(units))}: {text}" for text, units in alike.items())]
    )


def targets(document: Any, report: PlanReport) -> None:
    """Add Phụ lục III: targets, each named once, with the figures reported against them."""
    with_targets = [task for task in report.tasks if task.targets]
    if not with_targets:
        body(document, "Kế hoạch không giao chỉ tiêu bằng số.")
        return
    grid = Grid(document, TARGETS, TARGET_WIDTHS)
    for task in with_targets:
        grid.add_heading(task.number, shortened(task.title, LONGEST_TITLE))
        figures = [figure for figure in report.figures if figure.task == task.number]
        for target, found in groupby(figures, key=lambda figure: figure.target):
            for place, figure in enumerate(found):
                named_once = "" if place else target
                grid.add(["", named_once, figure.unit, *_figures(figure)], centred=(0, 3, 4, 5))
        for target in task.targets:
            if target not in {figure.target for figure in figures}:
                grid.add(["", target, "; ".join(task.leads), SHORT_GAP, "", ""], centred=(0, 3))


def _figures(figure: ReportedFigure) -> list[str]:
    value = number(figure.value)
    share, before = figure.share, figure.previous
    return [
        f"{value}/{number(figure.total)}" if figure.total else value,
        percent(round(share, 2)) if share is not None else "",
        _change(share - before) if share is not None and before is not None else "",
    ]


def number(value: float) -> str:
    """Return "1.250", "12,5"."""
    whole = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return whole.translate(str.maketrans(",.", ".,"))


def _change(points: float) -> str:
    word = "tăng" if points > 0 else "giảm"
    return f"{word} {number(round(abs(points), 2))} điểm %" if round(points, 2) else "không đổi"


def submissions(document: Any, report: PlanReport) -> None:
    """Add Phụ lục IV: a row a unit and period with the day of its report, what is missing first."""
    rows = report.present_submissions
    asked = requested.unsatisfied(report)
    if not rows and not asked:
        body(document, NOTHING_OWED)
        return
    grid = Grid(document, SUBMITTED, SUBMITTED_WIDTHS)
    letters = iter("ABCDEF")
    for state in LISTED:
        found = those(report, rows, state)
        grid.add_heading(next(letters), _titled(state, found))
        for count, cells in enumerate(_submissions(found), start=1):
            grid.add([str(count), *cells], centred=(0, 3, 4))
    for state in NAMED:
        if found := those(report, rows, state):
            grid.add_heading(next(letters), _titled(state, found))
            grid.add_across(", ".join(dict.fromkeys(row.unit for row in found)))
    if asked:
        _requests(grid, next(letters), asked)


def _titled(state: Submitted, found: Sequence[ReportedPeriod]) -> str:
    return f"{state.value} ({numbered(len({row.unit for row in found}), 'đơn vị')})"


def _submissions(rows: Sequence[ReportedPeriod]) -> Iterator[list[str]]:
    """Yield a row for a unit and what it owed by one day, if the same became of it: in June two periods."""
    alike: dict[tuple[str, date, date | None, bool], list[str]] = defaultdict(list)
    for row in rows:
        alike[row.unit, row.period.due, row.submitted_on, row.nothing_arose].append(period(row.period))
    for (unit, due, came, nothing_arose), names in alike.items():
        late = (came - due).days if came else 0
        state = f"Chậm {late} ngày" if late > 0 else "Đúng hạn" if came else "Chưa báo cáo"
        state += " (không phát sinh)" if came and nothing_arose else ""
        told = capitalised(joined(list(dict.fromkeys(names))))
        yield [unit, told, day(due), day(came) if came else "", state]


def _requests(grid: Grid, letter: str, asked: Sequence[RequestedReport]) -> None:
    """Add who has not answered one-off requests, or answered late."""
    units = len({row.unit for row in asked})
    grid.add_heading(
        letter, f"Yêu cầu báo cáo đột xuất chưa trả lời, trả lời chậm ({official(units)} đơn vị)"
    )
    for count, row in enumerate(asked, start=1):
        came = day(row.answered_at.date()) if row.answered_at else ""
        what = f"Đột xuất: {shortened(row.what, LONGEST_REQUEST)}"
        grid.add(
            [str(count), row.unit, what, requested.until(row), came, capitalised(requested.outcome(row))],
            centred=(0, 3, 4),
        )


APPENDICES: dict[str, tuple[str, Callable[[Any, PlanReport], None]]] = {
    "I": ("Tiến độ thực hiện các nhiệm vụ", tasks),
    "II": ("Kết quả hoàn thành nhiệm vụ và nguyên nhân chưa hoàn thành", results),
    "III": ("Kết quả thực hiện các chỉ tiêu", targets),
    "IV": ("Tình hình báo cáo của các đơn vị", submissions),
}
