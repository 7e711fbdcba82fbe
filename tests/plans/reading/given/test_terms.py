"""By when something in a sentence is to be done."""

import pytest

from plans.reading.given.terms import (
    is_a_term,
    only_says_when,
    recurrence_in,
    terms_in,
    without_closing_term,
    without_terms,
)


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("rà soát thủ tục, hoàn thành trước ngày 30/6/2026.", ["hoàn thành trước ngày 30/6/2026"]),
        ("báo cáo UBND tỉnh chậm nhất ngày 15/6/2026", ["chậm nhất ngày 15/6/2026"]),
        ("trình UBND tỉnh trong quý III/2026", ["trong quý III/2026"]),
        ("hoàn thành trước 17 giờ ngày 22/8/2026", ["hoàn thành trước 17 giờ ngày 22/8/2026"]),
        ("từ ngày 01/5/2026 đến hết ngày 31/8/2026", ["từ ngày 01/5/2026 đến hết ngày 31/8/2026"]),
        ("Tổ chức tập huấn, quý II/2026.", ["quý II/2026"]),
        (
            "xong trước 02/9/2026; báo cáo trước ngày 15/9/2026",
            ["xong trước 02/9/2026", "trước ngày 15/9/2026"],
        ),
        (
            "trong thời hạn 05 ngày làm việc kể từ ngày ban hành",
            ["trong thời hạn 05 ngày làm việc kể từ ngày ban hành"],
        ),
        (
            "hoàn thành trước ngày 22/8/2026; cấm biển từ 06 giờ ngày 23/8/2026",
            ["hoàn thành trước ngày 22/8/2026"],
        ),
        ("Mở chuyên mục, phát sóng từ tháng 4/2026", ["từ tháng 4/2026"]),
        ("tổ chức 06 hội nghị trong năm 2026.", ["trong năm 2026"]),
        ("báo cáo UBND tỉnh trước ngày 15/12 hằng năm.", ["trước ngày 15/12 hằng năm"]),
    ],
)
def test_a_date_with_a_word_of_time_before_it_is_a_deadline(sentence: str, terms: list[str]) -> None:
    assert [term.text for term in terms_in(sentence)] == terms


@pytest.mark.parametrize(
    "sentence",
    [
        "thực hiện Quyết định số 12/QĐ-UBND ngày 03/3/2026 của UBND tỉnh",
        "Kế hoạch cải cách hành chính năm 2026 của tỉnh",
        "tại phiên họp ngày 06/5/2026 các sở báo cáo",
        "số liệu tính đến ngày 31/5/2026 của các đơn vị",
        "phấn đấu theo định hướng đến năm 2030",
        "giai đoạn 2026 - 2030",
        "tăng cường kiểm tra, giám sát",
    ],
)
def test_other_dates_are_none(sentence: str) -> None:
    assert terms_in(sentence) == []


def test_what_is_done_again_and_again_is_no_deadline() -> None:
    assert recurrence_in("báo cáo định kỳ hằng tháng trước ngày 20") == "định kỳ hằng tháng trước ngày 20"
    assert recurrence_in("Thường xuyên kiểm tra") == "Thường xuyên"
    assert recurrence_in("vay vốn của ngân hàng năm 2026") is None
    assert recurrence_in("Công khai tình hình giải ngân hằng tháng") == "hằng tháng"


def test_the_work_is_told_without_its_deadline() -> None:
    what = "Rà soát thủ tục, hoàn thành trước ngày 30/6/2026"
    assert without_terms(what) == "Rà soát thủ tục"
    assert without_closing_term(what) == "Rà soát thủ tục"
    assert without_closing_term("Báo cáo trước ngày 30/6/2026") == "Báo cáo trước ngày 30/6/2026"
    assert without_closing_term("Hoàn thành trước ngày 30/6/2026") == "Hoàn thành trước ngày 30/6/2026"


def test_a_sentence_or_a_paragraph_may_be_a_deadline_only() -> None:
    assert only_says_when("Hoàn thành trước ngày 30/6/2026.")
    assert not only_says_when("Rà soát thủ tục trước ngày 30/6/2026.")
    assert is_a_term("Hoàn thành trong quý III/2026.")
    assert not is_a_term("Hoàn thành đàm phán trước ngày 20/5/2026.")
    assert not is_a_term("Hoàn thành.")
