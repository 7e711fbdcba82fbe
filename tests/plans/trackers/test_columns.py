"""Which column of another system's file holds what, by its heading."""

import pytest

from plans.trackers.columns import Role, role_of, roles_of


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Nội dung công việc", Role.WHAT),
        ("Trích yếu", Role.WHAT),
        ("ĐVTH", Role.UNIT),
        ("Đ/v thực hiện", Role.UNIT),
        ("Cơ quan, đơn vị chủ trì", Role.UNIT),
        ("Hạn XL", Role.DEADLINE),
        ("Thời gian hoàn thành", Role.DEADLINE),
        ("Ngày hoàn thành", Role.FINISHED),
        ("Ngày HT", Role.FINISHED),
        ("Thời gian hoàn thành (thực tế)", Role.FINISHED),
        ("Tình trạng xử lý", Role.STATUS),
        ("Tiến độ (%)", Role.PERCENT),
        ("Tình hình, kết quả thực hiện", Role.RESULT),
        ("Số/Ký hiệu VB", Role.SOURCE),
        ("Cơ quan phối hợp", None),
        ("Cơ quan giao nhiệm vụ", None),
        ("Ngày giao", None),
        ("Ghi chú", None),
        ("", None),
    ],
)
def test_a_column_is_known_by_its_heading(heading: str, role: Role | None):
    assert role_of(heading) is role


def test_a_day_of_completion_is_the_deadline_where_there_is_no_other():
    plan = ("TT", "Nhiệm vụ", "Đơn vị", "Ngày hoàn thành", "Kết quả")
    assert roles_of(plan)[Role.DEADLINE] == 3
    assert Role.FINISHED not in roles_of(plan)
    tracker = ("TT", "Nhiệm vụ", "Đơn vị", "Hạn", "Ngày hoàn thành", "Kết quả")
    assert (roles_of(tracker)[Role.DEADLINE], roles_of(tracker)[Role.FINISHED]) == (3, 4)


def test_what_is_done_stands_beside_what_is_to_be_done():
    assert roles_of(("TT", "Nội dung thực hiện", "Đơn vị", "Tình trạng"))[Role.WHAT] == 1
    both = roles_of(("TT", "Nhiệm vụ", "Đơn vị", "Nội dung thực hiện"))
    assert (both[Role.WHAT], both[Role.RESULT]) == (1, 3)


def test_other_tables_are_no_list_of_tasks_to_fill_in():
    assert roles_of(("STT", "Họ tên", "Đơn vị", "Ghi chú")) == {}
    assert roles_of(("STT", "Nhiệm vụ", "Đơn vị")) == {}
