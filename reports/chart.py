"""Charts as PNG, legible on a phone: large letters, few colours, each bar with its number.

The letters are DejaVu Sans, which comes with matplotlib and has every Vietnamese letter.
"""

from collections.abc import Mapping, Sequence
from math import ceil
from textwrap import fill

from plans.report import PlanReport
from plans.status import Status
from plans.text import capitalised
from reports.chart_data import (
    FINISHED,
    LATE,
    MISSING,
    ON_TIME,
    OPEN,
    OVERDUE_REPORTS,
    OVERDUE_TASKS,
    Bar,
    attainment,
    finished_by_month,
    overdue_by_unit,
    status_by_group,
    timeliness_by_period,
)
from reports.drawing import DPI, Drawing, line_height, pixels, widest
from reports.source import source_note
from reports.words import percent, status

WIDTH_INCHES = 7.2
"""1080 pixels across."""
BAR_INCHES, LEGEND_INCHES = 0.62, 1.0
BAR, SHARE, EDGE = 0.72, 0.62, 0.05
"""How thick a bar is and what is free above and below all of them, in the height of a row and of all rows."""
MOST_BARS = 18
LABEL_WIDTH, TITLE_WIDTH, NOTE_WIDTH = 29, 66, 88

# Okabe and Ito's palette, which colour-blind people can tell apart; light and dark also in grey.
STATUS_COLOURS: dict[Status | None, str] = {
    Status.DONE: "#009E73",
    Status.DONE_ONGOING: "#56B4E9",
    Status.IN_PROGRESS: "#0072B2",
    Status.WAITING: "#E69F00",
    Status.NOT_STARTED: "#D55E00",
    None: "#BBBBBB",
}
PERIOD_COLOURS = {ON_TIME: "#009E73", LATE: "#E69F00", MISSING: "#D55E00"}
OVERDUE_COLOURS = {OVERDUE_TASKS: "#D55E00", OVERDUE_REPORTS: "#E69F00"}
MONTH_COLOURS = {FINISHED: "#009E73", OPEN: "#BBBBBB"}
SHARE_COLOUR = "#0072B2"
DARK = frozenset({"#009E73", "#0072B2", "#D55E00"})
"""White numbers stand on these."""


def charts(report: PlanReport) -> list[tuple[str, bytes]]:
    """Return the charts for which there are numbers, each with a short name for its file."""
    named = {capitalised(status(which)): colour for which, colour in STATUS_COLOURS.items()}
    groups = [
        Bar(label, {capitalised(status(which)): number for which, number in counts.items()})
        for label, counts in status_by_group(report)
    ]
    overdue = overdue_by_unit(report)
    worst = overdue[:MOST_BARS]
    some = f" ({len(worst)} đơn vị nhiều nhất)" if len(worst) < len(overdue) else ""
    pictures = [
        ("tinh-trang", "Tình trạng nhiệm vụ theo nhóm", groups, named),
        ("nop-bao-cao", "Tình hình nộp báo cáo theo kỳ", timeliness_by_period(report), PERIOD_COLOURS),
        ("qua-han", f"Quá hạn theo đơn vị{some}", worst, OVERDUE_COLOURS),
        ("theo-thang", "Số nhiệm vụ hoàn thành theo tháng", finished_by_month(report), MONTH_COLOURS),
    ]
    found = [(name, stacked(title, bars, colours, report)) for name, title, bars, colours in pictures if bars]
    targets = attainment(report)
    if targets:
        found.append(("chi-tieu", shares("Kết quả chỉ tiêu của kế hoạch, tính chung (%)", targets, report)))
    return found


def stacked(title: str, bars: Sequence[Bar], colours: Mapping[str, str], report: PlanReport) -> bytes:
    """Return a chart of bars made of coloured parts, each part with its number."""
    shown = bars[-MOST_BARS:]
    chart = _Chart(title, shown, report, LEGEND_INCHES, BAR)
    there = {part for bar in shown for part, value in bar.parts.items() if value}
    chart.legend({part: colour for part, colour in colours.items() if part in there})
    chart.longest = max(sum(bar.parts.get(part, 0) for part in colours) for bar in shown) * 1.02
    for place, bar in enumerate(shown):
        left = 0.0
        for part, colour in colours.items():
            if value := bar.parts.get(part, 0):
                chart.part(place, left, left + value, colour)
                left += value
    chart.axis()
    return chart.drawing.png()


def shares(title: str, bars: Sequence[Bar], report: PlanReport) -> bytes:
    """Return a chart of shares in percent."""
    chart = _Chart(title, bars, report, 0, SHARE)
    values = [next(iter(bar.parts.values())) for bar in bars]
    chart.longest = max(120.0, *values)
    for place, value in enumerate(values):
        chart.share(place, value)
    chart.whole()
    chart.axis()
    return chart.drawing.png()


class _Chart:
    """A chart with a row for each bar, the first on top; places along a bar are in its own units."""

    def __init__(
        self, title: str, bars: Sequence[Bar], report: PlanReport, legend: float, thickness: float
    ) -> None:
        """Begin with the words around the bars, and so many inches for a legend."""
        height = 1.9 + legend + BAR_INCHES * len(bars)
        self.drawing = Drawing(WIDTH_INCHES, height)
        self.longest = 1.0
        self._left, self._width = 0.38 * self.drawing.width, 0.58 * self.drawing.width
        self._top, self._bottom = (1.0 + legend) * DPI, (height - 0.75) * DPI
        self._thickness = thickness
        span = len(bars) - 1 + thickness
        self._first = -thickness / 2 - EDGE * span
        self._row = (self._bottom - self._top) / (span * (1 + 2 * EDGE))
        self._entitle(title, report)
        for place, bar in enumerate(bars):
            self._name(place, fill(bar.label, LABEL_WIDTH, max_lines=3, placeholder=" …"))

    def _entitle(self, title: str, report: PlanReport) -> None:
        margin = 0.02 * self.drawing.width
        self.drawing.words(margin, 0.2 * DPI, title, 17, bold=True)
        subtitle = fill(report.plan.title, TITLE_WIDTH, max_lines=2, placeholder=" …")
        self.drawing.words(margin, 0.6 * DPI, subtitle, 11)
        note = fill(source_note(report), NOTE_WIDTH, max_lines=2, placeholder=" …")
        top = self.drawing.height - 0.12 * DPI - (note.count("\n") + 1) * line_height(8.5)
        self.drawing.words(margin, top, note, 8.5, colour="#444444")

    def _name(self, place: int, label: str) -> None:
        middle = self._middle(place) - label.count("\n") * line_height(11) / 2
        self.drawing.words(self._left - pixels(10), middle, label, 11, anchor="rm")

    def _middle(self, place: int) -> float:
        return self._top + (place - self._first) * self._row

    def _along(self, value: float) -> float:
        return self._left + value / self.longest * self._width

    def legend(self, colours: Mapping[str, str]) -> None:
        """Name the colours above the bars, in two columns."""
        em = pixels(12)
        left, top, line = 0.02 * self.drawing.width + 0.9 * em, 0.98 * DPI + 1.4 * em, 1.54 * em
        half = ceil(len(colours) / 2)
        entries = list(colours.items())
        for column in (entries[:half], entries[half:]):
            for number, (part, colour) in enumerate(column):
                middle = top + number * line
                self.drawing.area(left, middle - 0.3 * em, left + 2 * em, middle + 0.35 * em, colour)
                self.drawing.words(left + 2.8 * em, middle, part, 12, anchor="lm")
            left += 4.8 * em + widest([part for part, _ in column], 12)

    def part(self, place: int, begin: float, end: float, colour: str) -> None:
        """Draw a part of a bar with its number in it."""
        self._box(place, begin, end, colour, gap=1)
        inside = "white" if colour in DARK else "black"
        middle = (self._along(begin) + self._along(end)) / 2
        number = f"{end - begin:g}"
        self.drawing.words(middle, self._middle(place), number, 13, anchor="mm", bold=True, colour=inside)

    def share(self, place: int, value: float) -> None:
        """Draw a share with its number behind it."""
        self._box(place, 0, value, SHARE_COLOUR, gap=0)
        behind = self._along(value) + pixels(4)
        self.drawing.words(behind, self._middle(place), percent(value), 13, anchor="lm")

    def _box(self, place: int, begin: float, end: float, colour: str, gap: float) -> None:
        half = self._thickness * self._row / 2
        left, right = self._along(begin) + gap, self._along(end) - gap
        self.drawing.area(left, self._middle(place) - half, right, self._middle(place) + half, colour)

    def whole(self) -> None:
        """Draw the line of a hundred percent."""
        at = self._along(100)
        self.drawing.area(at - 1, self._top, at + 1, self._bottom, "#888888")

    def axis(self) -> None:
        """Draw the line on which the bars stand."""
        self.drawing.area(self._left - 1, self._top, self._left + 1, self._bottom, "black")
