"""Shares that somebody half takes back, parts of the work, tasks named last, words borrowed from English."""

import pytest

from chat.understanding import Item, Kind, understand
from plans.status import Status
from tests.chat.understanding.messages import context


def _items(text: str) -> list[Item]:
    return list(understand(text, context("12", "15", "20", "33")).items)


def _said(text: str) -> list[tuple[str | None, Status | None, float | None]]:
    return [(item.task, item.status, item.percent) for item in _items(text)]


@pytest.mark.parametrize(
    "text",
    [
        "hôm trước báo nhầm nv 12, mới 60% thôi chứ chưa xong",
        "nv 12 mới 60% chưa xong",
        "nv 12 mới 60% thôi chưa xong đâu",
        "nv 12 được 60% chứ chưa hoàn thành",
    ],
)
def test_a_share_is_kept_beside_not_yet_done(text: str) -> None:
    assert _said(text) == [("12", Status.IN_PROGRESS, 60)]


@pytest.mark.parametrize(
    "text",
    [
        "nv 12 xong khoảng 2/3 rồi",
        "nv 12 hoàn thành 2/3 công việc",
        "nv 12 hoàn thành được khoảng 2/3 công việc",
        "nv 12 đã xong 1/3 phần việc",
        "nv 12 làm được khoảng 2/3 rồi, chắc đầu tháng sau xong",
    ],
)
def test_a_part_that_is_done_is_no_task_that_is_done(text: str) -> None:
    assert _said(text) == [("12", Status.IN_PROGRESS, None)]


def test_a_day_that_is_hoped_for_is_no_part() -> None:
    (item,) = _items("nv 12 dự kiến xong khoảng 2/3")
    assert (item.status, item.expected) == (Status.IN_PROGRESS, "2/3")


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Đã triển khai đến 100% thôn, bản (NV 12)", 100),
        ("Triển khai được 60%, NV 12", 60),
        ("Triển khai được 60% - NV 12 ạ", 60),
    ],
)
def test_a_task_named_last_is_what_was_spoken_of(text: str, percent: float) -> None:
    assert _said(text) == [("12", Status.IN_PROGRESS, percent)]


@pytest.mark.parametrize("text", ["đã hoàn thành, còn NV 12", "Đã xong. NV 12"])
def test_a_task_that_begins_something_else_is_not(text: str) -> None:
    assert all(item.task is None for item in _items(text))


@pytest.mark.parametrize("text", ["nv12 oke r nha", "nv12 okie rồi", "nv 12 okê rồi ạ"])
def test_ok_is_done_however_it_is_spelled(text: str) -> None:
    assert _said(text) == [("12", Status.DONE, None)]


@pytest.mark.parametrize("text", ["Nv 12 done, 15 pending", "nv 12 xong, 15 pending"])
def test_pending_is_under_way(text: str) -> None:
    assert _said(text) == [("12", Status.DONE, None), ("15", Status.IN_PROGRESS, None)]


@pytest.mark.parametrize(
    "text",
    [
        "nv 33 chỉ tiêu giao 3000, đã đạt 2100",
        "nv 33 được giao 3.000, làm được 2.100",
        "nv 33 đã đạt 2100",
    ],
)
def test_what_was_reached_counts_also_where_nobody_says_what(text: str) -> None:
    (item,) = _items(text)
    assert [(figure.done, figure.what) for figure in item.figures] == [(2100, None)]


@pytest.mark.parametrize("text", ["tiến độ nv 12 là 3/4 hạng mục", "nv 12 đạt 3/4 hạng mục"])
def test_a_noun_after_it_tells_a_count_from_a_day(text: str) -> None:
    (item,) = _items(text)
    assert [(figure.done, figure.total, figure.what) for figure in item.figures] == [(3, 4, "hạng mục")]


@pytest.mark.parametrize("text", ["nv 20 tuần này ko làm gì thêm", "nv 20 chưa làm gì mới"])
def test_doing_nothing_more_is_no_change(text: str) -> None:
    understood = understand(text, context("12", "20"))
    assert understood.kind is Kind.NO_CHANGE
    assert [(item.task, item.status) for item in understood.items] == [("20", None)]


@pytest.mark.parametrize(
    "text", ["nv 12 tạm dừng theo CV 123/UBND-NC", "nv 12 đang tạm hoãn theo chỉ đạo của UBND tỉnh"]
)
def test_a_pause_that_was_ordered_is_waiting(text: str) -> None:
    assert _said(text) == [("12", Status.WAITING, None)]


def test_reached_and_not_reached_are_statuses_in_a_list() -> None:
    assert _said("NV 12 – Đạt; NV 15 – Chưa đạt; NV 20 – Đang thực hiện") == [
        ("12", Status.DONE, None),
        ("15", Status.IN_PROGRESS, None),
        ("20", Status.IN_PROGRESS, None),
    ]


def test_a_large_count_out_of_another_is_counted() -> None:
    (item,) = _items("số hộ đã rà soát nv 33: 1.200 trên 1.500")
    assert [figure.done for figure in item.figures] == [1200]


@pytest.mark.parametrize(
    ("text", "done", "total", "what"),
    [
        ("nv 12 đã giải ngân 2,5 tỷ/4 tỷ đồng", 2.5, 4, "tỷ đồng"),
        ("nv 12 giải ngân 2,5 tỷ đồng/4 tỷ đồng", 2.5, 4, "tỷ đồng"),
        ("nv 12 chi 500 triệu/2 tỷ đồng", 0.5, 2, "tỷ đồng"),
        ("nv 12 đã được 2,5 tỷ/4 tỷ", 2_500_000_000, 4_000_000_000, None),
        ("nv 12 thu nhận được 15.230 hồ sơ/18.000 hồ sơ", 15230, 18000, "hồ sơ"),
    ],
)
def test_both_numbers_of_a_count_may_have_their_unit(
    text: str, done: float, total: float, what: str | None
) -> None:
    (item,) = _items(text)
    assert [(figure.done, figure.total, figure.what) for figure in item.figures] == [(done, total, what)]


def test_tasks_in_one_line_are_no_title_of_the_first() -> None:
    assert _said("NV12: Hoàn thành 100% NV15: Hoàn thành 80% NV20: Chưa thực hiện") == [
        ("12", Status.DONE, 100),
        ("15", Status.IN_PROGRESS, 80),
        ("20", Status.NOT_STARTED, None),
    ]


@pytest.mark.parametrize("text", ["cả 4 việc đều xong", "tất cả 4 việc xong rồi"])
def test_all_may_be_counted(text: str) -> None:
    assert _said(text) == [(number, Status.DONE, None) for number in ("12", "15", "20", "33")]


def test_fewer_than_all_are_not_guessed() -> None:
    assert _items("cả 3 việc đều xong") == []


@pytest.mark.parametrize(
    "text",
    [
        "12. xong 15. đang làm 20. chưa làm",
        "12/ xong\n15/ đang làm\n20/ chưa làm",
        "12/ xong 15/ đang làm 20/ chưa",
        "12: xong 15: đang làm 20: chưa",
        "12) xong\n15) đang làm\n20) chưa",
    ],
)
def test_numbers_set_off_by_a_sign_are_tasks(text: str) -> None:
    assert [(task, status) for task, status, _ in _said(text)] == [
        ("12", Status.DONE),
        ("15", Status.IN_PROGRESS),
        ("20", Status.NOT_STARTED),
    ]


def test_shares_set_off_by_a_sign_are_shares() -> None:
    assert _said("12. 50% 15. 60%") == [("12", Status.IN_PROGRESS, 50), ("15", Status.IN_PROGRESS, 60)]
    assert _said("nv12=100 nv15=60") == [("12", Status.DONE, 100), ("15", Status.IN_PROGRESS, 60)]


def test_what_the_bot_has_not_seen_is_done_all_the_same() -> None:
    assert _said("nv 12 xong rồi mà chưa thấy bot ghi") == [("12", Status.DONE, None)]


def test_what_others_have_not_sent_is_their_delay() -> None:
    (item,) = _items("nv 12 nhờ anh đôn đốc Sở Y tế giúp, bên đó chưa gửi số liệu")
    assert (item.status, item.obstacle) == (None, "bên đó chưa gửi số liệu")


@pytest.mark.parametrize("text", ["NV 12 ✔ NV 15 ✖", "NV 12: ✅\nNV 15: ❌"])
def test_a_cross_is_not_done(text: str) -> None:
    assert _said(text) == [("12", Status.DONE, None), ("15", Status.NOT_STARTED, None)]


@pytest.mark.parametrize("text", ["nv 12 dự kiến trễ 1 tuần", "nv 12 khả năng sẽ bị chậm 3 ngày"])
def test_a_delay_that_is_foreseen_is_under_way(text: str) -> None:
    assert _said(text) == [("12", Status.IN_PROGRESS, None)]


@pytest.mark.parametrize("text", ["được 70 rồi em", "mới được khoảng 70 ạ"])
def test_a_bare_number_that_was_reached_is_a_share_of_what_is_answered(text: str) -> None:
    (item,) = understand(text, context("12", "15", about="15")).items
    assert (item.task, item.status, item.percent) == ("15", Status.IN_PROGRESS, 70)


def test_parts_of_which_one_is_left_are_no_tenths() -> None:
    (item,) = understand("đã xong 2 phần, còn phần 3", context("12", "15", about="15")).items
    assert (item.status, item.percent) == (Status.IN_PROGRESS, None)


@pytest.mark.parametrize(
    "text",
    [
        "nv 20 đẩy sang tháng 8 được k",
        "nv 20 lùi sang tháng 8 được không",
        "gia hạn nv 20 đến 15/8 được không ạ",
    ],
)
def test_asking_whether_a_day_will_do_asks_for_time(text: str) -> None:
    understood = understand(text, context("12", "20"))
    assert (understood.kind, [item.task for item in understood.items]) == (Kind.EXTENSION, ["20"])


@pytest.mark.parametrize("text", ["nv 20 có gia hạn được không", "hạn nv 20 là 15/8 được không"])
def test_asking_whether_time_is_given_at_all_is_a_question(text: str) -> None:
    assert understand(text, context("12", "20")).kind is Kind.QUESTION


def test_initials_of_a_status_in_a_list() -> None:
    assert _said("NV 12: HT; NV 15: ĐTH; NV 20: CTH") == [
        ("12", Status.DONE, None),
        ("15", Status.IN_PROGRESS, None),
        ("20", Status.NOT_STARTED, None),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12 HT", [("12", Status.DONE, None)]),
        ("12 HT rồi ạ", [("12", Status.DONE, None)]),
        (
            "12 HT, 15 HT, 20 chưa HT",
            [("12", Status.DONE, None), ("15", Status.DONE, None), ("20", Status.IN_PROGRESS, None)],
        ),
        ("nv 12 đã HT", [("12", Status.DONE, None)]),
        ("NV 12 chưa TH do thiếu vốn", [("12", Status.NOT_STARTED, None)]),
        ("NV 12 đã kết nối 5 CSDL, 12 HT", [("12", None, None)]),
        ("NV 12 đã xử lý 15 TH", [("12", None, None)]),
    ],
)
def test_initials_are_of_the_work_or_of_systems_and_cases(
    text: str, said: list[tuple[str, Status | None, float | None]]
) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "nv 12 xong tháng 5, tháng 6 đang làm",
        "nv 12 tháng 5 xong rồi, tháng 6 đang làm",
        "nv 12: quý I xong, quý II đang triển khai",
        "NV 12 năm 2024 đã hoàn thành, năm 2025 đang làm",
        "nv 12 30/5 xong dự thảo",
    ],
)
def test_what_is_done_of_one_time_is_not_all(text: str) -> None:
    assert _said(text) == [("12", Status.IN_PROGRESS, None)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nv 12 10/6 xong", "10/6"),
        ("nv 12 tháng 5 xong", "tháng 5"),
        ("nv 12 từ tháng 1 đang làm, 10/6 xong", "10/6"),
    ],
)
def test_a_day_that_was_lately_is_when_it_was_done(text: str, day: str) -> None:
    (item,) = understand(text, context("12", "15")).items
    assert (item.status, item.done_on, item.expected) == (Status.DONE, day, None)


@pytest.mark.parametrize("text", ["nv 12 20/5 thì xong", "nv 12 tháng 12 xong", "nv 12 15/7 xong"])
def test_a_day_to_come_is_when_it_is_expected(text: str) -> None:
    (item,) = understand(text, context("12", "15")).items
    assert (item.status, item.done_on) == (Status.IN_PROGRESS, None)


@pytest.mark.parametrize("text", ["nv 12 giao nhầm đơn vị rồi", "nv 12 phân công sai đơn vị ạ"])
def test_a_task_given_to_the_wrong_unit_is_given_back(text: str) -> None:
    (item,) = understand(text, context("12", "20")).items
    assert (item.task, item.status, bool(item.given_back)) == ("12", None, True)


def test_an_error_of_these_days_is_no_question() -> None:
    understood = understand("nv 12 hệ thống của bộ lỗi mấy hôm nay", context("12", "20"))
    assert (understood.kind, understood.items[0].task) == (Kind.REPORT, "12")
