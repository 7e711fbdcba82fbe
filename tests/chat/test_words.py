"""Counts, dates, names and statuses are always written the same way."""

from datetime import date, datetime

import pytest

from chat.texts import words
from plans.plan import RuleKind
from plans.standing import NamedPeriod
from plans.status import STATUS_WORDS, Status


def period(
    kind: RuleKind, number: int = 1, due: date = date(2025, 6, 14), *, before: bool = True
) -> NamedPeriod:
    return NamedPeriod(1, kind, 2025, number, due, before)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2025, 2, 5), "05/02/2025"),
        (date(2025, 1, 31), "31/01/2025"),
        (date(2025, 3, 1), "01/3/2025"),
        (date(2025, 6, 14), "14/6/2025"),
        (date(2025, 12, 9), "09/12/2025"),
    ],
)
def test_days_below_10_and_months_below_3_have_a_zero(day: date, written: str):
    assert words.day(day) == written


def test_weekdays_are_named():
    assert words.weekday_and_day(date(2025, 6, 13)) == "thứ Sáu, 13/6/2025"
    assert words.weekday(date(2025, 6, 15)) == "Chủ nhật"


def test_a_moment_is_written_with_the_time_first():
    assert words.moment(datetime(2025, 6, 12, 7, 5)) == "07:05 ngày 12/6/2025"  # noqa: DTZ001 -- local already


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0 đơn vị"), (3, "3 đơn vị"), (1250, "1.250 đơn vị"), (1234567, "1.234.567 đơn vị")],
)
def test_thousands_take_a_point(number: int, written: str):
    assert words.count(number, "đơn vị") == written


@pytest.mark.parametrize(("value", "written"), [(85, "85%"), (84.5, "84,5%"), (100.0, "100%"), (0, "0%")])
def test_percentages_take_a_comma(value: float, written: str):
    assert words.percent(value) == written


@pytest.mark.parametrize(
    ("as_written", "before", "due", "shown"),
    [
        ("Tháng 6/2025", None, date(2025, 6, 30), "“Tháng 6/2025”"),
        ("x " * 40, date(2025, 6, 20), date(2025, 6, 19), "trước ngày 20/6/2025"),
        ("x " * 40, None, date(2025, 6, 19), "ngày 19/6/2025"),
        (None, None, date(2025, 6, 19), "ngày 19/6/2025"),
        (None, None, None, "chưa có hạn"),
        ("Theo <lộ trình>", None, None, "“Theo &lt;lộ trình&gt;”"),
    ],
)
def test_a_deadline_is_shown_as_written_and_a_long_one_by_its_date(
    as_written: str | None, before: date | None, due: date | None, shown: str
):
    assert words.deadline(as_written, before, due) == shown


def test_a_long_deadline_without_a_date_is_cut():
    assert words.deadline("Khi có yêu cầu của cấp trên " * 10, None, None).endswith("…”")


@pytest.mark.parametrize(
    ("kind", "number", "named"),
    [
        (RuleKind.MONTHLY, 6, "tháng 6/2025"),
        (RuleKind.QUARTERLY, 2, "quý II/2025"),
        (RuleKind.HALF_YEAR, 1, "6 tháng đầu năm 2025"),
        (RuleKind.HALF_YEAR, 2, "6 tháng cuối năm 2025"),
        (RuleKind.YEAR, 1, "năm 2025"),
        (RuleKind.OWN_PLAN, 1, "kế hoạch triển khai của đơn vị năm 2025"),
    ],
)
def test_a_period_has_the_name_people_give_it(kind: RuleKind, number: int, named: str):
    assert words.period(period(kind, number)) == named


def test_reports_due_together_are_named_together():
    monthly, half, own = period(RuleKind.MONTHLY, 6), period(RuleKind.HALF_YEAR), period(RuleKind.OWN_PLAN)
    assert words.reports([monthly, half]) == "báo cáo tháng 6/2025 và 6 tháng đầu năm 2025"
    assert words.reports([own]) == "kế hoạch triển khai của đơn vị năm 2025"
    assert words.reports([monthly, own]) == "báo cáo tháng 6/2025 và kế hoạch triển khai của đơn vị năm 2025"


def test_a_reports_deadline_is_in_the_words_of_its_rule():
    assert words.period_deadline(period(RuleKind.MONTHLY)) == "trước ngày 15/6/2025"
    assert words.period_deadline(period(RuleKind.MONTHLY, before=False)) == "chậm nhất ngày 14/6/2025"


def test_every_status_has_words():
    assert set(STATUS_WORDS) == set(Status)
    assert words.status_and_percent(Status.IN_PROGRESS, 85) == "đang thực hiện, 85%"
    assert words.status_and_percent(Status.DONE, None) == "hoàn thành"
    assert words.status_and_percent(None, 40) == "40%"
    assert words.status_and_percent(None, None) == ""


def test_the_first_letter_becomes_a_capital():
    assert words.capitalised("đang thực hiện") == "Đang thực hiện"
    assert words.capitalised("") == ""
