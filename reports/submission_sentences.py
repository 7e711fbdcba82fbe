"""Who has reported for each period, and who has answered one-off requests, in sentences."""

from collections import Counter
from collections.abc import Sequence

from plans.report import PlanReport, ReportedPeriod
from plans.standing import NamedPeriod
from plans.text import capitalised
from reports import requested
from reports.submitted import Submitted, submitted
from reports.words import day, numbered, official, reports


def submission_sentences(report: PlanReport) -> list[str]:
    """Return who reported for each period on time, late, or not yet."""
    sentences = []
    for one in report.periods:
        rows = [row for row in report.submissions if row.period.id == one.id]
        sentences.append(
            f"- {capitalised(reports([one]))}: có {official(len(rows))} đơn vị phải báo cáo; "
            f"{_by_outcome(report, one, rows)}{_nothing_arose(rows)}."
        )
    if not sentences:
        sentences.append("- Trong kỳ này không có báo cáo định kỳ phải nộp.")
    sentences += requested.sentences(report)
    if not report.periods and not report.requested:
        return sentences
    return [*sentences, "(Danh sách tại Phụ lục IV kèm theo Báo cáo này)"]


def _by_outcome(report: PlanReport, one: NamedPeriod, rows: Sequence[ReportedPeriod]) -> str:
    """Return how many reported; those whose day is to come, or whom nobody asked, have failed in nothing."""
    numbers = Counter(submitted(report, row) for row in rows)
    said = [
        f"{numbered(numbers[Submitted.ON_TIME], 'đơn vị')} báo cáo đúng hạn",
        f"{numbered(numbers[Submitted.LATE], 'đơn vị')} báo cáo chậm",
        f"{numbered(numbers[Submitted.MISSING], 'đơn vị')} chưa báo cáo",
    ]
    if numbers[Submitted.NOT_DUE]:
        said = [
            f"{numbered(numbers[Submitted.ON_TIME], 'đơn vị')} đã báo cáo",
            f"{official(numbers[Submitted.NOT_DUE])} đơn vị chưa đến hạn (hạn {day(one.due)})",
        ]
    if numbers[Submitted.ALONE]:
        said.append(f"{official(numbers[Submitted.ALONE])} đơn vị chưa có nhóm nhận tin nên chưa được nhắc")
    return ", ".join(said)


def _nothing_arose(rows: Sequence[ReportedPeriod]) -> str:
    units = sum(row.nothing_arose and row.submitted_on is not None for row in rows)
    return f"; trong số đã báo cáo có {official(units)} đơn vị báo không phát sinh" if units else ""
