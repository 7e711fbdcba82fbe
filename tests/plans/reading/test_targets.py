"""Targets: percentages, thresholds and ranks of a title and a deadline, in their own words."""

import pytest

from plans.reading.targets import find_targets


@pytest.mark.parametrize(
    ("title", "targets"),
    [
        ("Rà soát văn bản năm 2025", []),
        ("Thực hiện 15/19 mô hình theo Quyết định số 06/QĐ-TTg", []),
        (
            "Đảm bảo 100% hồ sơ được giải quyết đúng hạn, công khai.",
            ["100% hồ sơ được giải quyết đúng hạn, công khai"],
        ),
        ("Phấn đấu tỷ lệ hồ sơ trực tuyến đạt trên 80%", ["tỷ lệ hồ sơ trực tuyến đạt trên 80%"]),
        (
            "Tuyên truyền, phần đấu tỉ lệ chi trả đạt 90% trở lên trong năm 2025",
            ["tỉ lệ chi trả đạt 90% trở lên trong năm 2025"],
        ),
        ("Tối thiểu 90% người dân hài lòng", ["Tối thiểu 90% người dân hài lòng"]),
        ("100% học sinh được cấp mã định danh theo quy định", ["100% học sinh được cấp mã định danh"]),
        ("50% tờ khai chuẩn hóa theo yêu cầu của Bộ", ["50% tờ khai chuẩn hóa"]),
        (
            "80% hồ sơ tại cấp huyện và 60% hồ sơ tại cấp xã được xử lý trên mạng",
            ["80% hồ sơ tại cấp huyện", "60% hồ sơ tại cấp xã"],
        ),
        ("Phủ sóng Internet đến 100% thôn, bản; duy trì", ["Phủ sóng Internet đến 100% thôn, bản"]),
        (
            "Có trên 1,5 triệu người dùng sổ sức khỏe và 100% cơ sở y tế tham gia",
            ["trên 1,5 triệu người dùng sổ sức khỏe", "100% cơ sở y tế tham gia"],
        ),
        ("Xây dựng tối thiểu 05 mô hình điểm", ["tối thiểu 05 mô hình điểm"]),
        ("Gửi báo cáo ít nhất 05 ngày trước kỳ họp", []),
        ("Chỉ số cải cách đứng trong nhóm 10 tỉnh dẫn đầu", ["đứng trong nhóm 10 tỉnh dẫn đầu"]),
        ("100% trường được kết nối với trục dữ liệu", ["100% trường được kết nối với trục dữ liệu"]),
    ],
)
def test_targets_are_quoted_without_what_leads_in_or_explains(title: str, targets: list[str]) -> None:
    assert list(find_targets(title, None)) == targets


def test_a_deadline_may_hold_targets_beside_its_date() -> None:
    found = find_targets(
        "Cấp tài khoản", "Năm 2025: cấp tỉnh 100%; cấp xã 90%. Hoàn thành trước ngày 20/6/2025"
    )
    assert found == ("cấp tỉnh 100%", "cấp xã 90%")


def test_a_target_in_title_and_deadline_is_named_once() -> None:
    assert find_targets("Đạt 80%", "Đạt 80%") == ("Đạt 80%",)
