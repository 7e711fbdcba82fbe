"""Names of people do not go from one level to the other."""

import pytest

from plans.levels.people import without_people


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("ông Lê Văn Tám đi vắng", "ông … đi vắng"),
        ("Do đồng chí Đỗ Ánh Ưng ốm", "Do đồng chí … ốm"),
        ("chờ Bà Ơn và anh Ân ký", "chờ Bà … và anh … ký"),
        ("thiếu máy, chị em phụ nữ bận mùa vụ", "thiếu máy, chị em phụ nữ bận mùa vụ"),
        ("Thôn Đông chưa có kinh phí", "Thôn Đông chưa có kinh phí"),
        ("Lý do:\nông Lê Văn Tám\nđi vắng", "Lý do:\nông …\nđi vắng"),
        ("Trưởng thôn Lê Văn Tám, Phó thôn (Trần Thị Bé) nghỉ", "Trưởng thôn …, Phó thôn (…) nghỉ"),
        ("chờ Ô. Tám; đ/c Sáu", "chờ Ô. …; đ/c …"),
        ("sửa đường Nguyễn Văn Cừ, phường Lê Hồng Phong", "sửa đường Nguyễn Văn Cừ, phường Lê Hồng Phong"),
        ("50 hộ ông Lê Văn Tám", "50 hộ ông …"),
    ],
)
def test_what_stands_behind_ong_and_ba_is_left_out(words: str, left: str):
    assert without_people(words) == left
