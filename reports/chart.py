"""Charts as PNG, legible on a phone: large letters, few colours, each bar with its number.

The letters are DejaVu Sans, which comes with matplotlib and has every Vietnamese letter.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from textwrap import fill

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from plans.report import PlanReport
from plans.status import Status
from plans.text import capitalised
from reports.chart_data import (
    FINISHED,
    LATE,
    MISSING,
    ON_TIME,
    OPEN,
    OVERDUE,
    OVERDUE_REPORTS,
    OVERDUE_TASKS,
    Bar,
    attainment,
    course_by_month,
    overdue_by_unit,
    status_by_group,
    timeliness_by_period,
)
from reports.source import source_note
from reports.words import percent, status

WIDTH_INCHES, DPI = 7.2, 150
"""1080 pixels across."""
BAR_INCHES, LEGEND_INCHES = 0.62, 1.0
MOST_BARS = 18
NARROW = 0.04
"""A part that takes less of the widest bar has a smaller number, dark on whatever is beside it."""
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
MONTH_COLOURS = {FINISHED: "#009E73", OVERDUE: "#D55E00", OPEN: "#BBBBBB"}
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
        ("theo-thang", "Nhiệm vụ hoàn thành, quá hạn theo tháng", course_by_month(report), MONTH_COLOURS),
    ]
    found = [(name, stacked(title, bars, colours, report)) for name, title, bars, colours in pictures if bars]
    targets = attainment(report)
    if targets:
        found.append(("chi-tieu", shares("Kết quả chỉ tiêu của kế hoạch, tính chung (%)", targets, report)))
    return found


def stacked(title: str, bars: Sequence[Bar], colours: Mapping[str, str], report: PlanReport) -> bytes:
    """Return a chart of bars made of coloured parts, each part with its number."""
    shown = bars[-MOST_BARS:]
    figure, axes = _canvas(title, shown, report, LEGEND_INCHES)
    rows = range(len(shown))
    left, widest = [0.0] * len(shown), max(sum(bar.parts.values()) for bar in shown)
    for part, colour in colours.items():
        values = [bar.parts.get(part, 0) for bar in shown]
        if not any(values):
            continue
        drawn = axes.barh(rows, values, left=left, color=colour, edgecolor="white", label=part, height=0.72)
        numbers = axes.bar_label(drawn, [f"{value:g}" if value else "" for value in values],
                                 label_type="center", fontsize=13, fontweight="bold")  # fmt: skip
        for number, value in zip(numbers, values, strict=True):
            is_narrow = value < NARROW * widest
            number.set_color("white" if colour in DARK and not is_narrow else "black")
            number.set_fontsize(9 if is_narrow else 13)
        left = [before + value for before, value in zip(left, values, strict=True)]
    axes.set_xlim(0, max(left) * 1.02)
    figure.legend(loc="upper left", bbox_to_anchor=(0.02, _legend_top(figure)), ncols=2, frameon=False,
                  prop={"size": 12})  # fmt: skip
    return _png(figure)


def shares(title: str, bars: Sequence[Bar], report: PlanReport) -> bytes:
    """Return a chart of shares in percent."""
    figure, axes = _canvas(title, bars, report, 0)
    values = [next(iter(bar.parts.values())) for bar in bars]
    drawn = axes.barh(range(len(bars)), values, color="#0072B2", height=0.62)
    axes.bar_label(drawn, [percent(value) for value in values], padding=4, fontsize=13)
    axes.axvline(100, color="#888888", linewidth=1)
    axes.set_xlim(0, max(120.0, *values))
    return _png(figure)


def _canvas(title: str, bars: Sequence[Bar], report: PlanReport, legend: float) -> tuple[Figure, Axes]:
    """Return an empty chart with a row for each bar, the first on top, and inches for a legend."""
    height = 1.9 + legend + BAR_INCHES * len(bars)
    figure = Figure(figsize=(WIDTH_INCHES, height), dpi=DPI, facecolor="white")
    axes = figure.add_axes((0.38, 0.75 / height, 0.58, (height - 1.75 - legend) / height))
    axes.set_yticks(range(len(bars)), [_label(bar) for bar in bars], fontsize=11)
    axes.tick_params(axis="y", length=0, pad=10)
    axes.invert_yaxis()
    axes.set_xticks([])
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    top = 1 - 0.2 / height
    figure.text(0.02, top, title, fontsize=17, fontweight="bold", va="top")
    subtitle = fill(report.plan.title, TITLE_WIDTH, max_lines=2, placeholder=" …")
    figure.text(0.02, top - 0.4 / height, subtitle, fontsize=11, va="top")
    note = fill(source_note(report), NOTE_WIDTH, max_lines=2, placeholder=" …")
    figure.text(0.02, 0.12 / height, note, fontsize=8.5, color="#444444", va="bottom")
    return figure, axes


def _label(bar: Bar) -> str:
    return fill(bar.label, LABEL_WIDTH, max_lines=3, placeholder=" …")


def _legend_top(figure: Figure) -> float:
    return float(1 - 0.98 / figure.get_figheight())


def _png(figure: Figure) -> bytes:
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()
