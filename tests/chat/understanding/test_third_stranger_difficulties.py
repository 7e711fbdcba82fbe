"""What a third stranger wrote of proposals, difficulties and days, and what stands near it."""

import pytest

from plans.status import Status
from tests.chat.understanding.messages import items_of, only_item


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
    assert only_item(text).proposal is None


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
    assert only_item(text).proposal


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
    assert only_item(text, about="7").obstacle == obstacle


@pytest.mark.parametrize(
    "text",
    ["đã cấp cho 20 hộ ở xa trung tâm", "đã hỗ trợ 30 người già yếu cấp thẻ", "còn 32 hồ sơ chưa xử lý"],
)
def test_who_was_reached_is_not(text: str) -> None:
    assert only_item(text, about="7").obstacle is None


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
    item = only_item(text)
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
    item = only_item(text)
    assert (item.status, item.obstacle) == (status, None)


def test_a_merger_is_in_the_way_and_its_day_no_count() -> None:
    item = only_item("Trước 1/7 sáp nhập xã nên NV20 tạm dừng, sau 1/7 xã mới làm tiếp")
    assert (item.obstacle, item.figures) == ("sáp nhập xã", ())
    assert only_item("NV20 đã xong nên không báo cáo nữa").obstacle is None


@pytest.mark.parametrize("text", ["NV20 được 1/7 xã", "NV20 kết quả sau rà soát 5/7 xã"])
def test_a_count_of_communes_is_no_day(text: str) -> None:
    assert only_item(text).figures[0].total == 7


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành thì hoàn thành rồi nhưng chưa có văn bản gửi, tuần sau tôi gửi",
        "xong roi nhung chua co van ban, mai gui",
        "xong rồi nhưng chưa kịp chụp ảnh, mai em gửi",
    ],
)
def test_evidence_that_is_promised_is_no_difficulty(text: str) -> None:
    item = only_item(text, about="15")
    assert (item.status, item.obstacle) == (Status.DONE, None)


@pytest.mark.parametrize(
    "text", ["chưa có văn bản hướng dẫn nên chưa làm", "chưa có văn bản của Sở, tuần sau mới có"]
)
def test_a_document_that_others_owe_is(text: str) -> None:
    assert only_item(text, about="15").obstacle


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
    assert only_item(text).obstacle == obstacle


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
    item = only_item(text, about="18")
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
    item = only_item(text)
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
    item = only_item(text)
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
    assert [item.expected for item in items_of(text)] == days


def test_days_asked_for_are_not_expected() -> None:
    assert all(item.expected is None for item in items_of("xin lùi NV15 đến 20/6 và NV33 đến 25/6"))
