"""A request in one message, and until when words give time."""

from datetime import date, time

import pytest

from chat.understanding.commands.requests import RequestWords, Until, read_request, read_until

THURSDAY = date(2025, 6, 12)


@pytest.mark.parametrize(
    ("words", "day", "hour"),
    [
        ("trước 16:00 ngày 20/6", date(2025, 6, 20), time(16)),
        ("trước ngày 20/6", date(2025, 6, 19), None),
        ("chậm nhất ngày 20/6", date(2025, 6, 20), None),
        ("20/6/2025", date(2025, 6, 20), None),
        ("16h30 ngày 20/6/2025", date(2025, 6, 20), time(16, 30)),
        ("ngày 20/6 lúc 16h", date(2025, 6, 20), time(16)),
        ("trước 16 giờ 00 phút ngày 20 tháng 6 năm 2025", date(2025, 6, 20), time(16)),
        ("3h chiều thứ 6", date(2025, 6, 13), time(15)),
        ("11h30 trưa 13/6", date(2025, 6, 13), time(11, 30)),
        ("9 giờ sáng thứ Hai", date(2025, 6, 16), time(9)),
        ("16h chiều mai", date(2025, 6, 13), time(16)),
        ("17:00 hôm nay", THURSDAY, time(17)),
        ("trước 16h", THURSDAY, time(16)),
        ("hết tháng 6", date(2025, 6, 30), None),
        ("ngày 10/6", date(2025, 6, 10), None),
        ("truoc 16h ngay 20/6", date(2025, 6, 20), time(16)),
    ],
)
def test_words_give_time_until_a_day_and_an_hour(words: str, day: date, hour: time | None):
    assert read_until(words, THURSDAY) == Until(day, hour)


def test_a_day_long_past_is_next_years():
    assert read_until("ngày 10/01", date(2025, 12, 20)) == Until(date(2026, 1, 10), None)


@pytest.mark.parametrize(
    "words",
    ["UBND cấp xã", "chủ trì NV 32", "25h ngày 20/6", "31/6", "2 tuần nữa", "Sở Tài chính, Sở Y tế", ""],
)
def test_other_words_give_none(words: str):
    assert read_until(words, THURSDAY) is None


UNTIL = Until(date(2025, 6, 20), time(16))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Báo cáo | UBND cấp xã | trước 16:00 ngày 20/6", RequestWords("Báo cáo", "UBND cấp xã", UNTIL)),
        ("Báo cáo | trước 16:00 ngày 20/6 | UBND cấp xã", RequestWords("Báo cáo", "UBND cấp xã", UNTIL)),
        ("Báo cáo\nUBND cấp xã\ntrước 16h ngày 20/6", RequestWords("Báo cáo", "UBND cấp xã", UNTIL)),
        ("Báo cáo số liệu, trước 16h ngày 20/6", RequestWords("Báo cáo số liệu", None, UNTIL)),
        ("Báo cáo đến 31/5 | UBND cấp xã", RequestWords("Báo cáo đến 31/5", "UBND cấp xã", None)),
        ("Báo cáo trước khi họp", RequestWords("Báo cáo trước khi họp", None, None)),
        ("A | B | C", RequestWords("A", "B", None, "C")),
        ("Một\nHai | B | trước 16h ngày 20/6", RequestWords("Một\nHai", "B", UNTIL)),
        ("Một\nHai\nBa\nBốn", RequestWords("Một\nHai\nBa\nBốn", None, None)),
        ("", RequestWords("", None, None)),
        ("trước 16h ngày 20/6", RequestWords("trước 16h ngày 20/6", None, None)),
    ],
)
def test_a_request_is_read_from_one_message(text: str, read: RequestWords):
    assert read_request(text, THURSDAY) == read
