"""One-off requests as the files show them: who answered on time, late, or not yet."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from plans.report import GivenAnswer, PlanReport, RequestedReport
from reports.words import day, numbered, official, shortened

MOST_TOLD = 5
"""So many requests are told of one by one in the text of a report, the latest; the others are counted."""
LONGEST = 150


def outcome(row: RequestedReport) -> str:
    """Return whether a unit has answered: "đúng hạn", "chậm", "chưa trả lời, quá hạn"."""
    if row.answered_at is not None:
        return "chậm" if row.is_late else "đúng hạn"
    if row.is_closed:
        return "chưa trả lời, đã đóng yêu cầu"
    return "chưa trả lời, quá hạn" if row.is_late else "chưa trả lời, còn hạn"


def until(row: RequestedReport) -> str:
    """Return "16:00 ngày 20/6/2025", "19/6/2025", or "" where no day was set."""
    if row.due_at is not None:
        return f"{row.due_at:%H:%M} ngày {day(row.due_at.date())}"
    return day(row.due) if row.due else ""


def words(row: RequestedReport) -> str:
    """Return what a unit answered, a line for each answer."""
    return "\n".join(
        " ".join(part for part in (answer.text, _file(answer)) if part) for answer in row.answers
    )


def _file(answer: GivenAnswer) -> str:
    if not answer.has_file:
        return ""
    return f"(tệp {answer.file})" if answer.file else "(ảnh)"


def sentences(report: PlanReport) -> Iterator[str]:
    """Yield a sentence for each of the latest requests, and how many others there were."""
    requests = [list(rows) for _, rows in groupby(report.requested, key=lambda row: row.number)]
    if len(requests) > MOST_TOLD:
        yield f"- Yêu cầu báo cáo đột xuất: {official(len(requests))} yêu cầu; các yêu cầu gần nhất như sau:"
    for rows in requests[-MOST_TOLD:]:
        yield _sentence(rows)


def _sentence(rows: Sequence[RequestedReport]) -> str:
    first = rows[0]
    due = f", hạn {until(first)}" if until(first) else ""
    late = sum(row.is_late for row in rows if row.answered_at is not None)
    silent = sum(row.answered_at is None for row in rows)
    what = shortened(" ".join(first.what.split()), LONGEST)
    punctual = len(rows) - late - silent
    return (
        f"- Yêu cầu báo cáo đột xuất “{what}” (ngày {day(first.asked_on)}{due}): "
        f"có {official(len(rows))} đơn vị được yêu cầu; "
        f"{numbered(punctual, 'đơn vị')} trả lời đúng hạn, {numbered(late, 'đơn vị')} trả lời chậm, "
        f"{numbered(silent, 'đơn vị')} chưa trả lời."
    )


def unsatisfied(report: PlanReport) -> list[RequestedReport]:
    """Return the requests that a unit has not answered, then those that it answered late."""
    silent = [row for row in report.requested if row.answered_at is None]
    return [*silent, *(row for row in report.requested if row.answered_at is not None and row.is_late)]
