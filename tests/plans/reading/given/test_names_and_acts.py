"""Where a name ends and the doing begins, when a word of the name sounds like a doing."""

import pytest

from plans.reading.given.doers import doers_of


@pytest.mark.parametrize(
    ("name", "doing"),
    [
        ("Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh", "khẩn trương nghiệm thu hồ sơ"),
        ("Ban Quản lý các công trình trọng điểm", "chủ trì, phối hợp với Sở Xây dựng nghiệm thu"),
        ("Ban Điều hành chương trình giảm nghèo tỉnh", "tổng hợp nhu cầu vốn"),
        ("Trung tâm Giám định chất lượng công trình xây dựng", "kiểm tra hiện trường"),
        ("Ban Chỉ đạo chương trình mục tiêu quốc gia", "trình UBND tỉnh"),
        ("Phòng Quản lý chất lượng công trình", "trình Giám đốc Sở"),
        ("Ban Quản lý dự án", "chủ trì rà soát"),
        ("Trung tâm trợ giúp pháp lý Nhà nước tỉnh", "tổ chức tuyên truyền"),
        ("Tổ giúp việc", "trình Ban Chỉ đạo"),
        ("Các đơn vị sự nghiệp công lập", "rà soát biên chế"),
        ("Ủy ban bầu cử tỉnh", "ban hành hướng dẫn"),
        ("Đội quản lý trật tự đô thị", "xử lý vi phạm"),
        ("Trung tâm Dịch vụ việc làm tỉnh", "tổ chức phiên giao dịch"),
        ("Sở Tài chính", "trình UBND tỉnh ban hành"),
        ("Sở Nội vụ", "lập danh sách"),
        ("Công an tỉnh", "làm việc với Sở Y tế"),
        ("Sở Tư pháp", "giúp UBND tỉnh theo dõi"),
    ],
)
def test_a_syllable_of_a_name_is_no_doing(name: str, doing: str) -> None:
    text = f"{name} {doing}"
    doers = doers_of(text)
    assert doers is not None
    assert doers.units == (name,)
    assert text[doers.end :].strip() == doing
