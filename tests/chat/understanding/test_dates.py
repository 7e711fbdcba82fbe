"""Dates as people type them, seen from Thursday, 12 June 2025."""

from datetime import date

import pytest

from chat.understanding.things.dates import with_dates
from chat.understanding.things.days import When
from chat.understanding.typed.tokens import tokenize
from tests.chat.understanding.messages import TODAY


def read(text: str, today: date = TODAY) -> list[date | None]:
    tokens = with_dates(tokenize(text), today)
    return [token.value.day for token in tokens.items if isinstance(token.value, When)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("đến 15/7", date(2025, 7, 15)),
        ("đến ngày 15-7-2025", date(2025, 7, 15)),
        ("đến 15.7.2025", date(2025, 7, 15)),
        ("đến 15/7/25", date(2025, 7, 15)),
        ("ngày 31 tháng 8 năm 2025", date(2025, 8, 31)),
        ("mùng 5 tháng 7", date(2025, 7, 5)),
        ("20 tháng 7", date(2025, 7, 20)),
        ("ngày 30", date(2025, 6, 30)),
        ("ngày 10", date(2025, 7, 10)),
        ("hôm nay", date(2025, 6, 12)),
        ("sáng mai", date(2025, 6, 13)),
        ("ngày kia", date(2025, 6, 14)),
        ("thứ 6", date(2025, 6, 13)),
        ("thứ năm", date(2025, 6, 19)),
        ("thứ 6 tuần sau", date(2025, 6, 20)),
        ("t6 tuần này", date(2025, 6, 13)),
        ("chủ nhật", date(2025, 6, 15)),
        ("tuần sau", date(2025, 6, 22)),
        ("cuối tuần", date(2025, 6, 15)),
        ("tháng 9", date(2025, 9, 30)),
        ("T9/2025", date(2025, 9, 30)),
        ("giữa tháng 9", date(2025, 9, 15)),
        ("cuối tháng", date(2025, 6, 30)),
        ("hết tháng sau", date(2025, 7, 31)),
        ("quý III", date(2025, 9, 30)),
        ("hết quý 4/2025", date(2025, 12, 31)),
        ("cuối quý", date(2025, 6, 30)),
        ("quý sau", date(2025, 9, 30)),
        ("năm 2026", date(2026, 12, 31)),
        ("hết năm nay", date(2025, 12, 31)),
        ("sang năm", date(2026, 12, 31)),
    ],
)
def test_a_phrase_names_a_day(text: str, day: date) -> None:
    assert read(text) == [day]


def test_a_day_without_a_year_is_the_next_one_after_today() -> None:
    assert read("15/6", date(2025, 6, 15)) == [date(2026, 6, 15)]
    assert read("29/2") == [date(2028, 2, 29)]


def test_a_month_or_quarter_gone_by_is_that_of_next_year() -> None:
    assert read("tháng 5") == [date(2026, 5, 31)]
    assert read("quý I") == [date(2026, 3, 31)]
    assert read("quý I/2025") == [date(2025, 3, 31)]


def test_what_is_too_vague_names_no_day() -> None:
    assert read("đầu tháng 8") == [None]
    assert read("đầu tuần sau") == [None]
    assert read("10 ngày nữa") == [None]


@pytest.mark.parametrize("text", ["31/2", "40/13", "ngày 32", "tháng 13", "99.99.2025"])
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["5/7 xã", "đạt 5/7", "NV 4/5", "12/27 huyện", "6 tháng đầu năm", "tháng trước"]
)
def test_a_count_is_no_date(text: str) -> None:
    assert read(text) == []
