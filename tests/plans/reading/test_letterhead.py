"""Who issued a document: the lowest body named above number and date, in whatever lines it stands."""

import pytest

from plans.reading.content import Line
from plans.reading.heading import Heading, read_heading

END = "Số: 12/KH-AB\nSơn Hà, ngày 10 tháng 01 năm 2026\nKẾ HOẠCH\nCải cách hành chính"


def read(text: str) -> Heading:
    return read_heading([Line(line, "") for line in text.split("\n")])


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ SƠN HÀ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND thành phố Sơn Hà"),
        ("ỦY BAN NHÂN DÂN\nXÃ HOA LỘC", "UBND xã Hoa Lộc"),
        ("UBND PHƯỜNG 12", "UBND phường 12"),
        ("UỶ BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH", "UBND thành phố Hồ Chí Minh"),
        ("UBND TỈNH SƠN HÀ\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n-------", "Sở Khoa học và Công nghệ tỉnh Sơn Hà"),
        ("UBND TỈNH SƠN HÀ\nSỞ DU LỊCH", "Sở Du lịch tỉnh Sơn Hà"),
        ("SỞ Y TẾ SƠN HÀ", "Sở Y tế Sơn Hà"),
        ("SỞ Y TẾ TỈNH SƠN HÀ\nTRUNG TÂM KIỂM SOÁT BỆNH TẬT", "Trung tâm Kiểm soát bệnh tật tỉnh Sơn Hà"),
        ("UBND TỈNH SƠN HÀ\nVĂN PHÒNG", "Văn phòng UBND tỉnh Sơn Hà"),
        (
            "UBND TỈNH SƠN HÀ\nBAN QUẢN LÝ KHU KINH TẾ NGHI SƠN",
            "Ban Quản lý Khu kinh tế Nghi Sơn tỉnh Sơn Hà",
        ),
        ("UBND XÃ HOA LỘC\nTRƯỜNG TIỂU HỌC HOA LỘC", "Trường Tiểu học Hoa Lộc"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO SƠN HÀ\nTRƯỜNG THPT LÊ LỢI", "Trường THPT Lê Lợi"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("CHÍNH PHỦ\n-------", "Chính phủ"),
        ("BỘ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", "Bộ Nông nghiệp và Môi trường"),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ", "Cục Thuế"),
        ("BỘ CÔNG AN\nCÔNG AN TỈNH SƠN HÀ", "Công an tỉnh Sơn Hà"),
        ("TỈNH ỦY SƠN HÀ\n*\nĐẢNG CỘNG SẢN VIỆT NAM", "Tỉnh ủy Sơn Hà"),
        ("TỈNH ỦY SƠN HÀ\nTỔ GIÚP VIỆC BAN CHỈ ĐẠO 57\n*", "Tổ giúp việc Ban Chỉ đạo 57"),
        ("ĐẢNG BỘ TỈNH SƠN HÀ\nĐẢNG ỦY PHƯỜNG HẠC THÀNH\n*", "Đảng ủy phường Hạc Thành"),
        ("THÀNH ỦY ĐÀ NẴNG", "Thành ủy Đà Nẵng"),
        ("HỘI ĐỒNG NHÂN DÂN\nTỈNH SƠN HÀ", "HĐND tỉnh Sơn Hà"),
        ("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM", "Tập đoàn Điện lực Việt Nam"),
        ("Ủy ban nhân dân xã Hoa Lộc", "UBND xã Hoa Lộc"),
        ("UBND TỈNH SƠN HÀ\nDỰ THẢO", "UBND tỉnh Sơn Hà"),
        ("HỎA TỐC\nUBND TỈNH SƠN HÀ\nSở Nội vụ", "Sở Nội vụ tỉnh Sơn Hà"),
        (
            "TỈNH ỦY SƠN HÀ\nBAN CHỈ ĐẠO VỀ PHÁT TRIỂN KHOA HỌC,\nCÔNG NGHỆ VÀ CHUYỂN ĐỔI SỐ\n*",
            "Ban Chỉ đạo về phát triển khoa học, công nghệ và chuyển đổi số",
        ),
        (
            "UBND TỈNH SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ CÔNG Độc lập - Tự do - Hạnh phúc\nTHƯƠNG",
            "Sở Công Thương tỉnh Sơn",
        ),
    ],
)
def test_the_lowest_body_of_the_letterhead_is_the_issuer(letterhead: str, issuer: str) -> None:
    heading = read(f"{letterhead}\n{END}")
    assert (heading.issuer, heading.number) == (issuer, "12/KH-AB")


@pytest.mark.parametrize(
    ("attached", "issuer"),
    [
        ("(Kèm theo Kế hoạch số 3/KH-UBND ngày 24/11/2025 của UBND xã Hoa Lộc)", "UBND xã Hoa Lộc"),
        (
            "(Ban hành kèm theo Quyết định số 3/QĐ-UBND ngày 24/11/2025 của Chủ tịch UBND tỉnh Sơn Hà)",
            "UBND tỉnh Sơn Hà",
        ),
        ("(Kèm theo Quyết định số 31/QĐ-UBND ngày 24/11/2025)", None),
    ],
)  # fmt: skip
def test_an_appendix_alone_says_whose_document_it_belongs_to(attached: str, issuer: str | None) -> None:
    heading = read(f"PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n{attached}")
    assert (heading.issuer, heading.year) == (issuer, 2025)


def test_the_number_tells_the_government_and_its_head() -> None:
    assert read("Số: 71/NQ-CP\nNGHỊ QUYẾT\nVề chuyển đổi số").issuer == "Chính phủ"
    assert read("Số: 15/QĐ-TTg\nQUYẾT ĐỊNH\nPhê duyệt Đề án").issuer == "Thủ tướng Chính phủ"


def test_a_body_that_issued_the_basis_is_not_the_issuer() -> None:
    basis = "Căn cứ Quyết định số 3103/QĐ-BTC của Bộ Tài chính ban hành Kế hoạch tổng thể;"
    assert read(f"ỦY BAN NHÂN DÂN THÀNH PHỐ SƠN HÀ\n{END}\n{basis}").issuer == "UBND thành phố Sơn Hà"
    assert read(f"KẾ HOẠCH\nCải cách\n{basis}").issuer is None
    assert (
        read("KẾ HOẠCH\nCải cách\nTheo Quyết định của Bộ Tài chính ban hành Kế hoạch tổng thể").issuer is None
    )


def test_a_unit_in_the_text_is_no_letterhead() -> None:
    assert read("Sở Y tế\nCông an tỉnh\nRà soát thủ tục").issuer is None
