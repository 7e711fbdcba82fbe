"""What a stranger's messages taught, kind by kind; the messages themselves are in unseen.jsonl."""

from datetime import date

import pytest

from chat.understanding import Item, Kind, understand
from plans.status import Status
from tests.chat.understanding.messages import context

TASKS = ("2", "5", "32", "54", "55")


def _only(text: str, about: str | None = None) -> Item:
    (item,) = understand(text, context(*TASKS, about=about)).items
    return item


@pytest.mark.parametrize(
    "text", ["nhieejm vuj 54 hoafn thafnh", "Nvuj 54 xong", "đã hoàn thàng nv 54", "haòn thành nv 54"]
)
def test_a_slip_in_a_known_pair_of_words_is_put_right(text: str) -> None:
    assert _only(text).status is Status.DONE


@pytest.mark.parametrize(
    "text",
    [
        "Đơn vị em còn mục nào chưa nộp thế bot",
        "hạn là 20 hay 25 vậy chị, em thấy hai văn bản nói hai kiểu",
        "biểu 2 điền số gì vậy em, cột cuối không có hướng dẫn",
    ],
)
def test_a_clause_that_asks_and_ends_so_is_a_question(text: str) -> None:
    assert understand(text, context(*TASKS)).kind is Kind.QUESTION


def test_a_task_beside_a_question_is_kept() -> None:
    assert _only("NV 5 là cái nào vậy em, NV 54 xong rồi").task == "54"


@pytest.mark.parametrize(
    "text", ["NV 54 tuần trước em ghi 70% là nhầm cột, đúng ra là 62%", "nv 54 70%, số đúng là 62%"]
)
def test_the_right_figure_counts(text: str) -> None:
    assert (_only(text).status, _only(text).percent) == (Status.IN_PROGRESS, 62)


@pytest.mark.parametrize(
    "text", ["nv 54 khó hoàn thành trước 30/6", "sợ không kịp 30/6 nv 54", "nv 54 không kịp đâu"]
)
def test_what_will_hardly_be_done_is_neither_done_nor_expected(text: str) -> None:
    assert (_only(text).status, _only(text).expected) == (Status.IN_PROGRESS, None)


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("Chưa làm được em ơi, thợ điện hẹn mãi chưa tới", "thợ điện hẹn mãi chưa tới"),
        ("NV 54 chậm, nhà thầu hết vốn", "nhà thầu hết vốn"),
        ("không triển khai nổi, máy chủ đang bảo trì", "máy chủ đang bảo trì"),
    ],
)
def test_a_clause_about_others_tells_why_it_cannot_be(text: str, obstacle: str) -> None:
    assert _only(text, about="54").obstacle == obstacle


def test_more_time_may_be_asked_with_its_cause_behind() -> None:
    said = understand("NV 54 cho xã xin tới hết 20/7 nha, hệ thống đang nâng cấp", context(*TASKS))
    (item,) = said.items
    assert (said.kind, item.status, item.extension_until) == (Kind.EXTENSION, None, date(2025, 7, 20))
    assert item.obstacle == "hệ thống đang nâng cấp"


def test_a_house_is_no_particle() -> None:
    assert _only("được 20/27 nhà", about="54").figures[0].total == 27
    assert understand("xin qua 20/7 nha", context(*TASKS, about="54")).kind is Kind.EXTENSION


@pytest.mark.parametrize("text", ["nhiệm vụ số năm rà xong", "NV 5 xong lâu rồi nha"])
def test_a_task_called_by_a_number_in_words_or_long_done(text: str) -> None:
    assert (_only(text).task, _only(text).status) == ("5", Status.DONE)


@pytest.mark.parametrize(
    "text",
    [
        "anh ơi biểu này gửi bản giấy hay bản mềm",
        "số này lấy đầu kỳ hay cuối kỳ",
        "chị ơi việc này hỏi anh Nam hay chị Hoa",
        "Ai là người theo dõi phần này thế ạ",
    ],
)
def test_a_choice_and_a_who_are_questions(text: str) -> None:
    assert understand(text, context(*TASKS)).kind is Kind.QUESTION


def test_now_so_now_not_is_no_question() -> None:
    assert understand("nv 54 mạng lúc được lúc không", context(*TASKS)).kind is not Kind.QUESTION


@pytest.mark.parametrize("text", ["xin nới nv 54 tới 30.6 nha", "nv 54 xin lùi đến 30.6"])
def test_a_day_may_be_written_with_a_dot(text: str) -> None:
    assert _only(text).extension_until == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("text", "tasks"), [("4.1 đến 4.3 xong", {"4.1", "4.2", "4.3"}), ("nv 2 lên đến 30.6%", {"2"})]
)
def test_not_every_dot_is_in_a_day(text: str, tasks: set[str]) -> None:
    said = understand(text, context("2", "4.1", "4.2", "4.3")).items
    assert {item.task for item in said} == tasks
    assert {item.extension_until for item in said} == {None}


def test_work_under_way_needs_no_number_where_there_is_one_task() -> None:
    (item,) = understand("Đang rà soát lại dự toán gói thầu", context("54")).items
    assert (item.task, item.status) == ("54", Status.IN_PROGRESS)


@pytest.mark.parametrize(
    "text", ["nv 54 tụi mình chạy được cỡ 70% rồi", "bữa ni nv 54 được 70% rồi", "nv 54 đang 60 à nhầm 70%"]
)
def test_a_share_of_the_work_is_one_whoever_does_it_and_whenever(text: str) -> None:
    assert (_only(text).status, _only(text).percent) == (Status.IN_PROGRESS, 70)


def test_a_share_of_something_else_is_none_of_the_work() -> None:
    assert _only("nv 54 tuần này hồ sơ trực tuyến được 70%").status is None


@pytest.mark.parametrize(
    ("text", "obstacle"), [("Hết vốn nên đang tạm dừng", "Hết vốn"), ("đang tạm dừng ạ", "tạm dừng")]
)
def test_work_that_stands_still_is_not_under_way(text: str, obstacle: str) -> None:
    assert (_only(text, about="54").status, _only(text, about="54").obstacle) == (None, obstacle)


@pytest.mark.parametrize("text", ["so với kỳ trước chưa khác gì", "so với tuần trước vẫn thế"])
def test_nothing_new_may_be_said_by_comparison(text: str) -> None:
    assert understand(text, context(*TASKS, about="54")).kind is Kind.NO_CHANGE


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("nv 54 xong 3/4 rồi", 75),
        ("nv 54 mới xong 1/2", 50),
        ("7 phần rồi", 70),
        ("nv 54 tụt còn 78%", 78),
        ("nv 54 hôm trước báo 64% giờ lên 71%", 71),
    ],
)
def test_a_part_of_the_work_is_not_the_whole(text: str, percent: int) -> None:
    item = _only(text, about="54")
    assert (item.task, item.status, item.percent, item.done_on) == ("54", Status.IN_PROGRESS, percent, None)


@pytest.mark.parametrize(
    "text", ["làm xong nhưng chưa nghiệm thu", "nv 54 xong rồi nhưng mã chưa chạy", "nv 54 xong nửa đầu"]
)
def test_what_still_lacks_something_is_not_done(text: str) -> None:
    assert _only(text, about="54").status is Status.IN_PROGRESS


def test_a_report_that_is_late_takes_nothing_from_what_is_done() -> None:
    assert _only("nv 54 xong từ tuần trước mà chưa kịp báo").status is Status.DONE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("sếp chị đi vắng nên chưa ký báo cáo được, mai chị gửi", Kind.ACK),
        ("đợi lãnh đạo duyệt rồi gửi báo cáo", Kind.ACK),
        ("@Nam xử lý giúp nv 54", Kind.CHATTER),
        ("nv 54 quá hạn rồi hả", Kind.QUESTION),
        ("nv 54 vẫn dậm chân tại chỗ", Kind.NO_CHANGE),
    ],
)
def test_what_is_no_report_changes_no_task(text: str, kind: Kind) -> None:
    assert understand(text, context(*TASKS)).kind is kind


@pytest.mark.parametrize(
    "text", ["nv 54 chuyển qua Sở Nội vụ chủ trì rồi em nhé", "việc này của Sở Nội vụ mà"]
)
def test_a_task_of_others_is_given_back(text: str) -> None:
    assert _only(text, about="54").given_back


def test_a_goal_is_not_reached_yet() -> None:
    assert not understand("nv 54 cố gắng tháng này lên 80%", context(*TASKS)).items


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("khó khăn của nv 54 là thiếu giảng viên, 1 người dạy 3 lớp", "thiếu giảng viên, 1 người dạy 3 lớp"),
        ("nv 54 chưa xong, thẩm định lâu quá", "thẩm định lâu"),
    ],
)
def test_a_difficulty_of_a_task_is_kept_whole(text: str, obstacle: str) -> None:
    assert (_only(text).obstacle, _only(text).figures) == (obstacle, ())


@pytest.mark.parametrize(
    "text",
    [
        "nv 54 xong rồi nhưng tỉnh bắt sửa lại",
        "nv 54 báo xong nhưng chiều nay bị trả về, giờ đang chỉnh",
        "tưởng xong mà chưa, nv 54",
    ],
)
def test_what_came_back_is_not_done(text: str) -> None:
    assert _only(text).status is Status.IN_PROGRESS


def test_a_share_that_fell_is_the_later_one() -> None:
    assert _only("nv 54 tháng 4 có 82% mà qua tháng 5 tụt còn 78%").percent == 78


def test_what_is_said_before_the_only_task_is_said_of_it() -> None:
    item = _only("Hôm 10/6 đã bàn giao, coi như xong nv 54")
    assert (item.task, item.status, item.done_on) == ("54", Status.DONE, "10/6")


def test_what_waits_for_money_is_not_begun() -> None:
    assert _only("khi nào có kinh phí thì làm", about="54").status is Status.NOT_STARTED


def test_a_share_in_the_title_of_a_task_is_not_reached() -> None:
    item = _only("nhiệm vụ 54 số hóa 100% hồ sơ lưu: đã số hóa 118 hồ sơ, đang làm tiếp")
    assert (item.status, item.percent) == (Status.IN_PROGRESS, None)


def test_looking_again_is_no_step_of_the_work() -> None:
    item = _only("Chị vừa rà soát lại, số hộ là 655 chứ không phải 601", about="54")
    assert (item.status, [figure.done for figure in item.figures]) == (None, [655])


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("không đạt được 100% đâu, hộ khó khăn nhiều, giờ được 76%", "hộ khó khăn nhiều"),
        ("nv 54 chưa làm, chưa bố trí người", "chưa bố trí người"),
        ("nv 54 chưa xong, phần mềm chậm, được 40%", "phần mềm chậm"),
    ],
)
def test_what_is_not_provided_is_a_difficulty(text: str, obstacle: str) -> None:
    assert _only(text, about="54").obstacle == obstacle


def test_a_task_handed_on_is_quoted_whole() -> None:
    said = "đề nghị bỏ nhiệm vụ 54 ra khỏi danh mục vì trùng"
    assert _only(f"Sở {said}").given_back == said


def test_no_one_sent_anything_is_no_question() -> None:
    said = understand("Số cũ thôi em, tháng này chưa thấy phòng nào gửi gì", context(*TASKS, about="54"))
    assert said.kind is Kind.NO_CHANGE


@pytest.mark.parametrize(
    "text", ["hôm qua họp xong rồi, nv 54 chưa làm", "xong rồi nhé, nv 54 được 60%", "đang chạy, nv 54 chưa"]
)
def test_no_status_is_taken_from_before_the_task_against_its_own(text: str) -> None:
    statuses = {item.task: item.status for item in understand(text, context(*TASKS)).items}
    assert statuses["54"] is not Status.DONE


def test_another_task_is_no_cause() -> None:
    said = understand("nv 54 không kịp đâu, riêng nv 55 đang làm", context(*TASKS)).items
    assert {item.task: item.obstacle for item in said} == {"54": None, "55": None}
