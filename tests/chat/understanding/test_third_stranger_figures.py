"""What a third stranger wrote of figures, shares, difficulties, proposals and days, and what is near it."""

import pytest

from chat.understanding import Item, Kind, understand
from plans.status import Status
from tests.chat.understanding.messages import context

LED = ("7", "12", "15", "18", "20", "33")


def _items(text: str, about: str | None = None) -> list[Item]:
    return list(understand(text, context(*LED, about=about)).items)


def _only(text: str, about: str | None = None) -> Item:
    (item,) = _items(text, about)
    return item


def _figures(item: Item) -> list[tuple[float, float | None, str | None]]:
    return [(figure.done, figure.total, figure.what) for figure in item.figures]


@pytest.mark.parametrize("text", ["NV33 0%", "NV33: tiến độ 0%", "nv33 0 phan tram", "NV33 hoàn thành 0%"])
def test_nothing_of_the_work_is_not_begun(text: str) -> None:
    item = _only(text)
    assert (item.status, item.percent) == (Status.NOT_STARTED, 0)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("NV33 giải ngân 0%", None),
        ("NV33 0% giải ngân", None),
        ("NV33 đang làm, 0% giải ngân", Status.IN_PROGRESS),
    ],
)
def test_nothing_of_one_figure_says_nothing_of_the_work(text: str, status: Status | None) -> None:
    assert _only(text).status is status


@pytest.mark.parametrize(
    "text",
    [
        "nv15 đã có 312/318 trường thu học phí (98,1%), 6 trường vùng cao chưa có sóng nên chưa làm được",
        "nv15 đạt 40%, 3 xã vùng cao mất sóng nên chưa triển khai được",
        "nv15 được 12/15 xã, xã Tân Lập bão lũ nên chưa làm",
    ],
)
def test_what_has_a_share_is_begun(text: str) -> None:
    assert _only(text).status is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "text", ["nv15 0/15 xã, chưa làm được", "nv15 chưa triển khai, chỉ tiêu 80%", "nv15 chưa làm, 0%"]
)
def test_what_has_none_is_not(text: str) -> None:
    assert _only(text).status is Status.NOT_STARTED


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
    item = _only(text)
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
    assert _only(text).percent == percent


@pytest.mark.parametrize(
    ("text", "status", "percent"),
    [
        ("NV12 tỷ lệ hồ sơ giấy giảm 5%, còn 12%", None, 12),
        ("NV12 không có hồ sơ trễ hạn (0%)", None, 0),
        ("NV12 (0%)", Status.NOT_STARTED, 0),
    ],
)
def test_a_share_of_something_else_states_nothing(text: str, status: Status | None, percent: float) -> None:
    item = _only(text)
    assert (item.status, item.percent) == (status, percent)


@pytest.mark.parametrize("text", ["NV12 chưa làm được 5% nào", "NV12 chưa triển khai ở 3/8 xã"])
def test_what_is_not_done_is_not_counted(text: str) -> None:
    item = _only(text)
    assert (item.status, item.percent, item.figures) == (Status.NOT_STARTED, None, ())


def test_shares_of_two_times_belong_to_their_tasks() -> None:
    assert [item.percent for item in _items("NV12 tháng 5 đạt 40%, NV15 tháng 6 đạt 62%")] == [40, 62]


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
    item = _only(text)
    assert (item.status, item.percent) == (Status.IN_PROGRESS, 85)


def test_a_status_that_is_called_wrong_is_taken_back() -> None:
    assert _only("NV12 ghi chưa làm là sai, đã xong rồi").status is Status.DONE
    assert _only("NV12 ghi chưa làm là sai, đang làm 60%").status is Status.IN_PROGRESS


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
    said = [(item.status, item.percent) for item in _items(text)]
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
    assert _only(text).percent == percent


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
    item = _only(text)
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
    item = _only(text)
    assert (item.task, item.status, item.percent) == ("15", Status.IN_PROGRESS, None)


def test_a_share_that_is_left_asks_for_its_task() -> None:
    assert _only("còn 20% nữa là xong").task is None


@pytest.mark.parametrize("text", ["pin còn 20%", "Quỹ còn 20% thôi nhé", "còn 20% thôi nhé"])
def test_what_is_left_of_something_else_is_chatter(text: str) -> None:
    assert understand(text, context(*LED)).kind is Kind.CHATTER


@pytest.mark.parametrize(
    "text",
    [
        "NV12 đã làm xong cơ sở dữ liệu đất đai của 85 trên 102 xã",
        "nv12 da lam xong co so du lieu cua 85 tren 102 xa",
        "NV12 đã hoàn thành số hóa của 85 trên 102 xã còn lại 17 xã đang đo",
    ],
)
def test_some_out_of_more_are_not_all(text: str) -> None:
    item = _only(text)
    assert (item.status, item.figures[0].done) == (None, 85)


def test_all_out_of_all_are() -> None:
    assert _only("NV12 đã hoàn thành số hóa 102 trên 102 xã").status is Status.DONE


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("NV 12: số hoá 1.250 hồ sơ di tích / tổng 1.250 hồ sơ.", (1250, 1250, "hồ sơ di tích")),
        ("NV 12: 85 xã / tổng 102 xã", (85, 102, "xã")),
        ("NV 12 đã cấp 1.200 thẻ / tổng số 1.350 thẻ", (1200, 1350, "thẻ")),
        ("NV 12: 85 xã / tổng số 102", (85, 102, "xã")),
    ],
)
def test_both_sides_of_a_count_may_have_their_noun(text: str, figure: tuple[float, float, str]) -> None:
    assert _figures(_only(text)) == [figure]


def test_two_kinds_of_the_counted_are_two_counts() -> None:
    assert len(_only("NV 12: 20 hộ nghèo / 30 hộ cận nghèo").figures) == 2


@pytest.mark.parametrize(
    "text",
    [
        "12 hộ đã xong, 15 hộ còn lại tuần sau, tổng 27 hộ",
        "12 ho da xong, 15 ho con lai tuan sau, tong 27 ho",
        "đã xong 12 hộ, tổng 27 hộ",
        "12 hộ xong (tổng 27 hộ)",
        "tổng 27 hộ, xong 12 hộ",
    ],
)
def test_how_many_there_are_is_not_done(text: str) -> None:
    item = _only(text, about="33")
    assert [figure.done for figure in item.figures] == [12]
    assert item.status is not Status.DONE


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("cấp 12 thẻ, sửa 15 thẻ, tổng 27 thẻ", [12, 15, 27]),
        ("tuần này xong 12 hộ, tổng 27 hộ", [12, 27]),
        ("tháng này thêm 40 mẫu, tổng 352 mẫu", [352]),
    ],
)
def test_a_sum_of_what_is_done_is(text: str, done: list[float]) -> None:
    assert [figure.done for figure in _only(text, about="33").figures] == done


@pytest.mark.parametrize(
    "text",
    [
        "NV 20 đã chi trả qua TK 41.200 người với số tiền 98,6 tỷ đồng",
        "NV 20 đã chi trả qua tài khoản 41.200 người, số tiền 98,6 tỷ đồng",
    ],
)
def test_a_count_behind_an_account_is_kept(text: str) -> None:
    assert _figures(_only(text)) == [(41200, None, "người"), (98.6, None, "tỷ đồng")]


def test_a_clause_of_a_law_is_no_count() -> None:
    assert _only("NV 20 khoản 3 điều 5 đã xong").figures == ()


@pytest.mark.parametrize(
    ("text", "percent"),
    [("nv15 hoàn thành vượt chỉ tiêu 112%", 112), ("nv15 xong, vượt chỉ tiêu 12%", None)],
)
def test_more_than_was_aimed_at_is_a_share_above_all(text: str, percent: float | None) -> None:
    item = _only(text)
    assert (item.status, item.percent) == (Status.DONE, percent)


def test_a_share_before_but_is_of_the_work() -> None:
    assert _only("nv20 đạt 98% nhưng chưa nghiệm thu").status is Status.IN_PROGRESS


def test_what_follows_from_figures_has_them() -> None:
    item = _only("tổng 1.986.000 dữ liệu, đã chuyển vào CSDL hộ tịch 1.986.000, tỷ lệ 100%. => NV 12 HT.")
    assert (item.status, item.percent, item.figures[0].done) == (Status.DONE, 100, 1986000)
    first, second = _items("NV 7 đã cấp 30 thẻ. => NV 12 đang làm")
    assert (len(first.figures), second.figures) == (1, ())


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị các sở, ngành hoàn thành nhiệm vụ 12 trước ngày 20/6/2025 và báo cáo kết quả.\nSở đang làm",
        "đề nghị UBND các xã khẩn trương triển khai NV 12 trước 20/6. Xã em đang làm",
        "NV20 đạt 75%, đề nghị tổ giúp việc sửa lại",
        "nv20 75%, de nghi to giup viec sua lai giup",
        "NV20 75%, đề nghị đính chính trong báo cáo",
        "NV20 75%, nhờ tổ giúp việc điều chỉnh lại số liệu",
    ],
)
def test_an_order_and_a_correction_are_not_proposed(text: str) -> None:
    assert _only(text).proposal is None


@pytest.mark.parametrize(
    "text",
    [
        "NV12 đề nghị các sở, ngành phối hợp cung cấp số liệu",
        "NV12 đề nghị các sở sớm cung cấp dữ liệu trước 20/6",
        "NV20 đề nghị tổ giúp việc sửa đổi hướng dẫn",
        "NV20 đề nghị UBND tỉnh điều chỉnh chỉ tiêu",
        "NV20 đề nghị đổi mật khẩu tài khoản",
        "NV20 đề nghị Bộ sửa lỗi phần mềm",
        "NV20 đề nghị điều chỉnh kết quả xếp hạng của xã",
    ],
)
def test_what_a_unit_needs_is_proposed(text: str) -> None:
    assert _only(text).proposal


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        (
            "cap 1200/1350 cong dan, con 150 nguoi di lam an xa chua ve dc",
            "150 nguoi di lam an xa chua ve dc",
        ),
        ("còn 20 hộ đi vắng chưa gặp được", "20 hộ đi vắng chưa gặp được"),
        ("còn 3 cụ ốm nặng không đi được", "3 cụ ốm nặng không đi được"),
    ],
)
def test_who_is_away_is_in_the_way(text: str, obstacle: str) -> None:
    assert _only(text, about="7").obstacle == obstacle


@pytest.mark.parametrize(
    "text",
    ["đã cấp cho 20 hộ ở xa trung tâm", "đã hỗ trợ 30 người già yếu cấp thẻ", "còn 32 hồ sơ chưa xử lý"],
)
def test_who_was_reached_is_not(text: str) -> None:
    assert _only(text, about="7").obstacle is None


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("NV33 chưa thực hiện, chờ bố trí kinh phí", "chờ bố trí kinh phí"),
        ("nv33 chua lam, cho bo tri kinh phi", "cho bo tri kinh phi"),
        ("NV33 chưa triển khai, chờ cấp vốn", "chờ cấp vốn"),
        ("33\tĐánh giá an toàn\tChưa thực hiện\tChờ bố trí kinh phí", "Chờ bố trí kinh phí"),
    ],
)
def test_means_awaited_are_in_the_way_of_what_is_not_begun(text: str, obstacle: str) -> None:
    item = _only(text)
    assert (item.status, item.obstacle) == (Status.NOT_STARTED, obstacle)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("NV33 đang chờ kinh phí", Status.IN_PROGRESS),
        ("NV33 chưa làm, chờ hướng dẫn của Bộ", Status.WAITING),
        ("NV33 chưa xong, chờ sếp ký", Status.IN_PROGRESS),
    ],
)
def test_another_wait_is_none(text: str, status: Status) -> None:
    item = _only(text)
    assert (item.status, item.obstacle) == (status, None)


def test_a_merger_is_in_the_way_and_its_day_no_count() -> None:
    item = _only("Trước 1/7 sáp nhập xã nên NV20 tạm dừng, sau 1/7 xã mới làm tiếp")
    assert (item.obstacle, item.figures) == ("sáp nhập xã", ())
    assert _only("NV20 đã xong nên không báo cáo nữa").obstacle is None


@pytest.mark.parametrize("text", ["NV20 được 1/7 xã", "NV20 kết quả sau rà soát 5/7 xã"])
def test_a_count_of_communes_is_no_day(text: str) -> None:
    assert _only(text).figures[0].total == 7


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành thì hoàn thành rồi nhưng chưa có văn bản gửi, tuần sau tôi gửi",
        "xong roi nhung chua co van ban, mai gui",
        "xong rồi nhưng chưa kịp chụp ảnh, mai em gửi",
    ],
)
def test_evidence_that_is_promised_is_no_difficulty(text: str) -> None:
    item = _only(text, about="15")
    assert (item.status, item.obstacle) == (Status.DONE, None)


@pytest.mark.parametrize(
    "text", ["chưa có văn bản hướng dẫn nên chưa làm", "chưa có văn bản của Sở, tuần sau mới có"]
)
def test_a_document_that_others_owe_is(text: str) -> None:
    assert _only(text, about="15").obstacle


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("nv7 chua co may in the nen chua lam dc", "chua co may in the"),
        ("nv7 kho khan: thieu anh", "thieu anh"),
        ("nv7 vuong kinh phi the anh", "kinh phi"),
        ("nv7 vướng kinh phí thế anh", "kinh phí"),
    ],
)
def test_a_noun_without_its_marks_is_kept(text: str, obstacle: str) -> None:
    assert _only(text).obstacle == obstacle


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("5/9 thôn rồi ạ, còn 4 thôn cuối tháng ni xong", None, "cuối tháng ni"),
        ("còn 4 thôn tuần sau xong", Status.IN_PROGRESS, "tuần sau"),
        ("còn 4 thôn tuần sau mới làm", Status.IN_PROGRESS, None),
    ],
)
def test_the_day_of_the_rest_is_when_it_is_expected(
    text: str, status: Status | None, expected: str | None
) -> None:
    item = _only(text, about="18")
    assert (item.status, item.expected) == (status, expected)


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Theo kế hoạch NV15 hoàn thành ngày 10/6, thực tế hoàn thành ngày 8/6", Status.DONE, "ngày 8/6"),
        ("NV15 theo lộ trình hoàn thành 30/5, thực tế 5/6 xong", Status.DONE, "5/6"),
        ("Theo kế hoạch NV15 hoàn thành ngày 10/6", Status.IN_PROGRESS, None),
        ("NV15 đã hoàn thành ngày 10/6 theo kế hoạch", Status.DONE, "ngày 10/6"),
        ("NV15 theo kế hoạch số 45 đã hoàn thành 10/6", Status.DONE, "10/6"),
    ],
)
def test_a_planned_day_is_not_when_it_was_done(text: str, status: Status, day: str | None) -> None:
    item = _only(text)
    assert (item.status, item.done_on, item.expected) == (status, day, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nv33 mới ký hợp đồng 5/6", None),
        ("nv33 moi ky hop dong ngay 5/6", None),
        ("nv33 mới gửi hôm 2/6", None),
        ("nv33 sẽ ký hợp đồng 5/7", "5/7"),
        ("nv33 dự kiến xong 30/6", "30/6"),
    ],
)
def test_the_day_of_a_step_that_was_taken_is_not_expected(text: str, expected: str | None) -> None:
    item = _only(text)
    assert (item.status, item.expected) == (Status.IN_PROGRESS, expected)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("lãnh đạo chỉ đạo phải xong NV15 trước 20/6 và NV33 trước 25/6", ["20/6", "25/6"]),
        ("nv15 du kien xong truoc 20/6, nv33 truoc 25/6", ["20/6", "25/6"]),
        ("NV15 sẽ xong 20/6, NV33 25/6, NV12 30/6", ["20/6", "25/6", "30/6"]),
    ],
)
def test_a_day_alone_is_when_the_next_task_is_expected(text: str, days: list[str]) -> None:
    assert [item.expected for item in _items(text)] == days


def test_days_asked_for_are_not_expected() -> None:
    assert all(item.expected is None for item in _items("xin lùi NV15 đến 20/6 và NV33 đến 25/6"))
