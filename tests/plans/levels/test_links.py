"""Tasks of a plan below find those above that they serve: sure, to be confirmed, or none, with why."""

from datetime import date

from plans.levels.links import Certainty, TaskAbove, TaskBelow, propose

ABOVE = (
    TaskAbove(12, "12", "Cấp tài khoản định danh điện tử cho tổ chức", date(2025, 6, 30), "27/KH-UBND"),
    TaskAbove(13, "13", "Làm sạch dữ liệu hộ tịch, dữ liệu đất đai", date(2025, 9, 30), "27/KH-UBND"),
    TaskAbove(14, "14", "Chi trả an sinh xã hội không dùng tiền mặt", None, "27/KH-UBND"),
)


def test_alike_words_are_sure_and_say_which_they_share():
    (found,) = propose(
        [TaskBelow(1, "3", "Rà soát, làm sạch dữ liệu hộ tịch, đất đai", date(2025, 9, 20))], ABOVE
    )
    assert (found.certainty, found.above) == (Certainty.SURE, ABOVE[1])
    assert found.reason.likeness.shared == "làm sạch dữ liệu hộ tịch"
    assert found.reason.is_near


def test_what_only_sounds_formal_without_its_marks_is_shown():
    (found,) = propose([TaskBelow(1, "3", "Tài khoản định danh điện tử cho tổ chức")], ABOVE)
    assert found.reason.likeness.shared == "Tài khoản định danh điện tử"


def test_a_number_named_with_its_plan_is_sure_whatever_the_words():
    words = "Vận động người dân (nhiệm vụ số 14 Kế hoạch số 27/KH-UBND của UBND tỉnh)"
    (found,) = propose([TaskBelow(1, "1", words)], ABOVE)
    assert (found.certainty, found.above, found.reason.is_named) == (Certainty.SURE, ABOVE[2], True)


def test_a_number_of_another_plan_is_none_of_these():
    words = "Vận động người dân (nhiệm vụ số 14 Kế hoạch số 99/KH-UBND của UBND tỉnh)"
    (found,) = propose([TaskBelow(1, "1", words)], ABOVE)
    assert found.certainty is Certainty.NONE


def test_a_number_that_two_plans_above_have_is_to_be_confirmed():
    other = TaskAbove(99, "14", "Trồng cây xanh", None, "30/KH-UBND")
    (found,) = propose([TaskBelow(1, "1", "Chi trả (nhiệm vụ 14 cấp trên giao)")], [*ABOVE, other])
    assert (found.certainty, found.above, found.reason.as_alike) == (Certainty.PERHAPS, ABOVE[2], "14")


def test_what_ends_later_than_the_task_above_is_to_be_confirmed():
    task = TaskBelow(1, "3", "Cấp tài khoản định danh điện tử cho tổ chức", date(2025, 7, 15))
    (found,) = propose([task], ABOVE)
    assert (found.certainty, found.reason.days_late) == (Certainty.PERHAPS, 15)


def test_two_tasks_above_in_nearly_the_same_words_are_told_apart_by_people():
    twin = TaskAbove(15, "15", "Cấp tài khoản định danh điện tử cho tổ chức, hộ", None)
    task = TaskBelow(1, "3", "Cấp tài khoản định danh điện tử tổ chức")
    (found,) = propose([task], [*ABOVE, twin])
    assert (found.certainty, found.reason.as_alike) == (Certainty.PERHAPS, "15")


def test_formal_words_alone_link_nothing():
    (found,) = propose([TaskBelow(1, "1", "Tiếp tục triển khai thực hiện kế hoạch trên địa bàn xã")], ABOVE)
    assert found.certainty is Certainty.NONE


def test_without_a_task_above_there_is_nothing_to_propose():
    (found,) = propose([TaskBelow(1, "1", "Làm sạch dữ liệu")], [])
    assert found.certainty is Certainty.NONE
