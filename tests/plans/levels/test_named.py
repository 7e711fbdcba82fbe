"""A document names the number of the task above that it carries out."""

import pytest

from plans.levels.named import NamedAbove, named_above, plan_key


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (
            "Thực hiện nhiệm vụ số 12 Kế hoạch số 27/KH-UBND ngày 20/1/2025 của UBND tỉnh",
            [NamedAbove(("12",), "27/kh-ubnd")],
        ),
        ("Làm sạch dữ liệu (nhiệm vụ 4.2, Kế hoạch của tỉnh)", [NamedAbove(("4.2",))]),
        ("theo mục 7, 8 và 9 Phụ lục Kế hoạch 27/KH-UBND", [NamedAbove(("7", "8", "9"), "27/kh-ubnd")]),
        ("NV 5 cấp trên giao", [NamedAbove(("5",))]),
        ("STT 14 danh mục kèm theo Kế hoạch số 3/KH-BCĐ", [NamedAbove(("14",), "3/kh-bcd")]),
        ("Triển khai 53 dịch vụ công thiết yếu theo Quyết định số 422/QĐ-TTg", []),
        ("Thực hiện nhiệm vụ 80% theo Kế hoạch số 27/KH-UBND", []),
        ("Hoàn thành nhiệm vụ 6 tháng đầu năm", []),
    ],
)
def test_numbers_are_read_with_the_plan_that_they_are_of(words: str, named: list[NamedAbove]):
    assert named_above(words) == named


def test_a_plan_is_the_same_however_its_number_is_written():
    assert plan_key("027/KH-UBND ngày 20/1/2025") == plan_key("27 /KH-UBND")
