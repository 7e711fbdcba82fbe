"""Charts as PNG, legible on a phone: large letters, few colours, each bar with its number.

The letters are DejaVu Sans, which comes with matplotlib and has every Vietnamese letter.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from textwrap import fill

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from plans.report import PlanReport
from plans.status import Status
from plans.text import capitalised
from reports.chart_data import (
    ALONE,
    FINISHED,
    LATE,
    MISSING,
    NOT_DUE,
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
BAR, THIN_BAR = 0.72, 0.62
"""How thick, of a row."""
BARS_WIDTH = 0.58
LABEL_GAP = 10 / 72 / (BARS_WIDTH * WIDTH_INCHES)
"""Ten points, of the bars' width."""
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
PERIOD_COLOURS = {
    ON_TIME: "#009E73",
    LATE: "#E69F00",
    MISSING: "#D55E00",
    ALONE: "#BBBBBB",
    NOT_DUE: "#56B4E9",
}
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
    figure, axes = _canvas(title, shown, report, legend=LEGEND_INCHES, thickness=BAR)
    left, widest = [0.0] * len(shown), max(sum(bar.parts.values()) for bar in shown)
    for part, colour in colours.items():
        drawn = [(row, left[row], bar.parts[part]) for row, bar in enumerate(shown) if bar.parts.get(part)]
        if not drawn:
            continue
        corners = [_rectangle(row, begin, value) for row, begin, value in drawn]
        axes.add_collection(
            PolyCollection(corners, facecolor=colour, edgecolor="white", linewidth=1, label=part)
        )
        for row, begin, value in drawn:
            is_narrow = value < NARROW * widest
            axes.text(
                begin + value / 2, row, f"{value:g}", fontsize=9 if is_narrow else 13, fontweight="bold",
                color="white" if colour in DARK and not is_narrow else "black", ha="center", va="center",
            )  # fmt: skip
            left[row] += value
    axes.set_xlim(0, max(left) * 1.02)
    figure.legend(loc="upper left", bbox_to_anchor=(0.02, _legend_top(figure)), ncols=2, frameon=False,
                  prop={"size": 12})  # fmt: skip
    return _png(figure)


def _rectangle(row: int, left: float, width: float) -> list[tuple[float, float]]:
    top, bottom, right = row - BAR / 2, row + BAR / 2, left + width
    return [(left, top), (left, bottom), (right, bottom), (right, top)]


def shares(title: str, bars: Sequence[Bar], report: PlanReport) -> bytes:
    """Return a chart of shares in percent."""
    figure, axes = _canvas(title, bars, report, legend=0, thickness=THIN_BAR)
    values = [next(iter(bar.parts.values())) for bar in bars]
    drawn = axes.barh(range(len(bars)), values, color="#0072B2", height=THIN_BAR)
    axes.bar_label(drawn, [percent(value) for value in values], padding=4, fontsize=13)
    axes.axvline(100, color="#888888", linewidth=1)
    axes.set_xlim(0, max(120.0, *values))
    return _png(figure)


def _canvas(
    title: str, bars: Sequence[Bar], report: PlanReport, *, legend: float, thickness: float
) -> tuple[Figure, Axes]:
    """Return an empty chart with a row for each bar, the first on top, and inches for a legend."""
    height = 1.9 + legend + BAR_INCHES * len(bars)
    figure = Figure(figsize=(WIDTH_INCHES, height), dpi=DPI, facecolor="white")
    axes = figure.add_axes((0.38, 0.75 / height, BARS_WIDTH, (height - 1.75 - legend) / height))
    # Words and a line in place of ticks, which take as long as all that is drawn.
    axes.set_axis_off()
    rim = thickness / 2 + 0.05 * (len(bars) - 1 + thickness)
    axes.set_ylim(len(bars) - 1 + rim, -rim)
    axes.axvline(0, color="black", linewidth=0.8, clip_on=False)
    for row, bar in enumerate(bars):
        axes.text(-LABEL_GAP, row, _label(bar), transform=axes.get_yaxis_transform(), fontsize=11,
                  ha="right", va="center_baseline")  # fmt: skip
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
