"""A document that amends another plan says so; one that only carries out an amended law does not."""

import pytest

from plans.reading.amended_plan import amended_plan
from plans.reading.content import Line


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Sửa đổi, bổ sung một số nhiệm vụ tại Kế hoạch số 118/KH-UBND ngày 18/02/2026 của UBND tỉnh",
         "Kế hoạch số 118/KH-UBND ngày 18/02/2026"),
        ("Điều chỉnh Phụ lục ban hành kèm theo Quyết định số 12/QĐ-UBND", "Quyết định số 12/QĐ-UBND"),
        ("Về việc bổ sung nhiệm vụ vào Chương trình 05/CTr-UBND", "Chương trình 05/CTr-UBND"),
        ("V/v gia hạn thời gian thực hiện Kế hoạch số 7/KH-SNV", "Kế hoạch số 7/KH-SNV"),
    ],
)  # fmt: skip
def test_the_amended_plan_is_named(title: str, named: str) -> None:
    (problem,) = amended_plan(title, ())
    assert named in problem.reason


def test_the_first_article_tells_it_too() -> None:
    lines = [Line("QUYẾT ĐỊNH:", ""), Line("Điều 1. Sửa đổi một số điều của Quyết định số 3/QĐ-UBND", "")]
    (problem,) = amended_plan("Ban hành danh mục", lines)
    assert "Quyết định số 3/QĐ-UBND" in problem.reason


@pytest.mark.parametrize(
    "title",
    [
        "Thực hiện Kế hoạch số 118/KH-UBND ngày 18/02/2026 của UBND tỉnh",
        "Triển khai Luật sửa đổi, bổ sung một số điều của Luật Đất đai",
        "Rà soát, sửa đổi, bổ sung văn bản quy phạm pháp luật năm 2026",
        "Bồi dưỡng bổ sung kiến thức năm 2026",
        None,
    ],
)
def test_a_plan_of_its_own_amends_none(title: str | None) -> None:
    assert not list(amended_plan(title, [Line("Căn cứ Kế hoạch số 5/KH-UBND sửa đổi, bổ sung;", "")]))
