"""The state of a plan as an Excel file: its appendix with the progress, units' words, periods, messages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from plans.report import LeadStatement, PlanReport, ReportedPeriod, ReportedTask
from plans.standing import NamedPeriod
from plans.text import alphabetical, capitalised
from plans.verdict import Verdict
from reports import requested
from reports.decisions import decision, decisions
from reports.measured import by_unit, figures_by_task
from reports.outline import ORDER, RULE, counted, named, waiting
from reports.progress import Figures, progress_in_full
from reports.sheet_rows import Value
from reports.source import source_note
from reports.spreadsheet import Marked, Sheet, SheetColumn, workbook
from reports.submitted import Submitted, those
from reports.words import day, period, shortened, status, with_origin

Row = Sequence[Value | Marked]
LONGEST_TITLE = 150
"""Characters of a task in the row of each of its units; it stands whole on the first sheet."""
ON_TIME, MISSING, NOT_DUE = "đúng hạn", "chưa báo cáo", "chưa đến hạn"
SENT = {
    "sent": "đã gửi",
    "pending": "chờ gửi",
    "sending": "đang gửi",
    "unknown": "chưa rõ",
    "dead": "không gửi được",
}
REQUESTS = {
    "waiting": "chờ quyết định",
    "proposed": "đề nghị ngày khác",
    "granted": "đồng ý",
    "refused": "không đồng ý",
    "withdrawn": "đơn vị rút đề nghị",
    "replaced": "đơn vị đề nghị lại",
    "returned": "trả lại báo cáo hoàn thành",
}
TASK_COLUMNS = (
    SheetColumn("TT", 6),
    SheetColumn("Nhóm nhiệm vụ", 17),
    SheetColumn("Nội dung nhiệm vụ", 40),
    SheetColumn("Đơn vị chủ trì", 20),
    SheetColumn("Đơn vị phối hợp", 19),
    SheetColumn("Thời gian hoàn thành", 15),
    SheetColumn("Hạn", 11),
    SheetColumn("Tiến độ thực hiện", 50),
    SheetColumn("Tình trạng", 15),
    SheetColumn("Tỷ lệ (%)", 8),
    SheetColumn("Số liệu", 18),
    SheetColumn("Vướng mắc", 24),
    SheetColumn("Kiến nghị", 24),
    SheetColumn("Quá hạn", 16),
    SheetColumn("Xác nhận hoàn thành", 20),
    SheetColumn("Người báo cáo", 16),
    SheetColumn("Thời điểm báo cáo", 17),
)
UNIT_COLUMNS = (
    SheetColumn("TT", 7),
    SheetColumn("Nội dung nhiệm vụ", 48),
    SheetColumn("Đơn vị", 30),
    SheetColumn("Tình trạng", 22),
    SheetColumn("Tỷ lệ (%)", 9),
    SheetColumn("Nội dung báo cáo", 60),
    SheetColumn("Người báo cáo", 24),
    SheetColumn("Thời điểm báo cáo", 17),
    SheetColumn("Xác nhận hoàn thành", 40),
)


def report_workbook(report: PlanReport) -> bytes:
    """Return the state of the plan as an .xlsx."""
    figures = figures_by_task(report)
    tasks = [_task(report, task, figures[task.number]) for task in report.tasks]
    return workbook(
        [
            Sheet("Nhiệm vụ", TASK_COLUMNS, tasks),
            Sheet("Theo đơn vị", UNIT_COLUMNS, list(_statements(report))),
            _periods(report),
            _obstacles(report),
            _extensions(report),
            _requests(report),
            _messages(report),
            Sheet("Thông tin", (SheetColumn("Mục", 30), SheetColumn("Nội dung", 100)), _information(report)),
        ]
    )


def _task(report: PlanReport, task: ReportedTask, figures: Figures) -> Row:
    own = [said for said in task.statements if said.verdict is not Verdict.RETURNED]
    latest = max(own, key=lambda said: said.said_at, default=None)
    group = next((one for one in report.groups if one.position == task.group), None)
    return [
        task.number,
        f"{group.number}. {group.title}" if group else None,
        with_origin(task.title, task.origin),
        ";\n".join(task.leads),
        ";\n".join(task.coordinating),
        _deadline(report, task),
        _due(report, task),
        progress_in_full(task, figures),
        capitalised(status(task.status)),
        _share(task),
        by_unit(figures) or None,
        "\n".join(f"{row.unit}: {row.text}" for row in report.obstacles if row.task == task.number) or None,
        "\n".join(f"{row.unit}: {row.text}" for row in report.proposals if row.task == task.number) or None,
        named(task.late_units) or None,
        decisions(task) or None,
        _said_by(task, latest) if latest else None,
        latest.said_at if latest else None,
    ]


def _said_by(task: ReportedTask, said: LeadStatement) -> str:
    """Return who spoke last; of which unit, where several lead the task."""
    return said.said_by if sum(task.units.values()) == 1 else f"{said.said_by} ({said.unit})"


def _granted(report: PlanReport, task: ReportedTask) -> dict[str, date]:
    """Return the days that were granted to units."""
    return {
        one.unit: one.new_due
        for one in report.extensions
        if one.task == task.number and one.outcome == "granted" and one.new_due is not None
    }


def _due(report: PlanReport, task: ReportedTask) -> date | None:
    """Return the day in force: that of the plan, or the last one granted where every lead unit got one."""
    granted = _granted(report, task)
    return max(granted.values()) if granted and len(granted) == sum(task.units.values()) else task.due


def _deadline(report: PlanReport, task: ReportedTask) -> str | None:
    """Return the deadline as written, with the days that were granted to units since."""
    granted = _granted(report, task)
    moved = [f"{unit}: gia hạn đến {day(due)}" for unit, due in granted.items()]
    return "\n".join([*([task.deadline_text] if task.deadline_text else []), *moved]) or None


def _share(task: ReportedTask) -> float | None:
    """Return the share of a task that one unit leads; of several, each unit's stands in its own row."""
    (share, *others) = [said.percent for said in task.statements] or [None]
    return share if not others and sum(task.units.values()) == 1 else None


def _statements(report: PlanReport) -> Iterator[Row]:
    """Yield a row for every lead unit that has spoken on a task."""
    for task in report.tasks:
        for said in task.statements:
            yield [
                task.number,
                shortened(task.title, LONGEST_TITLE),
                said.unit,
                capitalised(status(said.status)),
                said.percent,
                said.text,
                *((None, None) if said.verdict is Verdict.RETURNED else (said.said_by, said.said_at)),
                capitalised(decision(said.decision)) if said.decision else None,
            ]


def _periods(report: PlanReport) -> Sheet:
    """Return the sheet of units × periods: on time, so many days late, or missing."""
    periods: dict[int, NamedPeriod] = {}
    by_unit: dict[str, dict[int, ReportedPeriod]] = defaultdict(dict)
    for row in report.submissions:
        periods[row.period.id] = row.period
        by_unit[row.unit][row.period.id] = row
    ordered = sorted(periods.values(), key=lambda one: (one.due, one.id))
    columns = [SheetColumn("Đơn vị", 34), SheetColumn("Nhóm Telegram", 15)]
    columns += [SheetColumn(f"{capitalised(period(one))} (hạn {day(one.due)})", 18) for one in ordered]
    columns += [SheetColumn("Đúng hạn", 9), SheetColumn("Chậm", 9), SheetColumn("Chưa báo cáo", 9)]
    rows = [
        _unit_row(report, unit, [by_unit[unit].get(one.id) for one in ordered])
        for unit in sorted(by_unit, key=alphabetical)
    ]
    return Sheet("Báo cáo kỳ", columns, rows)


def _unit_row(report: PlanReport, unit: str, found: Sequence[ReportedPeriod | None]) -> Row:
    owed = [row for row in found if row is not None]
    late = sum(row.is_late for row in owed)
    punctual = len(those(report, owed, Submitted.ON_TIME))
    missing = sum(row.submitted_on is None and report.is_over(row.period) for row in owed)
    linked = "đã liên kết" if any(row.linked for row in owed) else "chưa liên kết"
    states = [_state(report, row) if row else None for row in found]
    return [unit, linked, *states, punctual, late, missing]


def _state(report: PlanReport, row: ReportedPeriod) -> str:
    if row.submitted_on is None:
        return MISSING if report.is_over(row.period) else NOT_DUE
    state = f"chậm {(row.submitted_on - row.period.due).days} ngày" if row.is_late else ON_TIME
    return f"{state} (không phát sinh)" if row.nothing_arose else state


def _obstacles(report: PlanReport) -> Sheet:
    columns = [
        SheetColumn("Đơn vị", 30),
        SheetColumn("Nhiệm vụ", 10),
        SheetColumn("Vướng mắc", 60),
        SheetColumn("Ngày nêu", 12),
        SheetColumn("Trả lời", 50),
        SheetColumn("Tình trạng", 18),
    ]
    rows = [
        (
            row.unit,
            row.task,
            row.text,
            row.raised_on,
            row.answer,
            "chưa giải quyết" if row.is_open else "đã đóng",
        )
        for row in report.obstacles
    ]
    return Sheet("Vướng mắc", columns, rows, is_hidden=not rows)


def _extensions(report: PlanReport) -> Sheet:
    columns = [
        SheetColumn("Nhiệm vụ", 10),
        SheetColumn("Đơn vị", 30),
        SheetColumn("Hạn ban đầu", 14),
        SheetColumn("Hạn mới", 14),
        SheetColumn("Ngày", 14),
        SheetColumn("Kết quả", 40),
    ]
    rows: list[Row] = [
        (
            row.task,
            row.unit,
            row.old_due,
            row.new_due,
            row.on,
            REQUESTS.get(row.outcome or "", "theo kế hoạch sửa đổi"),
        )
        for row in report.extensions
    ]
    return Sheet("Gia hạn", columns, rows, is_hidden=not rows)


def _requests(report: PlanReport) -> Sheet:
    columns = [
        SheetColumn("Số", 6),
        SheetColumn("Nội dung yêu cầu", 48),
        SheetColumn("Ngày yêu cầu", 12),
        SheetColumn("Đơn vị", 30),
        SheetColumn("Hạn trả lời", 17),
        SheetColumn("Thời điểm trả lời", 17),
        SheetColumn("Tình trạng", 20),
        SheetColumn("Nội dung trả lời", 60),
    ]
    rows = [
        (
            row.number,
            row.what,
            row.asked_on,
            row.unit,
            row.due_at or row.due,
            row.answered_at,
            requested.outcome(row),
            requested.words(row) or None,
        )
        for row in report.requested
    ]
    return Sheet("Yêu cầu đột xuất", columns, rows, is_hidden=not rows)


def _messages(report: PlanReport) -> Sheet:
    columns = [
        SheetColumn("Thời điểm", 17),
        SheetColumn("Đơn vị", 30),
        SheetColumn("Nội dung", 90),
        SheetColumn("Kết quả", 16),
    ]
    rows = [(row.at, row.unit, row.text, SENT.get(row.outcome, row.outcome)) for row in report.messages]
    # What the bot said is evidence to look up, and nothing to hand on: it was half of what was printed.
    return Sheet("Nhật ký tin", columns, rows, is_hidden=True)


def _information(report: PlanReport) -> list[Row]:
    plan = report.plan
    rows: list[tuple[str, Value]] = [
        ("Kế hoạch", plan.title),
        ("Số, ký hiệu", plan.number),
        ("Kỳ báo cáo", "; ".join(period(one) for one in report.periods)),
        ("Tình hình đến hết ngày", report.as_of),
        ("Nguồn số liệu", source_note(report)),
        ("Cách tính", RULE),
        ("Tổng số nhiệm vụ", len(report.tasks)),
    ]
    rows += [(capitalised(status(which)), counted(report)[which]) for which in ORDER]
    rows += [("Đã báo hoàn thành, còn chờ xác nhận", waiting(report))]
    return [*rows, ("Nhiệm vụ quá hạn", sum(bool(task.late_units) for task in report.tasks))]
