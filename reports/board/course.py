"""The course of the year: how many tasks were finished, and overdue, at the end of each month."""

from collections.abc import Sequence
from datetime import date

from plans.board import CoursePoint
from plans.months import reporting_month
from plans.status import FINISHED
from reports.board.frame import section
from reports.board.html import Html, all_of
from reports.board.where import Where
from reports.summary import Summary
from reports.words import day

WIDTH, HEIGHT, COLUMN, TOP = 336, 96, 28, 16
"""In units of the drawing: twelve columns, with room for a number above and a month below each."""
TALLEST = HEIGHT - 2 * TOP


def course_of(points: Sequence[CoursePoint], value: Summary, where: Where) -> Html:
    """Return two rows of columns, each leading to its day, the day that is looked at last."""
    present = CoursePoint(value.scope.day, value.by_status, len(value.overdue))
    shown = [*points, present]
    if len(shown) < 2:
        none = Html('<p class="note">Có từ cuối kỳ báo cáo đầu tiên của kế hoạch.</p>')
        return section("dien-bien", "Diễn biến trong năm", none)
    finished = [(point.day, sum(point.by_status.get(one, 0) for one in FINISHED)) for point in shown]
    late = [(point.day, point.late) for point in shown]
    return section(
        "dien-bien",
        "Diễn biến trong năm",
        _columns("Nhiệm vụ hoàn thành cuối mỗi tháng báo cáo", "hoàn thành", "done", finished, where),
        _columns("Nhiệm vụ quá hạn", "quá hạn", "late", late, where),
        Html('<p class="note">Tháng báo cáo hết ngày 14; cột cuối: {}.</p>').format(day(value.scope.day)),
    )


def _columns(title: str, what: str, style: str, numbers: Sequence[tuple[date, int]], where: Where) -> Html:
    most = max([1, *(number for _, number in numbers)])
    parts = [
        _column(place, on, number, TALLEST * number / most, style, f"{number} {what}", where)
        for place, (on, number) in enumerate(numbers)
    ]
    return Html(
        '<h3>{}</h3><svg class="course" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>'
    ).format(title, WIDTH, HEIGHT, title, all_of(parts))


def _column(place: int, on: date, number: int, tall: float, style: str, told: str, where: Where) -> Html:
    left, month = place * COLUMN, int(reporting_month(on)[5:])
    return Html(
        '<a href="{address}"><title>{day}: {told}</title><rect class="hit" x="{left}" y="0" width="{column}" '
        'height="{height}"/><rect class="{style}" x="{x}" y="{y:.1f}" width="{width}" height="{tall:.1f}"/>'
        '<text aria-hidden="true" x="{middle}" y="{above:.1f}">{number}</text>'
        '<text aria-hidden="true" class="month" x="{middle}" y="{below}">T{month}</text></a>'
    ).format(
        address=where.on(on).to(),
        day=day(on),
        told=told,
        left=left,
        column=COLUMN,
        height=HEIGHT,
        style=style,
        x=left + 3,
        y=HEIGHT - TOP - tall,
        width=COLUMN - 6,
        tall=max(tall, 0.5),
        middle=left + COLUMN // 2,
        above=HEIGHT - TOP - tall - 3,
        number=number,
        below=HEIGHT - 4,
        month=month,
    )
