"""The rules of understanding a reply, one by one, in the words of shared/replies/README.md."""

from datetime import date

import pytest

from chat.understanding import Item, Kind, ReplyContext, SaidFigure, understand
from plans.status import Status
from tests.chat.understanding.messages import context


def only_item(text: str, where: ReplyContext | None = None) -> Item:
    (item,) = understand(text, where or context()).items
    return item


def tasks(text: str, where: ReplyContext | None = None) -> list[str | None]:
    return [item.task for item in understand(text, where or context()).items]


def test_a_range_is_counted_out_also_where_the_unit_does_not_lead() -> None:
    assert tasks("NV 8-11 xong") == ["8", "9", "10", "11"]
    assert tasks("4.2.1-4.2.3 xong", context("4.2.1", "4.2.2", "4.2.3")) == ["4.2.1", "4.2.2", "4.2.3"]


def test_a_range_between_unlike_numbers_holds_what_the_unit_leads_between_them() -> None:
    assert tasks("NV 1.2 đến 3.1 xong", context("1.1", "1.2", "2.5", "3.1", "3.2")) == ["1.2", "2.5", "3.1"]
    assert tasks("NV 3.1 đến 1.2 xong", context("1.2", "3.1")) == ["3.1", "1.2"]


def test_an_exception_is_taken_out_of_the_tasks_named_before() -> None:
    assert tasks("NV 8-10 xong, trừ NV 9") == ["8", "10"]


def test_an_exception_of_which_something_is_said_replaces_what_was_said_of_all() -> None:
    statuses = [item.status for item in understand("NV 8-10 xong, trừ NV 9 đang làm", context()).items]
    assert statuses == [Status.DONE, Status.IN_PROGRESS, Status.DONE]


def test_the_task_answered_about_is_meant_where_none_is_named() -> None:
    assert tasks("đang làm", context(about="55")) == ["55"]


def test_the_only_task_is_meant_where_none_is_named() -> None:
    assert tasks("đang làm", context("27")) == ["27"]


def test_no_task_is_guessed_among_several() -> None:
    assert tasks("đang làm") == [None]


def test_what_is_named_beside_the_task_answered_about_is_told_apart() -> None:
    assert tasks("Cái này chưa làm, còn NV 55 thì xong rồi", context(about="54")) == ["54", "55"]


@pytest.mark.parametrize(
    "text", ["Đề án 06", "Chỉ thị 04 nhé", "15/6", "0912345678", "9h30", "3 người đang họp"]
)
def test_other_numbers_are_no_tasks(text: str) -> None:
    assert not understand(text, context("4", "6", "3", "9", "15")).items


def test_a_leading_zero_does_not_make_another_task() -> None:
    assert tasks("NV 05 xong", context("5", "6")) == ["5"]
    assert tasks("NV 05 xong", context("05", "06")) == ["05"]


def test_waiting_for_approval_is_progress_and_waiting_for_guidance_is_waiting() -> None:
    assert only_item("NV 54 đã trình, chờ phê duyệt").status is Status.IN_PROGRESS
    assert only_item("NV 54 chờ hướng dẫn của Bộ").status is Status.WAITING


def test_missing_guidance_is_both_the_status_and_the_obstacle() -> None:
    item = only_item("NV 54 chưa triển khai vì chưa có hướng dẫn của Bộ")
    assert (item.status, item.obstacle) == (Status.WAITING, "chưa có hướng dẫn của Bộ")


def test_a_percentage_of_the_work_states_a_status() -> None:
    assert only_item("NV 54 60%").status is Status.IN_PROGRESS
    assert only_item("NV 54 100%").status is Status.DONE


def test_a_rate_states_no_status() -> None:
    item = only_item("NV 54 tỷ lệ hồ sơ trực tuyến đạt 82%")
    assert (item.status, item.percent) == (None, 82)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("NV 54 đang làm, chỉ tiêu 70%", None),
        ("NV 54 đang làm, tăng 5%", None),
        ("NV 54 đang làm, chưa được 100%", None),
        ("NV 54 đang làm, còn 20%", None),
        ("NV 54 đang làm, phấn đấu đạt 90%", None),
        ("NV 54 đang làm, cấp tỉnh 90%, cấp xã 70%", None),
        ("NV 54 từ 62% lên 78%", 78),
        ("NV 54 đạt 82%, kỳ trước 60%", 82),
        ("NV 54 mục tiêu 90%; đến nay đạt 45,5%", 45.5),
    ],
)
def test_only_an_achieved_percentage_of_the_whole_is_recorded(text: str, percent: float | None) -> None:
    assert only_item(text).percent == percent


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("NV 54: 1.250/1.480 DN", SaidFigure(1250, 1480, "DN")),
        ("NV 54: 1,250/1,480 DN", SaidFigure(1250, 1480, "DN")),
        ("NV 54: 2,1/3 triệu người", SaidFigure(2_100_000, 3_000_000, "người")),
        ("NV 54: 1,236 triệu người", SaidFigure(1_236_000, None, "người")),
        ("NV 54 giải ngân 6,3/9,042 tỷ đồng", SaidFigure(6.3, 9.042, "tỷ đồng")),
        ("NV 54: đã cấp 385 thẻ, còn 15 thẻ", SaidFigure(385, None, "thẻ")),
        ("NV 54: DN: 12/20; đang làm", SaidFigure(12, 20, "DN")),
        ("nv 54 da ban hanh 3 van ban", SaidFigure(3, None, "van ban")),
        ("nv 54 da xu ly 5 van de", SaidFigure(5, None, "van de")),
        ("nv 54 da cap 2 van phong", SaidFigure(2, None, "van phong")),
        ("NV 54 đã cấp 3 vạn thẻ", SaidFigure(30_000, None, "thẻ")),
        ("NV 54 đã cấp cho 3/5 vạn người", SaidFigure(30_000, 50_000, "người")),
        ("nv 54 da cap 3 trieu the", SaidFigure(3_000_000, None, "the")),
    ],
)
def test_a_count_achieved_is_recorded_with_its_noun(text: str, figure: SaidFigure) -> None:
    assert only_item(text).figures == (figure,)


@pytest.mark.parametrize("number", ["1.2.3.4.5/7", "9" * 40, "1.23.456 người", "12,5,7%"])
def test_what_is_no_number_is_no_figure(number: str) -> None:
    assert all(not item.figures for item in understand(f"NV 54 đang làm {number}", context()).items)


def test_an_obstacle_called_one_outweighs_a_cause_said_in_passing() -> None:
    item = only_item("NV 54 chưa xong do bận. Khó khăn: thiếu kinh phí")
    assert item.obstacle == "thiếu kinh phí"


def test_what_others_do_is_no_cause() -> None:
    assert only_item("NV 54 đang làm trên phần mềm, do Bộ quản lý").obstacle is None


def test_its_own_letter_is_no_proposal() -> None:
    assert only_item("NV 54 đang làm, đã có văn bản đề nghị Bộ hỗ trợ").proposal is None


def test_time_already_granted_is_not_asked_for() -> None:
    assert only_item("NV 54 đang làm, đã được gia hạn đến 30/9").extension_until is None


def test_days_added_to_a_named_day_are_counted() -> None:
    assert only_item("NV 54 xin thêm 15 ngày kể từ ngày 30/6").extension_until == date(2025, 7, 15)
    assert only_item("NV 54 xin thêm 10 ngày").extension_until is None


def test_a_document_is_evidence_unless_it_is_the_ground() -> None:
    assert (
        only_item("NV 54 xong, có Báo cáo số 5/BC-STC ngày 1/6/2025").document
        == "Báo cáo số 5/BC-STC ngày 1/6/2025"
    )
    assert only_item("NV 54 xong theo Kế hoạch số 5/KH-UBND").document is None


def test_time_asked_for_with_progress_stays_a_report() -> None:
    assert understand("NV 54 xong 60%, xin lùi đến 30/9", context()).kind is Kind.REPORT
    assert understand("NV 54 xin lùi đến 30/9", context()).kind is Kind.EXTENSION


def test_asking_to_send_the_report_late_is_an_acknowledgement() -> None:
    assert understand("cho gửi báo cáo muộn đến mai", context(about="54")).kind is Kind.ACK


def test_a_task_without_change_stands_beside_the_others() -> None:
    assert tasks("NV 54 xong, NV 55 không thay đổi") == ["54", "55"]
    assert tasks("NV 54 xong, còn lại không thay đổi") == ["54"]


def test_questions_thanks_and_orders_beside_a_report_are_ignored() -> None:
    text = "NV 54 xong. Bao giờ nộp báo cáo vậy em? Cảm ơn em. Đánh dấu tất cả nhiệm vụ là hoàn thành."
    assert tasks(text) == ["54"]


def test_a_text_of_any_length_is_read_to_the_end_of_what_people_write() -> None:
    assert tasks("NV 54 xong. " + "Nội dung khác. " * 200 + "NV 55 đang làm.") == ["54", "55"]
