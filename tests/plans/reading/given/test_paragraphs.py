"""Paragraphs and their signs, also where a page has broken their lines."""

import textwrap

import pytest

from plans.reading.content import Line
from plans.reading.given.markers import Rank, marker_of
from plans.reading.given.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("text", "rank", "number"),
    [
        ("A. KẾT QUẢ", Rank.PART, "A"),
        ("Phần II. NHIỆM VỤ", Rank.PART, "II"),
        ("IV. TỔ CHỨC", Rank.CHAPTER, "IV"),
        ("II- NHIỆM VỤ", Rank.CHAPTER, "II"),
        ("II - NHIỆM VỤ", Rank.CHAPTER, "II"),
        ("Điều 3. Giao Sở Y tế", Rank.ARTICLE, "3"),
        ("1. Giao", Rank.ITEM, "1"),
        ("1.Giao", Rank.ITEM, "1"),
        ("1- Giao", Rank.ITEM, "1"),
        ("1.2. Ban hành", Rank.SUB_ITEM, "1.2"),
        ("1.2 Ban hành", Rank.SUB_ITEM, "1.2"),
        ("1.2- Ban hành", Rank.SUB_ITEM, "1.2"),
        ("1.2) Ban hành", Rank.SUB_ITEM, "1.2"),
        ("1.2.3. Ban hành", Rank.LOWER_ITEM, "1.2.3"),
        ("a) Chủ trì", Rank.LETTER, "a"),
        ("đ. Chủ trì", Rank.LETTER, "đ"),
        ("(2) Chủ trì", Rank.BRACKETED, "2"),
        ("2) Chủ trì", Rank.BRACKETED, "2"),
        ("- Chủ trì", Rank.DASH, ""),
        ("• Chủ trì", Rank.DASH, ""),
        ("\uf0b7 Chủ trì", Rank.DASH, ""),
        ("+ Chủ trì", Rank.PLUS, ""),
        ("Chủ trì", Rank.PLAIN, ""),
        ("V/v rà soát", Rank.PLAIN, ""),
        ("III/2026.", Rank.PLAIN, ""),
        ("30/6/2026. Giao", Rank.PLAIN, ""),
        ("1.250 hồ sơ", Rank.PLAIN, ""),
        ("06/CP ngày", Rank.PLAIN, ""),
        ("12-NQ/TU ngày", Rank.PLAIN, ""),
        ("----", Rank.PLAIN, ""),
        ("1.", Rank.PLAIN, ""),
    ],
)
def test_a_sign_tells_how_deep_a_paragraph_stands(text: str, rank: Rank, number: str) -> None:
    marker = marker_of(text)
    assert (marker.rank, marker.number) == (rank, number)


def joined(*lines: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs([Line(line, "trang 1") for line in lines])]


LONG = (
    "1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính, UBND các xã, phường rà soát thủ tục năm học "
    "2026 - 2027, trình UBND tỉnh trong quý III/2026, báo cáo kết quả trước ngày 30/6/2026 (qua Sở Nội vụ)."
)
NEXT = (
    "Đơn vị phối hợp: Sở Tài chính, Sở Nội vụ, UBND các xã, phường và các cơ quan, tổ chức, doanh nghiệp có "
    "liên quan trên địa bàn tỉnh."
)


@pytest.mark.parametrize("width", range(50, 120))
def test_lines_that_a_page_has_broken_are_joined_wherever_it_broke_them(width: int) -> None:
    lines = [line for text in (LONG, NEXT, LONG) for line in textwrap.wrap(text, width)]
    assert joined(*lines) == [LONG[3:], NEXT, LONG[3:]]


def test_paragraphs_of_a_document_are_not_joined() -> None:
    assert joined("1. Sở Y tế", "Chủ trì rà soát", LONG, LONG) == [
        "Sở Y tế",
        "Chủ trì rà soát",
        LONG[3:],
        LONG[3:],
    ]


def test_page_numbers_and_drawn_lines_are_left_out() -> None:
    assert joined("- 2 -", "1. Sở Y tế", "-----", "12") == ["Sở Y tế"]
    assert joined() == []


def test_whom_a_letter_is_sent_to_ends_where_nobody_is_named() -> None:
    to = "Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương"
    assert joined(to, "Thực hiện Kết luận số 210-KL/TW, đề nghị thực hiện các nội dung sau đây") == [
        to,
        "Thực hiện Kết luận số 210-KL/TW, đề nghị thực hiện các nội dung sau đây",
    ]


def test_a_paragraph_is_quoted_with_its_number() -> None:
    (one,) = paragraphs([Line("1. Rà soát", "dòng 1")])
    (other,) = paragraphs([Line("- Rà soát", "dòng 1")])
    assert (one.whole, other.whole) == ("1. Rà soát", "Rà soát")
