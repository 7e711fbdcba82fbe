"""Units that stand close together, and names that only look like several."""

import pytest

from plans.reading.document import read_document
from plans.reading.unit_list import split_units


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tư pháp, VP UBND tỉnh",
        "Sở Tư pháp, CA tỉnh",
        "Sở Y tế, Tỉnh đoàn",
        "UB MTTQ xã, các thôn",
        "Sở Y tế, Trạm Y tế các xã",
        "Sở Tài chính, Đội QLTT số 3",
        "Văn phòng UBND tỉnh, Cổng TTĐT tỉnh",
        "Trường Chính trị tỉnh, Báo Đông Hải",
        "Bệnh viện ĐK tỉnh, các TTYT",
        "Sở Xây dựng, Chủ đầu tư",
        "Công an tỉnh, lực lượng BĐBP tỉnh",
        "Sở Công Thương, PC Đông Hải",
        "Ban Tổ chức Tỉnh ủy, các đảng ủy trực thuộc",
        "Sở Nông nghiệp và Môi trường, Hạt Kiểm lâm",
        "Ban CHQS xã, Công an",
        "Công an xã, tổ dân phố số 4",
        "Sở Tài chính, Kho bạc",
    ],
)
def test_a_comma_parts_two_units(text: str) -> None:
    assert list(split_units(text)) == text.split(", ")


@pytest.mark.parametrize("sign", [" + ", "+", " & ", " - ", " – ", "/", " / ", " và ", "; ", ",\n"])
def test_any_sign_parts_two_units_of_one_rank(sign: str) -> None:
    assert split_units(f"Sở Tài chính{sign}Công an tỉnh") == ("Sở Tài chính", "Công an tỉnh")


@pytest.mark.parametrize(
    "text",
    [
        "Báo và Đài Phát thanh, Truyền hình tỉnh",
        "Báo và Phát thanh, truyền hình tỉnh",
        "Sở Giáo dục & Đào tạo",
        "Sở GD&ĐT",
        "Sở VHTT, TT và DL",
        "Văn phòng HĐND & UBND xã",
        "HĐND/UBND xã",
        "Sở Lao động - Thương binh và Xã hội",
        "Phòng PC06 - Công an tỉnh",
        "Phòng Quản lý ngân sách - Sở Tài chính",
        "Trung tâm Văn hóa - Thư viện tỉnh",
        "Ngân hàng Nông nghiệp - Chi nhánh tỉnh",
        "Ban Quản lý Khu kinh tế, các khu công nghiệp tỉnh",
        "các thôn, bản",
        "Bộ Quốc phòng, Công an",
        "UBND xã Phú Hòa, huyện Hoài Đức",
        "UBND các xã Phú Hòa, phường Hải An",
        "UBND xã, phường",
        "Hội Nông dân, đối tác phát triển",
    ],
)
def test_one_name_stays_whole(text: str) -> None:
    assert split_units(text) == (text,)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("UBND xã Phú Hòa, phường Hải An", ["UBND xã Phú Hòa", "UBND phường Hải An"]),
        (
            "UBND xã Phú Hòa, phường 3 và đặc khu Lý Sơn, Sở Tài chính",
            ["UBND xã Phú Hòa", "UBND phường 3", "UBND đặc khu Lý Sơn", "Sở Tài chính"],
        ),
        ("Đảng ủy xã Ân Thi, phường Ô Môn", ["Đảng ủy xã Ân Thi", "Đảng ủy phường Ô Môn"]),
        ("UBND huyện A Lưới, thị xã Hương Trà", ["UBND huyện A Lưới", "UBND thị xã Hương Trà"]),
        ("Xã Phú Hòa, phường Hải An", ["Xã Phú Hòa", "phường Hải An"]),
    ],
)
def test_places_of_one_rank_are_units_of_their_own(text: str, units: list[str]) -> None:
    assert list(split_units(text)) == units


def test_a_line_break_in_a_cell_of_a_text_parts_units() -> None:
    table = (
        "| TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |\n"
        "|---|---|---|---|---|\n"
        "| 1 | Rà soát<br>hồ sơ | Sở Y tế | Công an tỉnh<br>Công ty Điện lực<br/>Kho bạc | Tháng 7/2026 |\n"
    )
    (task,) = read_document("k.md", table.encode()).plan.tasks
    assert task.title == "Rà soát hồ sơ"
    assert task.coordinating == ("Công an tỉnh", "Công ty Điện lực", "Kho bạc")


def test_a_line_break_that_a_workbook_copies_in_quotes_parts_units() -> None:
    table = (
        "TT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tThời gian hoàn thành\tĐơn vị phối hợp\n"
        '1\tRà soát\tSở Y tế\tTháng 7/2026\t"Công an tỉnh\nCông ty Điện lực"\n'
    )
    (task,) = read_document("k.txt", table.encode()).plan.tasks
    assert task.coordinating == ("Công an tỉnh", "Công ty Điện lực")
