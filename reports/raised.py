"""What units raise, as a report lists it: the same words of several units only once."""

from collections.abc import Iterable, Sequence

from plans.report import ReportedObstacle, ReportedProposal
from plans.text import capitalised
from reports.quotes import as_raised
from reports.words import in_order

_Raised = ReportedObstacle | ReportedProposal


def raised_lines(rows: Iterable[_Raised]) -> list[str]:
    """Return a line for every different text, with the units (and tasks) that raised it."""
    alike: dict[tuple[str, str], list[_Raised]] = {}
    for row in rows:
        answer = row.answer if isinstance(row, ReportedObstacle) else None
        alike.setdefault((as_raised(row.text), _answered(answer)), []).append(row)
    return [_line(text, answer, raised) for (text, answer), raised in alike.items()]


def _answered(answer: str | None) -> str:
    return f" Ý kiến trả lời: {answer.rstrip(' .;,')}." if answer else ""


def _line(text: str, answer: str, rows: Sequence[_Raised]) -> str:
    if len(rows) == 1:
        task = f" (nhiệm vụ {rows[0].task})" if rows[0].task else ""
        return f"- {rows[0].unit}{task}: {text}.{answer}"
    tasks: dict[str, list[str]] = {}
    for row in rows:
        tasks.setdefault(row.unit, []).extend([row.task] if row.task else [])
    units = "; ".join(_unit(unit, in_order(numbers)) for unit, numbers in tasks.items())
    return f"- {capitalised(text)} ({units}).{answer}"


def _unit(unit: str, tasks: Sequence[str]) -> str:
    return f"{unit}: nhiệm vụ {', '.join(tasks)}" if tasks else unit
