"""Deadlines that name no day of ours: lunar days, other plans' years, events; and stretches of days."""

from datetime import date

import pytest

from plans.deadline import read_deadline
from plans.doubts import doubts_of
from plans.plan import Deadline, DeadlineKind, Plan, Task

ISSUED = date(2026, 3, 16)


def read(phrase: str) -> Deadline:
    return read_deadline(phrase, 2026, ISSUED)


@pytest.mark.parametrize(
    "phrase",
    ["Trước 25/12 âm lịch", "Ngày 10/3 âm lịch", "Ngày 10/3 (ÂL)", "15/8 ÂL", "Tháng 6 âm lịch",
     "Rằm tháng Giêng", "Trước Tết Nguyên đán 2027", "NGÀY 10/3 ÂM LỊCH", "Từ 10/3 đến 15/3 (âm lịch)"],
)  # fmt: skip
def test_a_lunar_day_is_no_day_of_ours(phrase: str) -> None:
    deadline = read(phrase)
    assert (deadline.kind, deadline.due) == (DeadlineKind.NONE, None)
    assert "âm lịch" in (deadline.doubt or "")


def test_the_question_about_a_lunar_day_offers_no_guessed_day() -> None:
    task = Task("1", None, "Lễ hội", ("Sở Y tế",), (), "Ngày 10/3 âm lịch", read("Ngày 10/3 âm lịch"))
    (doubt,) = doubts_of(Plan(None, None, None, ISSUED, 2026, None, tasks=(task,)), ())
    assert not getattr(doubt, "dates", None)


def test_a_lunar_day_with_its_solar_day_is_that_one_in_doubt() -> None:
    deadline = read("Ngày 10/3 âm lịch (tức ngày 26/4/2026)")
    assert deadline.due == date(2026, 4, 26)
    assert deadline.doubt


@pytest.mark.parametrize("phrase", ["Quý II/2026", "Ngày 10/6/2026", "Tháng 4 (Alpha)", "Cả năm"])
def test_other_days_are_as_they_were(phrase: str) -> None:
    assert read(phrase).due
    assert read(phrase).doubt is None


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("25/5 - 05/6", date(2026, 6, 5)),
        ("25/5-05/6", date(2026, 6, 5)),
        ("25/5 – 05/6", date(2026, 6, 5)),
        ("Ngày 25/5 - 05/6", date(2026, 6, 5)),
        ("Từ 01/6 - 15/6", date(2026, 6, 15)),
        ("1/6 - 15/6", date(2026, 6, 15)),
        ("25/5/2026 - 05/6/2026", date(2026, 6, 5)),
        ("25/12 - 05/01/2027", date(2027, 1, 5)),
    ],
)
def test_the_later_day_ends_a_stretch(phrase: str, due: date) -> None:
    assert (read(phrase).due, read(phrase).doubt) == (due, None)


@pytest.mark.parametrize("phrase", ["25/12 - 05/01", "Đạt 3/4 - 4/5 tiêu chí"])
def test_a_stretch_into_a_year_that_is_not_said_gives_no_day_in_silence(phrase: str) -> None:
    assert read(phrase).due is None


@pytest.mark.parametrize(
    "phrase",
    ["Theo kế hoạch thanh tra năm 2026", "Theo Kế hoạch năm 2026 của Bộ Nội vụ",
     "Theo chương trình công tác năm 2026", "Theo Đề án giai đoạn 2026-2030",
     "Theo Kế hoạch số 12/KH-UBND năm 2026"],
)  # fmt: skip
def test_the_year_of_another_plan_is_no_deadline(phrase: str) -> None:
    assert (read(phrase).kind, read(phrase).due) == (DeadlineKind.AWAITING_GUIDANCE, None)


@pytest.mark.parametrize(
    "phrase",
    ["Theo kế hoạch của tỉnh, hoàn thành năm 2026", "Theo kế hoạch, trong năm 2026",
     "Năm 2026, theo kế hoạch của Bộ", "Theo Kế hoạch của Bộ hoàn thành năm 2026"],
)  # fmt: skip
def test_a_year_beside_another_plan_is_one(phrase: str) -> None:
    assert read(phrase).due == date(2026, 12, 31)


@pytest.mark.parametrize(
    "phrase",
    ["Trước kỳ họp cuối năm của HĐND tỉnh", "Trước kỳ họp thường lệ cuối năm 2026",
     "Trước kỳ họp giữa năm HĐND tỉnh năm 2026", "Trước phiên họp cuối năm 2026"],
)  # fmt: skip
def test_an_event_of_a_year_is_no_day(phrase: str) -> None:
    assert (read(phrase).kind, read(phrase).due) == (DeadlineKind.NONE, None)
    assert "sự kiện" in (read(phrase).doubt or "")


@pytest.mark.parametrize("phrase", ["Quý III/2025", "30/6/2025", "Năm 2025"])
def test_a_day_of_a_year_before_the_plans_own_is_doubted(phrase: str) -> None:
    assert read(phrase).doubt
    assert read_deadline(phrase, 2025, date(2025, 1, 5)).doubt is None
