"""What units raise, as a report lists it: the same words of several units only once."""

import re
from collections.abc import Iterable, Sequence

from plans.report import ReportedObstacle, ReportedProposal
from plans.text import capitalised, fold
from reports.quotes import as_raised
from reports.words import in_order

_Raised = ReportedObstacle | ReportedProposal
_ASKS = re.compile(r"(?:kính )?(?:đề nghị|kiến nghị|đề xuất|xin|mong|cho phép)\b", re.IGNORECASE)
_MORE_BODIES = {"và", "cùng", ",", "-"}
_BODIES = {"Bộ", "Sở", "Chính", "Công", "Cục", "Tổng", "Thủ", "Văn", "Hội"}
"""The words that names of bodies begin with."""


def raised_lines(rows: Iterable[_Raised]) -> list[str]:
    """Return a line for every different text, with the units (and tasks) that raised it."""
    alike: dict[tuple[str, str], list[_Raised]] = {}
    for row in rows:
        answer = row.answer if isinstance(row, ReportedObstacle) else None
        text = as_raised(row.text)
        text = text if isinstance(row, ReportedObstacle) or text.startswith("[") else _asked(row, text)
        alike.setdefault((text, _answered(answer)), []).append(row)
    return [_line(text, answer, raised) for (text, answer), raised in alike.items()]


def _asked(row: ReportedProposal, text: str) -> str:
    """Return what is asked for with its verb, without the body that the heading names already."""
    said, named = text.split(), len((row.addressee or "").split())
    of_body = named and fold(" ".join(said[:named])) == fold(row.addressee or "")
    if of_body and said[named:] and said[named] not in _MORE_BODIES:
        text = " ".join(said[named:])
    return text if _ASKS.match(text) else f"đề nghị {_uncapitalised(text)}"


def _uncapitalised(text: str) -> str:
    """Return the words with a small letter, but "UBND" and "Bộ" as they are."""
    first, _, rest = text.partition(" ")
    is_name = first != first.capitalize() or first in _BODIES
    return text if is_name else f"{first.lower()} {rest}".rstrip()


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
