"""The words that say how a task stands: short for a sentence, in full for the appendix."""

from collections import Counter
from collections.abc import Mapping, Sequence

from plans.report import LeadStatement, ReportedFigure, ReportedTask
from plans.text import capitalised
from plans.verdict import Verdict
from reports.decisions import decision
from reports.measured import measured, value_of
from reports.quotes import as_finding, to_look_at
from reports.words import official, status, status_and_percent, whole_sentences

LONGEST, BRIEF = 400, 160
"""Characters told of a task; in a long report, where Phụ lục I has the words in full."""
MOST_UNITS = 5
LONGEST_CELL = 2_000
"""Characters; beyond that an appendix cannot be read, and every unit's words stand in the Excel file."""
Figures = Mapping[str, Sequence[ReportedFigure]]
"""What each unit counted on the task."""
NONE_COUNTED: Figures = {}


def progress_in_short(task: ReportedTask, longest: int = LONGEST, figures: Figures = NONE_COUNTED) -> str:
    """Return one sentence or two: the status, and what may be quoted of the units where they are few."""
    if task.starting_text and not task.statements:
        return _cut(task.starting_text, longest)
    if len(task.statements) > MOST_UNITS and (_silent(task) or _differ(task.statements, figures)):
        return _counted(task)
    said = [(one.unit, _in_short(one, figures)) for one in task.statements]
    if len({words for _, words in said}) == 1 and not _silent(task):
        return _cut(said[0][1], longest)
    if len(said) <= MOST_UNITS:
        share = longest // len(said)
        return "; ".join(f"{unit}: {_piece(words, share)}" for unit, words in said) + "."
    return _counted(task)


def _in_short(said: LeadStatement, figures: Figures) -> str:
    return _stated(said, as_finding(said.text or ""), figures)


def _differ(statements: Sequence[LeadStatement], figures: Figures) -> bool:
    """Return whether different words are said; to know it takes the first two as a rule."""
    first = _in_short(statements[0], figures)
    return any(_in_short(one, figures) != first for one in statements)


def progress_in_full(task: ReportedTask, figures: Figures = NONE_COUNTED) -> str:
    """Return the cell "Tiến độ thực hiện": what each lead unit said, the same words only once."""
    if task.starting_text and not task.statements:
        return task.starting_text
    if not task.statements:
        return "Chưa có thông tin."
    alike, silent = _alike(task.statements, figures), _silent(task)
    if alike is None:
        return f"{_counted(task)}\n(Chi tiết từng đơn vị trong tệp Excel kèm theo.)"
    if len(alike) == 1 and not silent:
        return next(iter(alike))
    lines = [_line(units, words) for words, units in alike.items()]
    if sum(map(len, lines)) > LONGEST_CELL:
        return f"{_counted(task)}\n(Chi tiết từng đơn vị trong tệp Excel kèm theo.)"
    return "\n".join([*lines, *([f"- {official(silent)} đơn vị chưa có thông tin."] if silent else [])])


def _line(units: Sequence[str], words: str) -> str:
    return f"- {', '.join(units)}: {words}"


def _alike(statements: Sequence[LeadStatement], figures: Figures) -> dict[str, list[str]] | None:
    """Return who said the same words; None as soon as different words are too long for a cell."""
    alike: dict[str, list[str]] = {}
    length = 0
    for one in statements:
        words = as_finding(one.text or "") or to_look_at(one.text or "")
        stated = _stated(one, words, figures)
        length += len(one.unit) + (0 if stated in alike else len(stated))
        alike.setdefault(stated, []).append(one.unit)
        if len(alike) > 1 and length > LONGEST_CELL:
            return None
    return alike


def _silent(task: ReportedTask) -> int:
    """Return how many lead units have not said anything."""
    return sum(task.units.values()) - len(task.statements)


def _stated(said: LeadStatement, words: str, figures: Figures) -> str:
    """Return the words of a document as they stand; of a unit its status and figures, then these words."""
    if said.imported and said.text:
        return said.text
    state = f"{capitalised(status_and_percent(said.status, said.percent, said.day_named))}{_decided(said)}"
    counted = capitalised(measured([one for one in figures.get(said.unit, ()) if value_of(one) not in words]))
    return ". ".join(part for part in (state, counted, words) if part) or "Chưa có thông tin"


def _decided(said: LeadStatement) -> str:
    """Return whether the secretariat has accepted that it is done; why it did not is between the two."""
    if said.decision is None or said.verdict is Verdict.RETURNED:
        return ""
    return f" ({decision(said.decision)})"


def _counted(task: ReportedTask) -> str:
    counts = Counter(dict(task.units))
    stated = [f"{official(number)} đơn vị {status(which)}" for which, number in counts.most_common()]
    return f"{capitalised(_list(stated))}."


def _list(parts: Sequence[str]) -> str:
    return ", ".join(parts)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _piece(words: str, longest: int) -> str:
    """Return one unit's words beside those of others, cut alike so that every unit is told of."""
    return whole_sentences(_lower(words), longest).rstrip(" .;")


def _cut(words: str, longest: int) -> str:
    """Return the words as one paragraph, not too long, with a full stop."""
    text = whole_sentences(words, longest)
    return text if text.endswith((".", "!", "?")) else f"{text}."
