"""A reading of a plan document as a sheet: the words beside their meaning, doubtful cells marked."""

from collections.abc import Iterator

from plans.plan import PlanReading, ReportRule, Task
from plans.reading.corrected_file import MARK, MARK_SHEET
from plans.reading.correction import HEADINGS, KIND, KINDS, ONGOING, SHEET, YES, identity_of
from plans.reading.ledger import Fate
from reports.names import REPORT_RULES
from reports.sheet_rows import Value
from reports.spreadsheet import Marked, Sheet, SheetColumn, workbook_to_correct
from reports.words import weekday_rule

WIDTHS = (6, 7, 48, 25, 28, 26, 12, 14, 10, 12, 28, 13)
PROPOSED = "Đọc từ lời văn, đề nghị xác nhận"
_OF_A_TABLE = "Thuộc bảng chưa đọc"
CHOICES = {KIND: tuple(KINDS.values()), ONGOING: (YES,)}


def reading_sheet(reading: PlanReading) -> bytes:
    """Return an .xlsx with a row for each task, and sheets for the report rules and what was not read.

    A hidden sheet carries the mark by which the file is known when it comes back.
    """
    columns = [
        SheetColumn(heading, width, CHOICES.get(heading, ()))
        for heading, width in zip(HEADINGS, WIDTHS, strict=True)
    ]
    rules = [SheetColumn("Loại báo cáo", 20), SheetColumn("Hạn", 24), SheetColumn("Nguyên văn", 90)]
    problems = [SheetColumn("Vị trí", 24), SheetColumn("Nội dung", 70), SheetColumn("Lý do", 60)]
    mark = [SheetColumn(MARK, 40), SheetColumn(identity_of(reading), 20)]
    return workbook_to_correct(
        [
            Sheet(SHEET, columns, [_row(task) for task in reading.plan.tasks]),
            Sheet("Chế độ báo cáo", rules, [_rule(rule) for rule in reading.plan.report_rules]),
            Sheet("Chưa đọc được", problems, list(_unread(reading))),
            Sheet(MARK_SHEET, mark, [], is_hidden=True),
        ]
    )


def _unread(reading: PlanReading) -> Iterator[tuple[Value, ...]]:
    """Yield what needs a look, and then the rows of every table that was left aside as a whole."""
    yield from ((problem.where, problem.text, problem.reason) for problem in reading.problems)
    for entry in reading.ledger.entries:
        if entry.fate is Fate.LEFT_ASIDE and not entry.reason:
            yield entry.place, entry.text, _OF_A_TABLE


def _row(task: Task) -> list[Value | Marked]:
    deadline = task.deadline
    return [
        task.number,
        task.group,
        Marked(task.title, PROPOSED) if task.proposed else task.title,
        ";\n".join(task.lead),
        ";\n".join(task.coordinating),
        task.deadline_text,
        Marked(deadline.due, deadline.doubt) if deadline.doubt else deadline.due,
        KINDS[deadline.kind],
        YES if deadline.ongoing else None,
        task.note,
        "; ".join(_doubts(task)) or None,
        task.source,
    ]


def _doubts(task: Task) -> Iterator[str]:
    if task.proposed:
        yield PROPOSED
    if task.deadline.doubt:
        yield task.deadline.doubt


def _rule(rule: ReportRule) -> list[Value | Marked]:
    return [REPORT_RULES[rule.kind], _when(rule), rule.source_text]


def _when(rule: ReportRule) -> str | None:
    named = rule.due_rule
    if named is None:
        return None
    if named.weekday is not None:
        return weekday_rule(named, strictly_before=rule.strictly_before)
    parts = [named.day, named.month] if named.date is None else [f"{named.date:%d/%m/%Y}"]
    when = "/".join(str(part) for part in parts if part is not None)
    return f"trước ngày {when}" if rule.strictly_before else f"ngày {when}"
