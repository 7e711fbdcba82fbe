"""When something was done or will be, as it may be told months later."""

from datetime import date

import pytest

from chat.understanding.things.told_day import told_day

TODAY = date(2025, 6, 12)


@pytest.mark.parametrize(
    ("written", "is_over", "told"),
    [
        ("tháng 2", True, "tháng 2/2025"),
        ("tháng 12", True, "tháng 12/2024"),
        ("tháng 1", False, "tháng 1/2026"),
        ("đầu tháng 7", False, "đầu tháng 7/2025"),
        ("quý I", True, "quý I/2025"),
        ("quý 3", False, "quý III/2025"),
        ("25/6", False, "25/6/2025"),
        ("ngày 5/5", True, "05/5/2025"),
        ("29/2", True, "29/02/2024"),
        ("ngày 20 tháng 3", True, "20/3/2025"),
        ("20/3/2025", True, "20/3/2025"),
        ("tháng 2/2025", True, "tháng 2/2025"),
        ("năm 2024", True, "năm 2024"),
        ("tuần sau", False, "22/6/2025"),
        ("cuối tháng", False, "30/6/2025"),
        ("hôm qua", True, "11/6/2025"),
        ("hom kia", True, "10/6/2025"),
        ("tuần trước", True, "tuần từ 02/6/2025"),
        ("tháng vừa rồi", True, "tháng 5/2025"),
        ("quý trước", True, "quý I/2025"),
        ("năm ngoái", True, "năm 2024"),
        ("đầu tháng", True, "đầu tháng 6/2025"),
        ("đầu năm nay", True, "đầu năm 2025"),
        ("thứ 6 tuần trước", True, "06/6/2025"),
        ("thứ 6", True, "06/6/2025"),
        ("thu 5", True, "12/6/2025"),
        ("lúc nào đó", False, "lúc nào đó"),
    ],
)
def test_a_day_is_told_with_its_year(written: str, is_over: bool, told: str):
    assert told_day(written, TODAY, is_over=is_over) == told
