"""Figures that units counted against targets, as they stand beside a status in the text and the tables."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from plans.report import PlanReport, ReportedFigure
from reports.words import percent, quantity, shortened

LONGEST_TARGET = 60


def value_of(figure: ReportedFigure) -> str:
    """Return "12.500/20.000 (62,5%)", "1.250"."""
    value = quantity(figure.value)
    if not figure.total:
        return value
    return f"{value}/{quantity(figure.total)} ({percent(round(figure.share or 0, 2))})"


def measured(figures: Sequence[ReportedFigure]) -> str:
    """Return the figures of one unit on one task; each is named where there are several."""
    if len(figures) == 1:
        return f"số liệu {value_of(figures[0])}"
    named = [f"{shortened(one.target, LONGEST_TARGET)} {value_of(one)}" for one in figures]
    return f"số liệu: {'; '.join(named)}" if named else ""


def by_unit(figures: Mapping[str, Sequence[ReportedFigure]]) -> str:
    """Return what each unit counted on a task, a line for each figure."""
    return "\n".join(f"{unit}: {value_of(one)}" for unit, counted in figures.items() for one in counted)


def figures_by_task(report: PlanReport) -> defaultdict[str, dict[str, list[ReportedFigure]]]:
    """Return the figures of every task, by unit."""
    found: defaultdict[str, dict[str, list[ReportedFigure]]] = defaultdict(dict)
    for figure in report.figures:
        found[figure.task].setdefault(figure.unit, []).append(figure)
    return found
