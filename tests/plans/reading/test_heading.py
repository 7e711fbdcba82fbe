"""The head of a document: what it says of itself, and nothing it does not say."""

from datetime import date

import pytest

from plans.reading.content import Line
from plans.reading.heading import Heading, read_heading

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LAM SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 36/KH-UBND
Lam Sơn, ngày 17 tháng 02 năm 2025
KẾ HOẠCH
Triển khai Đề án 06
trên địa bàn tỉnh năm 2025
Căn cứ Luật Tổ chức chính quyền địa phương;
UBND tỉnh ban hành kế hoạch như sau:"""


def read(text: str) -> Heading:
    return read_heading([Line(line, "") for line in text.split("\n")])


def test_the_letterhead_gives_number_day_and_issuer() -> None:
    heading = read(HEAD.replace("UBND tỉnh ban", "Nay ban"))
    assert (heading.number, heading.issued, heading.year) == ("36/KH-UBND", date(2025, 2, 17), 2025)
    assert heading.issuer == "UBND tỉnh Lam Sơn"
    assert heading.title == "Triển khai Đề án 06 trên địa bàn tỉnh năm 2025"


def test_a_body_named_without_its_place_gets_it_from_the_letterhead() -> None:
    assert read(HEAD).issuer == "UBND tỉnh Lam Sơn"


@pytest.mark.parametrize(
    "letterhead", ["UBND HUYỆN HẬU LỘC", "ỦY BAN NHÂN DÂN\nHUYỆN HẬU LỘC", "UBND\nhuyện Hậu Lộc"]
)
def test_an_issuer_in_capitals_is_written_as_a_name(letterhead: str) -> None:
    assert read(f"{letterhead}\nKẾ HOẠCH\nCải cách hành chính năm 2025").issuer == "UBND huyện Hậu Lộc"


def test_the_sentence_of_issue_names_the_issuer() -> None:
    text = "KẾ HOẠCH\nCải cách năm 2025\nThực hiện Nghị quyết, Sở Nội vụ tỉnh Lam Sơn ban hành kế hoạch:"
    assert read(text).issuer == "Sở Nội vụ tỉnh Lam Sơn"


def test_the_appendix_repeats_the_number_where_the_head_leaves_it_blank() -> None:
    text = (
        "Số: /KH-UBND\nLam Sơn, ngày tháng năm 2025\nKẾ HOẠCH\nCải cách\nPhụ lục\n"
        "(Kèm theo Kế hoạch số 55 /KH-UBND ngày 26/2/2024 của UBND)"
    )
    heading = read(text)
    assert (heading.number, heading.issued, heading.year) == ("55/KH-UBND", date(2024, 2, 26), 2024)


def test_a_document_cited_is_not_the_document_itself() -> None:
    heading = read(
        "KẾ HOẠCH\nCải cách\nThực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ"
    )
    assert (heading.number, heading.issued, heading.title) == (None, None, "Cải cách")


def test_a_title_may_stand_beside_the_kind_and_run_into_the_basis() -> None:
    heading = read(
        "KẾ HOẠCH Cải cách hành chính năm 2025 Thực hiện Nghị quyết số 76/NQ-CP của Chính phủ, UBND tỉnh"
    )
    assert heading.title == "Cải cách hành chính năm 2025"


def test_an_impossible_day_is_no_day() -> None:
    assert read("Lam Sơn, ngày 31 tháng 02 năm 2025\nKẾ HOẠCH\nCải cách").issued is None


def test_an_appendix_alone_has_the_title_below_it() -> None:
    heading = read("PHỤ LỤC I\nChuyển đổi số năm 2025\n(Kèm theo)")
    assert (heading.kind, heading.title, heading.year) == (None, "Chuyển đổi số năm 2025", 2025)


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Các đơn vị gửi kế hoạch về Tổ công tác (qua Công an tỉnh) để tổng hợp.", "Công an tỉnh"),
        ("Giao Sở Nội vụ chủ trì, phối hợp các đơn vị.", "Sở Nội vụ"),
        ("Công an tỉnh - Cơ quan thường trực Tổ công tác.", "Công an tỉnh"),
        ("Trao đổi với Thường trực Tổ công tác (Công an huyện) để nắm.", "Công an huyện"),
        ("Các sở gửi báo cáo định kỳ về Sở Khoa học và Công nghệ trước ngày 15.", "Sở Khoa học và Công nghệ"),
        ("Các sở gửi Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh.", "Sở Nội vụ"),
        ("Các cơ quan gửi Sở Y tế báo cáo tiến độ trước ngày 25/12.", "Sở Y tế"),
        ("Báo cáo về Bộ Xây dựng (qua Cục Phát triển đô thị) trước ngày 15/12.", "Cục Phát triển đô thị"),
        (
            "Báo cáo UBND tỉnh (thông qua Sở Lao động - Thương binh và Xã hội).",
            "Sở Lao động - Thương binh và Xã hội",
        ),
        ("Gửi báo cáo về Sở Văn hóa, Thể thao và Du lịch trước ngày 15.", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Văn phòng UBND tỉnh theo dõi, đôn đốc, tổng hợp.", "Văn phòng UBND tỉnh"),
        ("Giao Sở Tài chính là đơn vị đầu mối, theo dõi việc thực hiện.", "Sở Tài chính"),
        ("Giao Sở Y tế chủ trì tiêm chủng. Giao Sở Nội vụ chủ trì khen thưởng.", None),
        ("Các sở thực hiện nghiêm túc.", None),
    ],
)
def test_the_standing_unit_is_the_one_that_collects(sentence: str, unit: str | None) -> None:
    assert read(f"KẾ HOẠCH\nCải cách\n{sentence}").standing_unit == unit


def test_nothing_said_is_nothing_known() -> None:
    assert read("") == Heading(None, None, None, None, None, None, None)


def test_a_committee_of_the_party_writes_its_head_its_own_way() -> None:
    heading = read(
        "TỈNH ỦY LAM SƠN\n*\nSố 88-KH/TU\nKẾ HOẠCH\nthực hiện Nghị quyết số 57-NQ/TW năm 2026\nA. "
    )
    assert (heading.issuer, heading.number, heading.year) == ("Tỉnh ủy Lam Sơn", "88-KH/TU", 2026)
    assert heading.title == "thực hiện Nghị quyết số 57-NQ/TW năm 2026"


def test_a_city_has_two_words_for_what_it_is() -> None:
    assert read("ỦY BAN NHÂN DÂN THÀNH PHỐ LAM SƠN\nKẾ HOẠCH").issuer == "UBND thành phố Lam Sơn"


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("QUYẾT ĐỊNH\nVề Kế hoạch cơ sở dữ liệu\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "quyet dinh",
         "Về Kế hoạch cơ sở dữ liệu"),
        ("NGHỊ QUYẾT\nBan hành Chương trình hành động của Chính phủ\nCHÍNH PHỦ\nCăn cứ Luật", "nghi quyet",
         "Ban hành Chương trình hành động của Chính phủ"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện Nghị quyết Đại hội\nXét đề nghị của", "chuong trinh hanh dong",
         "Thực hiện Nghị quyết Đại hội"),
        ("THÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh\nNgày 10/5/2025, tại trụ sở.", "thong bao",
         "Kết luận của Chủ tịch UBND tỉnh"),
        ("QUYẾT ĐỊNH\nBan hành Kế hoạch của\nUBND tỉnh về đất đai\nPHỤ LỤC", "quyet dinh",
         "Ban hành Kế hoạch của UBND tỉnh về đất đai"),
        ("BAN CHỈ ĐẠO\nCHƯƠNG TRÌNH NÔNG THÔN MỚI\nSố: 12/KH-BCĐ\nKẾ HOẠCH\nKiểm tra", "ke hoach",
         "Kiểm tra"),
        ("Số: 59/UBND-NC\nV/v tăng cường chuyển đổi số\nKính gửi: Các sở", None, "tăng cường chuyển đổi số"),
        ("Phụ lục I: DANH MỤC NHIỆM VỤ\n(Kèm theo)", None, "DANH MỤC NHIỆM VỤ"),
    ],
)  # fmt: skip
def test_the_title_stands_below_the_kind_of_any_document(text: str, kind: str | None, title: str) -> None:
    heading = read(text)
    assert (heading.kind, heading.title) == (kind, title)


def test_a_letter_puts_no_unit_in_charge_of_all() -> None:
    assert read("V/v chuyển đổi số\nKính gửi: Các sở\n1. Giao Sở Y tế chủ trì rà soát.").standing_unit is None
