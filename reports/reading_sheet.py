"""A reading of a plan document as a sheet: the words beside their meaning, doubtful cells marked."""

from collections.abc import Iterator

from plans.plan import PlanReading, ReportRule, Task
from plans.reading.correction import HEADINGS, KIND, KINDS, ONGOING, SHEET, YES
from reports.names import RULES
from reports.spreadsheet import Column, Marked, Sheet, Value, workbook

WIDTHS = (6, 7, 48, 25, 28, 26, 12, 14, 10, 12, 28, 13)
PROPOSED = "Đọc từ lời văn, đề nghị xác nhận"
CHOICES = {KIND: tuple(KINDS.values()), ONGOING: (YES,)}


def reading_sheet(reading: PlanReading) -> bytes:
    """Return an .xlsx with a row for each task, and sheets for the report rules and the problems."""
    columns = [
        Column(heading, width, CHOICES.get(heading, ()))
        for heading, width in zip(HEADINGS, WIDTHS, strict=True)
    ]
    rules = [Column("Loại báo cáo", 20), Column("Hạn", 24), Column("Nguyên văn", 90)]
    problems = [Column("Vị trí", 24), Column("Nội dung", 70), Column("Lý do", 60)]
    return workbook(
        [
            Sheet(SHEET, columns, [_row(task) for task in reading.plan.tasks]),
            Sheet("Chế độ báo cáo", rules, [_rule(rule) for rule in reading.plan.report_rules]),
            Sheet(
                "Chưa đọc được",
                problems,
                [(problem.where, problem.text, problem.reason) for problem in reading.problems],
            ),
        ]
    )


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
    return [RULES[rule.kind], _when(rule), rule.source_text]


def _when(rule: ReportRule) -> str | None:
    named = rule.due_rule
    if named is None:
        return None
    parts = [named.day, named.month] if named.date is None else [f"{named.date:%d/%m/%Y}"]
    when = "/".join(str(part) for part in parts if part is not None)
    return f"trước ngày {when}" if rule.strictly_before else f"ngày {when}"
