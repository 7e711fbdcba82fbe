"""What a third stranger wrote of shares, and what stands near it."""

import pytest

from chat.understanding import Kind, understand
from plans.status import Status
from tests.chat.understanding.messages import context, items_of, only_item

LED = ("7", "12", "15", "18", "20", "33")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("NV33 giải ngân 0%", None),
        ("NV33 0% giải ngân", None),
        ("NV33 đang làm, 0% giải ngân", Status.IN_PROGRESS),
    ],
)
def test_nothing_of_one_figure_says_nothing_of_the_work(text: str, status: Status | None) -> None:
    assert only_item(text).status is status


@pytest.mark.parametrize(
    "text",
    [
        "nv15 đã có 312/318 trường thu học phí (98,1%), 6 trường vùng cao chưa có sóng nên chưa làm được",
        "nv15 đạt 40%, 3 xã vùng cao mất sóng nên chưa triển khai được",
        "nv15 được 12/15 xã, xã Tân Lập bão lũ nên chưa làm",
    ],
)
def test_what_has_a_share_is_begun(text: str) -> None:
    assert only_item(text).status is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "text", ["nv15 0/15 xã, chưa làm được", "nv15 chưa triển khai, chỉ tiêu 80%", "nv15 chưa làm, 0%"]
)
def test_what_has_none_is_not(text: str) -> None:
    assert only_item(text).status is Status.NOT_STARTED


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Kết quả NV 12 so với tháng trước: tháng 5 đạt 40%, tháng 6 đạt 62%", 62),
        ("ket qua nv 12: thang 5 dat 40%, thang 6 dat 62%", 62),
        ("NV12 tháng 6 đạt 62%, tháng 5 đạt 40%", 62),
        ("NV12 tháng 4 20%, tháng 5 40%, tháng 6 60%", 60),
        ("NV12: quý I 30%, quý II 55%", 55),
        ("NV12 40% tháng 5, 62% tháng 6", 62),
        ("NV12 30/5: 40%, 10/6: 62%", 62),
        ("NV12 tháng 5 đạt 40%, đến nay 62%", 62),
        ("NV12 tuần trước 40% tuần này 55%", 55),
        ("NV12 tuần trước 40 tuần này 55%", 55),
        ("Tháng 5: NV12 đạt 30%. Tháng 6: 45%", 45),
    ],
)
def test_the_share_of_the_latest_time_counts(text: str, percent: float) -> None:
    item = only_item(text)
    assert (item.status, item.percent) == (Status.IN_PROGRESS, percent)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("NV12 tháng 5 đạt 40%, tháng 7 đạt 62%", None),
        ("NV12 tháng 5 đạt 40%, tháng 6 dự kiến 62%", 40),
        ("NV12 tháng 5 cấp được 40% thẻ, tháng 6 cài được 62% máy", None),
    ],
)
def test_a_share_to_come_or_of_something_else_does_not(text: str, percent: float | None) -> None:
    assert only_item(text).percent == percent


@pytest.mark.parametrize(
    ("text", "status", "percent"),
    [
        ("NV12 tỷ lệ hồ sơ giấy giảm 5%, còn 12%", None, 12),
        ("NV12 không có hồ sơ trễ hạn (0%)", None, 0),
        ("NV12 (0%)", Status.IN_PROGRESS, 0),
    ],
)
def test_a_share_of_something_else_states_nothing(text: str, status: Status | None, percent: float) -> None:
    item = only_item(text)
    assert (item.status, item.percent) == (status, percent)


@pytest.mark.parametrize("text", ["NV12 chưa làm được 5% nào", "NV12 chưa triển khai ở 3/8 xã"])
def test_what_is_not_done_is_not_counted(text: str) -> None:
    item = only_item(text)
    assert (item.status, item.percent, item.figures) == (Status.NOT_STARTED, None, ())


def test_shares_of_two_times_belong_to_their_tasks() -> None:
    assert [item.percent for item in items_of("NV12 tháng 5 đạt 40%, NV15 tháng 6 đạt 62%")] == [40, 62]


def test_a_share_is_kept_beside_no_change() -> None:
    understood = understand("Tháng 5: NV20 đạt 30%. Tháng 6: 30% (không đổi)", context(*LED))
    assert understood.kind is Kind.NO_CHANGE
    assert [(item.task, item.percent) for item in understood.items] == [("20", 30)]


@pytest.mark.parametrize(
    "text",
    [
        "Tổ giúp việc ghi NV12 mới 50% là sai, đã 85% từ hôm 5/6 rồi",
        "to giup viec ghi nv12 moi 50% la sai, da 85% tu hom 5/6 roi",
        "NV12 báo 50% là không đúng, đã đạt 85%",
        "NV12 50% là chưa đúng, thực tế 85%",
    ],
)
def test_what_is_called_wrong_is_taken_back(text: str) -> None:
    item = only_item(text)
    assert (item.status, item.percent) == (Status.IN_PROGRESS, 85)


def test_a_status_that_is_called_wrong_is_taken_back() -> None:
    assert only_item("NV12 ghi chưa làm là sai, đã xong rồi").status is Status.DONE
    assert only_item("NV12 ghi chưa làm là sai, đang làm 60%").status is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "text",
    [
        "Giỏi lắm, hệ thống lỗi suốt từ sáng mà cứ đòi NV33 phải xong 100%",
        "NV33 phải xong 100%",
        "sếp yêu cầu NV33 đạt 100%",
        "lãnh đạo đòi NV33 xong 100% trong tuần",
        "cấp trên chỉ đạo NV33 hoàn thành 100%",
        "sep doi nv33 xong 100%",
    ],
)
def test_what_is_demanded_is_not_achieved(text: str) -> None:
    said = [(item.status, item.percent) for item in items_of(text)]
    assert said in ([], [(Status.IN_PROGRESS, None)])


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("tỉnh bắt NV33 đạt 90%, hiện mới 60%", 60),
        ("NV33 đang chỉ đạo các xã làm, đạt 60%", 60),
        ("NV33 theo yêu cầu của Sở đã đạt 100%", 100),
        ("NV33 bắt đầu làm được 60%", 60),
    ],
)
def test_what_is_achieved_beside_a_demand_is(text: str, percent: float) -> None:
    assert only_item(text).percent == percent


@pytest.mark.parametrize(
    "text",
    [
        "NV15 giảm 5% so với tháng trước, còn 60%",
        "nv15 giam 5% so voi thang truoc con 60%",
        "NV15 tụt 5% còn 60%",
        "NV15 giảm 5%, hiện chỉ còn 60%",
    ],
)
def test_what_it_fell_to_is_the_share(text: str) -> None:
    item = only_item(text)
    assert (item.status, item.percent) == (Status.IN_PROGRESS, 60)


@pytest.mark.parametrize(
    "text",
    [
        "NV15 còn 20% nữa là xong",
        "nv15 con 20% nua la xong",
        "nv15 chi con 20% la xong",
        "NV15 còn lại 20%",
        "NV15 còn khoảng 10% nữa thôi",
        "NV15 xong rồi, còn 5% nữa thôi",
        "NV15 còn 60%",
    ],
)
def test_a_share_that_is_left_is_under_way(text: str) -> None:
    item = only_item(text)
    assert (item.task, item.status, item.percent) == ("15", Status.IN_PROGRESS, None)


def test_a_share_that_is_left_asks_for_its_task() -> None:
    assert only_item("còn 20% nữa là xong").task is None


@pytest.mark.parametrize("text", ["pin còn 20%", "Quỹ còn 20% thôi nhé", "còn 20% thôi nhé"])
def test_what_is_left_of_something_else_is_chatter(text: str) -> None:
    assert understand(text, context(*LED)).kind is Kind.CHATTER


@pytest.mark.parametrize(
    ("text", "percent"),
    [("nv15 hoàn thành vượt chỉ tiêu 112%", 112), ("nv15 xong, vượt chỉ tiêu 12%", None)],
)
def test_more_than_was_aimed_at_is_a_share_above_all(text: str, percent: float | None) -> None:
    item = only_item(text)
    assert (item.status, item.percent) == (Status.DONE, percent)


def test_a_share_before_but_is_of_the_work() -> None:
    assert only_item("nv20 đạt 98% nhưng chưa nghiệm thu").status is Status.IN_PROGRESS


def test_what_follows_from_figures_has_them() -> None:
    item = only_item("tổng 1.986.000 dữ liệu, đã chuyển vào CSDL hộ tịch 1.986.000, tỷ lệ 100%. => NV 12 HT.")
    assert (item.status, item.percent, item.figures[0].done) == (Status.DONE, 100, 1986000)
    first, second = items_of("NV 7 đã cấp 30 thẻ. => NV 12 đang làm")
    assert (len(first.figures), second.figures) == (1, ())
