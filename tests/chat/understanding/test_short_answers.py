"""Short answers are read as their question asks."""

from datetime import date

import pytest

from chat.understanding.commands.short_answers import agrees, day_named, days_added, reason_in, refuses

TODAY = date(2025, 6, 12)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("30/7 vì chờ thiết bị", date(2025, 7, 30)),
        ("đến ngày 15/8/2025", date(2025, 8, 15)),
        ("hết tháng 7", date(2025, 7, 31)),
        ("het quy III", date(2025, 9, 30)),
        ("chưa biết", None),
        ("", None),
    ],
)
def test_a_day(words: str, day: date | None):
    assert day_named(words, TODAY) == day


@pytest.mark.parametrize(
    ("words", "days"),
    [("xin thêm 10 ngày", 10), ("them 2 tuan nua", 14), ("thêm 1 tháng", 30), ("thêm", None)],
)
def test_more_days(words: str, days: int | None):
    assert days_added(words) == days


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("30/7 vì chờ thiết bị", "chờ thiết bị"),
        ("đến 30/7, lý do: chưa có phần mềm", "chưa có phần mềm"),
        ("den 30/7 do thieu nguoi", "thieu nguoi"),
        ("30/7", None),
    ],
)
def test_a_reason(words: str, reason: str | None):
    assert reason_in(words) == reason


def test_agreement_and_refusal():
    assert all(map(agrees, ["Đồng ý", "ok em", "nhất trí gia hạn", "dong y"]))
    assert all(map(refuses, ["Không đồng ý", "chưa thể đồng ý vì gấp", "từ chối", "không được"]))
    assert not any(map(agrees, ["không đồng ý", "để xem", "chưa đồng ý"]))
    assert not any(map(refuses, ["đồng ý", "để xem"]))
