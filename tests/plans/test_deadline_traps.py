"""Deadline phrases that invite a wrong date: damaged years, several dates, starts, events."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.deadline import read_deadline
from plans.plan import Deadline, DeadlineKind

YEAR = 2025


@pytest.mark.parametrize(
    "phrase",
    [
        "20/6/20251",
        "20/6/202",
        "20/6/225",
        "Trước ngày 20/6/225",
        "20/06/0225",
        "20/6/1025",
        "20/6/",
        "31/12//2025",
        "31//12/2025",
        "31/122025",
        "20/6/2025/",
        "31/07/'25",
        "30-6/2025",
        "20.6.20251",
        "ngày 20 tháng 6 năm 225",
        "ngày 20 tháng 6 năm 20255",
        "Tháng 6/20251",
        "Tháng 6/225",
        "Tháng 6/202",
        "Tháng 62025",
        "Quý II/20251",
        "Quý II/202",
        "Quý II năm 25",
        "Quý V/2025",
        "Năm 20255",
        "Năm 202",
        "6-8/2025",
        "6/20255",
        "6/25",
        "2025/2026",
        "Đạt 80%, xong ngày 20/6/20251",
    ],
)
def test_a_damaged_date_is_a_doubt_and_neither_a_guess_nor_an_indicator(phrase: str) -> None:
    deadline = read_deadline(phrase, YEAR)
    assert (deadline.kind, deadline.due) == (DeadlineKind.NONE, None)
    assert deadline.doubt


@pytest.mark.parametrize(
    "phrase",
    ["Tháng l2/2025", "Tháng I2/2025", "tháng |2/2025", "Tháng 1 2/2025", "31/1 2/2025", "3 1/12/2025",
     "31/12/20Z5", "ngày 3 1 tháng 12", "31/12/2O25"],
)  # fmt: skip
def test_letters_in_place_of_digits_and_broken_numbers_are_mended_with_a_doubt(phrase: str) -> None:
    deadline = read_deadline(phrase, YEAR)
    assert deadline.due == date(2025, 12, 31)
    assert deadline.doubt


@pytest.mark.parametrize(
    ("phrase", "last_day"),
    [
        ("Tháng lO/2025", date(2025, 10, 31)),
        ("Tháng ll/2025", date(2025, 11, 30)),
        ("Tháng O9/2025", date(2025, 9, 30)),
        ("tháng i/2025", date(2025, 1, 31)),
    ],
)
def test_a_month_scanned_as_letters_is_never_another_month(phrase: str, last_day: date) -> None:
    deadline = read_deadline(phrase, YEAR)
    assert deadline.due == last_day
    assert deadline.doubt


@pytest.mark.parametrize(
    ("phrase", "last_day"),
    [
        ("31/7/25", date(2025, 7, 31)),
        ("31.7.25", date(2025, 7, 31)),
        ("Tháng 7/25", date(2025, 7, 31)),
        ("Quý II/25", date(2025, 6, 30)),
        ("2025/12/31", date(2025, 12, 31)),
        ("30/6.2025", date(2025, 6, 30)),
        ("T.12/2025", date(2025, 12, 31)),
        ("ngày 20 tháng 6 năm 20 25", date(2025, 6, 20)),
    ],
)
def test_usual_short_forms_are_read_without_a_doubt(phrase: str, last_day: date) -> None:
    deadline = read_deadline(phrase, YEAR)
    assert (deadline.due, deadline.doubt) == (last_day, None)


@pytest.mark.parametrize(
    "phrase",
    ["Quý III, IV/2026, 2027", "Tháng 12/2026, 2027", "Quý IV/2025, 2026 và 2027", "31/12/2026, 2027",
     "Tháng 12 các năm 2026, 2027", "Năm 2026, 2027", "2026, 2027", "Tháng 12/2025 - 2027",
     "Từ năm 2026 đến năm 2027", "Từ 2026-2027"],
)  # fmt: skip
def test_a_list_of_years_ends_with_its_last_one(phrase: str) -> None:
    assert read_deadline(phrase, YEAR).due == date(2027, 12, 31)


def test_a_quarter_of_several_years_may_mean_each_of_them() -> None:
    for phrase in ("Quý II/2025-2027", "Quý II/2025, 2027"):
        deadline = read_deadline(phrase, YEAR)
        assert deadline.due == date(2027, 12, 31)
        assert deadline.doubt


@pytest.mark.parametrize(
    "phrase",
    [
        "Định kỳ 2 năm/lần, bắt đầu từ năm 2024",
        "Hằng năm, bắt đầu từ năm 2026",
        "Hằng năm (bắt đầu từ 2026)",
        "Hàng năm, từ năm 2026",
        "Hàng năm bắt đầu từ quý I/2026",
        "Bắt đầu từ tháng 6/2025, thực hiện hằng tháng",
        "Thường xuyên, bắt đầu từ 01/7/2025",
        "Trước ngày 30/11 hàng năm, bắt đầu từ năm 2026",
        "Hằng năm, bắt đầu từ năm 2026, trước ngày 30/11",
        "Hằng năm (trước 30/11)",
        "3 tháng 1 lần",
        "6 tháng 1 lần",
        "Mỗi quý 1 lần",
        "2 năm 1 lần",
        "3 lần/năm",
    ],
)
def test_what_recurs_has_no_due_day_wherever_it_begins(phrase: str) -> None:
    assert read_deadline(phrase, YEAR) == Deadline(DeadlineKind.ONGOING, ongoing=True)


@pytest.mark.parametrize("phrase", ["Quý III/2025 trở đi", "từ tháng 9/2025 trở đi", "Sau 30/6/2025"])
def test_a_start_without_recurrence_is_doubted(phrase: str) -> None:
    deadline = read_deadline(phrase, YEAR)
    assert (deadline.due, deadline.ongoing) == (None, True)
    assert deadline.doubt


@pytest.mark.parametrize(
    ("phrase", "last_day"),
    [
        ("Quý II/2026, cuối năm 2026", date(2026, 12, 31)),
        ("Tháng 6, cuối năm 2025", date(2025, 12, 31)),
        ("Quý II và cuối năm", date(2025, 12, 31)),
        ("Cuối năm 2025 (tháng 12/2025)", date(2025, 12, 31)),
        ("Năm 2025 (Quý II)", date(2025, 6, 30)),
        ("Trước Quý IV/2025", date(2025, 9, 30)),
        ("Trước Quý lV/2025", date(2025, 9, 30)),
        ("Trước quý 4 năm 2025", date(2025, 9, 30)),
        ("Trước cuối tháng 9/2025", date(2025, 9, 30)),
        ("trước ngày20/6/2025", date(2025, 6, 19)),
        ("Trước 2030", date(2029, 12, 31)),
        ("Từ tháng 11 đến tháng 3/2026", date(2026, 3, 31)),
        ("Tháng 11 đến tháng 3/2026", date(2026, 3, 31)),
        ("Quý IV/2025 - I/2026", date(2026, 3, 31)),
        ("Quý I/2025, II/2025", date(2025, 6, 30)),
        ("Quý II/III/2025", date(2025, 9, 30)),
        ("Tháng 11/2025-02/2026", date(2026, 2, 28)),
        ("Từ ngày 01 đến ngày 15/6/2025", date(2025, 6, 15)),
        ("Từ 01-30/6/2025", date(2025, 6, 30)),
        ("Từ tháng 6-8/2025", date(2025, 8, 31)),
        ("ngày 10, 15 và 20/6/2025", date(2025, 6, 20)),
        ("Trước khi hết năm 2025", date(2025, 12, 31)),
    ],
)
def test_of_several_dates_the_one_that_closes_counts(phrase: str, last_day: date) -> None:
    assert read_deadline(phrase, YEAR).due == last_day


@pytest.mark.parametrize(
    ("phrase", "last_day"),
    [
        ("Tháng 6, tháng 12", date(2025, 12, 31)),
        ("Tháng 9 (trước ngày 20)", date(2025, 9, 30)),
        ("Hoàn thành 30/6/2025; báo cáo 5/7", date(2025, 6, 30)),
        ("Quý III/2025, ngày 20/9/20251", date(2025, 9, 30)),
        ("Quý IV/2024 (chuyển tiếp sang 2025)", date(2024, 12, 31)),
        ("Trước kỳ họp tháng 12/2025", date(2025, 12, 31)),
        ("Sau khi sáp nhập (01/7/2025)", date(2025, 7, 1)),
        ("Tháng 01 năm sau", date(2026, 1, 31)),
        ("Tuần thứ 3/6/2025", date(2025, 6, 3)),
        ("Tháng 5/6/2025", date(2025, 6, 5)),
        ("Đầu năm 2025", date(2025, 12, 31)),
        ("20/6/2052", date(2052, 6, 20)),
    ],
)
def test_what_may_mean_another_day_is_doubted(phrase: str, last_day: date) -> None:
    deadline = read_deadline(phrase, YEAR)
    assert deadline.due == last_day
    assert deadline.doubt


def test_a_date_without_a_year_that_was_over_when_the_plan_was_issued_is_doubted() -> None:
    issued = date(2025, 11, 19)
    assert read_deadline("Quý I", 2025, issued).doubt
    assert read_deadline("Trước 30/9", 2025, issued).doubt
    assert read_deadline("Quý I/2025", 2025, issued).doubt is None
    assert read_deadline("Tháng 12", 2025, issued).doubt is None


DAMAGED = "0123456789lIOo/-. "


@given(st.text(DAMAGED, max_size=12), st.sampled_from(["", "Tháng ", "Quý ", "ngày ", "Trước ", "Năm "]))
def test_no_jumble_of_digits_is_an_indicator_or_a_date_far_away_without_a_doubt(text: str, word: str) -> None:
    deadline = read_deadline(word + text, YEAR)
    assert deadline.kind is not DeadlineKind.BY_INDICATOR
    assert deadline.doubt or deadline.due is None or YEAR - 1 <= deadline.due.year <= YEAR + 30
