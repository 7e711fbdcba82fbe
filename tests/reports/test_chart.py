"""The charts: the numbers they show, and pictures a phone can show."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

from PIL import Image

from plans.plan import RuleKind
from plans.report import PlanHead, PlanReport, ReportedFigure, ReportedGroup, ReportedPeriod, ReportedTask
from plans.standing import NamedPeriod
from plans.status import Status
from reports.chart import charts
from reports.chart_data import (
    attainment,
    course_by_month,
    overdue_by_unit,
    status_by_group,
    timeliness_by_period,
)

NOW = datetime(2025, 6, 16, 9, 0)  # noqa: DTZ001 -- local already
DUE = date(2025, 6, 14)
JUNE = NamedPeriod(1, RuleKind.MONTHLY, 2025, 6, DUE, strictly_before=True)


def task(number: int, group: int | None, status: Status | None) -> ReportedTask:
    return ReportedTask(
        number,
        str(number),
        f"Việc {number}",
        group,
        ("Sở Y tế",),
        (),
        None,
        DUE,
        False,
        (),
        {status: 1},
        (),
        (),
        None,
    )


def report(*tasks: ReportedTask) -> PlanReport:
    return PlanReport(
        plan=PlanHead(
            "Kế hoạch ứng dụng dữ liệu dân cư, định danh và xác thực điện tử", None, None, None, 2025, None
        ),
        periods=(JUNE,),
        as_of=NOW.date(),
        made_at=NOW,
        made_by="Phạm Thị Lan",
        groups=(ReportedGroup(1, "I", "Về pháp lý"), ReportedGroup(2, "II", "Đảm bảo an ninh, an toàn")),
        tasks=tasks,
        submissions=tuple(
            ReportedPeriod(f"Đơn vị {number}", JUNE, on, linked=True)
            for number, on in enumerate((DUE, DUE, DUE + timedelta(days=2), None))
        ),
        next_due=None,
    )


TASKS = (task(1, 1, Status.DONE), task(2, 1, None), task(3, 2, Status.DONE), task(4, None, Status.WAITING))


def test_every_task_stands_in_one_bar():
    assert status_by_group(report(*TASKS)) == [
        ("I. Về pháp lý", {Status.DONE: 1, None: 1}),
        ("II. Đảm bảo an ninh, an toàn", {Status.DONE: 1}),
        ("Nhiệm vụ khác", {Status.WAITING: 1}),
    ]


def test_every_report_is_on_time_late_or_missing():
    (bar,) = timeliness_by_period(report())
    assert (bar.label, bar.parts) == ("Tháng 6/2025", {"Đúng hạn": 2, "Chậm": 1, "Chưa báo cáo": 1})


def test_a_target_is_attained_by_all_units_together():
    figures = (
        ReportedFigure("1", "80% doanh nghiệp", "Sở Y tế", 30, 100, None),
        ReportedFigure("1", "80% doanh nghiệp", "Sở Nội vụ", 90, 100, None),
        ReportedFigure("2", "không có tổng", "Sở Nội vụ", 90, None, None),
    )
    owner = replace(task(1, None, None), targets=("80% doanh nghiệp", "đứng ở top 15/63 tỉnh"))
    others = (
        ReportedFigure("1", "đứng ở top 15/63 tỉnh", "Sở Y tế", 20, 63, None),
        ReportedFigure("1", "ho so", "Sở Y tế", 1, 2, None),
    )
    (bar,) = attainment(replace(report(owner), figures=(*figures, *others)))
    assert (bar.label, list(bar.parts.values())) == ("NV 1: 80% doanh nghiệp", [60.0])


def test_who_is_late_with_most_stands_first():
    late = replace(task(1, None, None), late=(("Sở Y tế", DUE), ("Đơn vị 3", DUE)))
    bars = overdue_by_unit(report(late, replace(late, late=(("Sở Y tế", DUE),))))
    assert [(bar.label, *bar.parts.values()) for bar in bars] == [("Đơn vị 3", 1, 1), ("Sở Y tế", 2, 0)]


def test_what_was_finished_and_what_was_overdue_at_the_end_of_each_month():
    done = replace(task(1, None, Status.DONE), finished_on=date(2025, 3, 31))
    made = report(done, task(2, None, Status.DONE), task(3, None, None))
    late = {date(2025, 2, 28): frozenset({1}), date(2025, 5, 31): frozenset({3}), made.as_of: frozenset({3})}
    bars = course_by_month(replace(made, late_by_month=late))
    assert [bar.label for bar in bars] == [f"Tháng {month}/2025" for month in range(1, 7)]
    shown = [list(bar.parts.values()) for bar in bars]
    assert shown == [[1, 0, 2], [1, 1, 1], [2, 0, 1], [2, 0, 1], [2, 1, 0], [2, 1, 0]]


def test_a_year_without_anything_finished_shows_what_is_overdue():
    open_task = replace(report(task(3, None, None)), late_by_month={date(2025, 5, 31): frozenset({3})})
    assert [bar.parts["Quá hạn"] for bar in course_by_month(open_task)] == [0, 0, 0, 0, 1, 0]


def test_each_chart_is_a_picture_of_a_phones_width_with_every_letter_there():
    figures = (ReportedFigure("1", "100% hồ sơ được xử lý trực tuyến", "Sở Y tế", 30, 100, None),)
    owner = replace(task(1, 1, Status.DONE), targets=("100% hồ sơ được xử lý trực tuyến",))
    made = charts(replace(report(owner, *TASKS[1:]), figures=figures))  # a letter that is missing would warn
    assert [name for name, _ in made] == ["tinh-trang", "nop-bao-cao", "qua-han", "theo-thang", "chi-tieu"]
    for _, content in made:
        picture = Image.open(BytesIO(content))
        assert picture.format == "PNG"
        assert picture.width == 1080
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 20


def test_without_numbers_there_is_no_chart():
    assert charts(replace(report(), submissions=())) == []
