"""The year of a plan: of its issue, unless its title names its own."""

from datetime import date

import pytest

from plans.reading.plan_year import plan_year

JANUARY_2026 = date(2026, 1, 19)


@pytest.mark.parametrize(
    "title",
    [
        "Thực hiện lộ trình đổi mới công nghệ đến năm 2035 trên địa bàn tỉnh",
        "Triển khai Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị",
        "Phát triển kinh tế số, xã hội số giai đoạn 2026 - 2030",
        "Phát triển kinh tế - xã hội 5 năm 2026 - 2030",
        "Chuyển đổi số đến hết năm 2028, tầm nhìn năm 2045",
        "Chuyển đổi số giai đoạn từ năm 2027 đến năm 2030, định hướng năm 2035",
        "Thi hành Luật Đất đai năm 2024",
        "Khắc phục hạn chế của Chỉ số cải cách hành chính năm 2025",
        "Thực hiện Nghị quyết Đại hội nhiệm kỳ 2025 - 2030",
        "Chuyển đổi số các năm 2027, 2028",
        "Chuyển đổi số",
        None,
    ],
)
def test_the_plan_is_for_the_year_of_its_issue(title: str | None) -> None:
    assert plan_year(title, JANUARY_2026, []) == 2026


@pytest.mark.parametrize(
    ("title", "issued", "year"),
    [
        ("Cải cách hành chính năm 2026", date(2025, 12, 20), 2026),
        ("CẢI CÁCH HÀNH CHÍNH NĂM 2026 CỦA SỞ Y TẾ", date(2025, 11, 1), 2026),
        ("Tổng kết năm 2025, nhiệm vụ năm 2026", date(2025, 12, 20), 2026),
        ("Thực hiện Chương trình trong năm 2026 và năm 2027", date(2026, 3, 1), 2026),
        ("Thực hiện Đề án đến năm 2030 trên địa bàn tỉnh năm 2026", date(2026, 3, 1), 2026),
    ],
)
def test_the_title_may_name_the_year_of_the_plan_itself(title: str, issued: date, year: int) -> None:
    assert plan_year(title, issued, []) == year


def test_a_report_may_be_about_the_year_before() -> None:
    assert plan_year("Kết quả cải cách hành chính năm 2025", JANUARY_2026, [], looks_back=True) == 2025


def test_a_draft_leaves_the_day_of_issue_blank_but_not_the_year() -> None:
    assert plan_year("Chuyển đổi số đến năm 2030", None, ["Sơn Hà, ngày    tháng … năm 2026"]) == 2026


def test_without_a_day_of_issue_the_title_or_the_head_tells() -> None:
    assert plan_year("Cải cách năm 2026", None, []) == 2026
    assert plan_year("Cải cách", None, ["Căn cứ Luật Đất đai năm 2024;", "Nhiệm vụ năm 2026"]) == 2026
    assert plan_year("Cải cách đến năm 2030", None, ["Căn cứ Luật Đất đai năm 2024;"]) is None
