"""Which task is meant: behind greetings, beside another one, without a pause, where none is named."""

import pytest

from chat.understanding import Item, Kind, understand
from plans.status import Status
from tests.chat.understanding.messages import context

DONE, GOING_ON, NOT_STARTED, ONGOING = (
    Status.DONE,
    Status.IN_PROGRESS,
    Status.NOT_STARTED,
    Status.DONE_ONGOING,
)


def _items(text: str) -> list[Item]:
    return list(understand(text, context("12", "15", "20", "33")).items)


def _stated(text: str) -> dict[str | None, Status | None]:
    return {item.task: item.status for item in _items(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Nội dung nhiệm vụ\nNV 12: đã xong",
        "STT\tNội dung nhiệm vụ\tTiến độ\n12\tNâng cấp hệ thống\tĐã hoàn thành",
        "noi dung nhiem vu 12 da xong",
        "Các nội dung nhiệm vụ được giao: NV 12 đã xong",
        "ung dung trien khai tai xa, nv 12 da xong",
        "nguoi dung thuc hien duoc roi, nv 12 da xong",
        "noi dung thuc hien: nv 12 da xong",
    ],
)
def test_what_a_task_holds_or_uses_is_not_that_it_is_stopped(text: str) -> None:
    (item,) = _items(text)
    assert (item.task, item.status, item.given_back) == ("12", DONE, None)


@pytest.mark.parametrize("text", ["nv 12 dung thuc hien", "nv 12 xin dung trien khai", "NV 12 dừng nhiệm vụ"])
def test_a_task_that_is_stopped_is_given_back(text: str) -> None:
    assert [bool(item.given_back) for item in _items(text)] == [True]


@pytest.mark.parametrize("text", ["đến 2/4 nhiệm vụ 12 đã xong", "ngày 2/4 nhiệm vụ số 12 đã xong"])
def test_a_day_before_a_task_stays_a_day(text: str) -> None:
    assert [(item.task, item.status, bool(item.done_on)) for item in _items(text)] == [("12", DONE, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Trước 1/7 sáp nhập xã nên NV20 tạm dừng, sau 1/7 xã mới làm tiếp",
        "NV 20 từ 1/7 xã mới thực hiện",
        "nv 20 sau 1/7 xa moi lam",
        "NV 20 sau 5/7 huyện mới bàn giao",
        "NV 20 xong trước 5/7 xã nhé",
    ],
)
def test_a_day_since_when_a_body_acts_counts_nothing(text: str) -> None:
    assert [(item.task, item.figures) for item in _items(text)] == [("20", ())]


@pytest.mark.parametrize(
    "text",
    [
        "NV 20 tăng từ 3/7 xã lên 5/7 xã",
        "NV 20 tháng trước 3/7 xã, tháng này 5/7 xã",
        "NV 20 lần trước 3/7 xã, nay 5/7 xã",
        "NV 20 đến nay 5/7 xã đã làm",
    ],
)
def test_what_was_counted_before_is_no_day(text: str) -> None:
    assert [(one.done, one.total) for item in _items(text) for one in item.figures] == [(5, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "Gửi các đ/c trong tổ giúp việc, Sở cập nhật: 12 xong rồi, 15 đang trình, 20 được tầm 60%",
        "Gửi các đ/c tổ giúp việc: 12 xong, 15 đang làm, 20 đạt 60%",
        "gui cac anh chi to giup viec: nv 12 xong, nv 15 dang lam, nv 20 duoc 60%",
        "Kính gửi các anh chị trong tổ, NV 12 xong, NV 15 đang làm, NV 20 đạt 60%",
    ],
)
def test_a_greeting_to_many_leaves_the_report_behind_it(text: str) -> None:
    assert _stated(text) == {"12": DONE, "15": GOING_ON, "20": GOING_ON}


@pytest.mark.parametrize(
    "text",
    [
        "Gửi các đồng chí tài liệu họp NV 12",
        "Gửi các đ/c NV 12 cần xong trước 20/6",
        "Đề nghị các đồng chí hoàn thành NV 12 trước 20/6",
        "mời các đ/c họp NV 12 lúc 14h",
        "thông báo 12 hồ sơ đang chờ",
    ],
)
def test_a_call_to_colleagues_stays_one(text: str) -> None:
    assert _items(text) == []


def test_a_number_that_opens_its_clause_among_others_is_a_task_though_units_might_be_counted() -> None:
    said = _items("12 xong, 15 đang làm, 20 được 60%, 33 đơn vị xin lùi đến 30/6 do nhà thầu chậm")
    assert [(item.task, bool(item.extension_until), item.figures) for item in said] == [
        ("12", False, ()),
        ("15", False, ()),
        ("20", False, ()),
        ("33", True, ()),
    ]


@pytest.mark.parametrize(
    "text", ["12 xong, 15 đang làm, 33 đơn vị đã nộp", "NV 15 xong 60%, 33 đơn vị xin lùi"]
)
def test_units_that_are_counted_are_no_task(text: str) -> None:
    assert "33" not in _stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "bữa trước e báo 12 xong là nhầm, mới đc 60 phần trăm thôi",
        "hôm qua em báo 12 xong là nhầm, mới được 60%",
        "hom truoc bao 12 xong la nham, moi duoc 60%",
    ],
)
def test_what_was_told_of_a_number_was_told_of_the_task(text: str) -> None:
    assert [(item.task, item.status, item.percent) for item in _items(text)] == [("12", GOING_ON, 60)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            (
                "nhiệm vụ 12 thì đã xong dữ liệu còn lại 17 xã đang đo nhiệm vụ 15 thì đã hoàn thành rồi ạ"
                " nhiệm vụ 20 đang vướng kinh phí còn nhiệm vụ 33 thì vẫn làm thường xuyên"
            ),
            {"12": DONE, "15": DONE, "20": None, "33": ONGOING},
        ),
        (
            "nv 12 xong roi con 3 xa dang lam nv 15 da xong nv 20 chua lam",
            {"12": DONE, "15": DONE, "20": NOT_STARTED},
        ),
        ("NV 12 vướng kinh phí NV 15 đã xong NV 20 đang làm", {"12": None, "15": DONE, "20": GOING_ON}),
        ("NV 12 xong rồi còn đang làm NV 15", {"12": DONE, "15": GOING_ON}),
        ("đã xong NV 12 còn NV 15 đang làm", {"12": DONE, "15": GOING_ON}),
        ("chưa xong NV12 thì chưa thể làm NV15 được", {"12": GOING_ON, "15": NOT_STARTED}),
    ],
)
def test_without_a_pause_each_task_keeps_its_own(text: str, stated: dict[str, Status]) -> None:
    assert _stated(text) == stated


@pytest.mark.parametrize(
    "text", ["NV20 vướng kinh phí còn NV33 đã xong", "nv 20 vuong kinh phi rieng nv 33 da xong"]
)
def test_a_difficulty_ends_where_the_next_task_begins(text: str) -> None:
    blocked, done = _items(text)
    assert (blocked.task, blocked.obstacle) in {("20", "kinh phí"), ("20", "kinh phi")}
    assert (done.task, done.status) == ("33", DONE)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("NV 15: đã xong\nNV 33: lồng ghép thực hiện cùng nv 15", {"15": DONE, "33": GOING_ON}),
        ("NV 33: thực hiện cùng nv 15 đã hoàn thành", {"33": DONE}),
        ("NV 33: làm chung với nv 15\nNV 15: chưa làm", {"33": GOING_ON, "15": NOT_STARTED}),
        ("NV 33: chờ NV 15 xong mới làm", {"33": GOING_ON}),
        ("nv 33 doi nv 15 hoan thanh thi moi lam duoc", {"33": GOING_ON}),
        ("NV 33 phụ thuộc vào NV 15, đang làm", {"33": GOING_ON}),
        ("NV 12 cùng NV 15 đã xong", {"12": DONE, "15": DONE}),
        ("NV 12: xong với NV 15 đang làm", {"12": DONE, "15": GOING_ON}),
        ("NV 12: đã xong, NV 15: chưa làm", {"12": DONE, "15": NOT_STARTED}),
    ],
)
def test_a_task_only_mentioned_in_anothers_line_says_nothing(text: str, stated: dict[str, Status]) -> None:
    assert _stated(text) == stated


@pytest.mark.parametrize(
    "text",
    [
        "xa da cai dat VNeID cho 3.250 nguoi, dat 87.5%",
        "xã đã cài đặt VNeID cho 3.250 người, đạt 87,5%",
        "Đã cấp 3.250 thẻ (đạt 87,5%)",
        "đã thu phí 3.250 hộ, được 87,5%",
    ],
)
def test_what_is_achieved_and_its_share_are_work_though_no_task_is_named(text: str) -> None:
    (item,) = _items(text)
    assert (item.task, item.percent, [one.done for one in item.figures]) == (None, 87.5, [3250])


@pytest.mark.parametrize(
    "text",
    [
        "đã mời 120 người họp, đạt 80%",
        "lớp có 30 cháu, đạt 80% giỏi",
        "Toàn tỉnh đón 3.250 lượt khách, đạt 80% kế hoạch",
        "đã phát 120 giấy mời",
    ],
)
def test_other_counts_are_chatter(text: str) -> None:
    assert understand(text, context("12", "15")).kind is Kind.CHATTER


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Đã ban hành kế hoạch thực hiện NV33 số 45/KH-SYT ngày 3/6/2025", "số 45/KH-SYT ngày 3/6/2025"),
        ("da ban hanh ke hoach trien khai nv 33 so 45/KH-SYT", "so 45/KH-SYT"),
        ("Đã gửi báo cáo nhiệm vụ 33 số 45/BC-SYT", "số 45/BC-SYT"),
        ("Theo kế hoạch thực hiện NV33 số 45/KH-UBND, sở đang làm", None),
        ("Căn cứ kế hoạch triển khai NV33 số 45/KH-UBND, sở đang làm", None),
        ("NV 33 đang thực hiện theo kế hoạch số 45/KH-UBND", None),
    ],
)
def test_a_document_is_known_though_the_task_stands_within_its_name(text: str, document: str | None) -> None:
    assert [(item.task, item.document) for item in _items(text)] == [("33", document)]
