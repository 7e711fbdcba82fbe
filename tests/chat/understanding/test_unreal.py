"""Messages that name a status which is not so: ordered, planned, claimed by mistake, denied, still ahead."""

import pytest

from chat.understanding import Kind, understand
from plans.status import Status
from tests.chat.understanding.messages import context


def _statuses(text: str) -> list[tuple[str | None, Status | None]]:
    return [(item.task, item.status) for item in understand(text, context("12", "15", "20", "33")).items]


@pytest.mark.parametrize(
    "text",
    [
        "NV 12 lẽ ra hoàn thành từ tháng 4 nhưng đến nay mới được 70%",
        "NV 12 đáng lẽ xong từ tháng 5 mà giờ mới 50%",
        "nv 12 theo ke hoach xong thang 5 nhung dang vuong",
        "NV12 Sở ghi nhầm là hoàn thành, thực tế mới đạt 75%",
        "NV12 báo nhầm là xong, thực tế đang làm",
        "NV12 không phải là chưa làm, mà làm rồi nhưng chưa được nghiệm thu",
        "NV12 đâu phải chưa làm, đang làm rồi",
        "NV12 hôm nay trình, mai ký là xong",
        "NV12 ký nữa là xong",
        "NV12 đợi chị Lan duyệt là xong",
        "hoàn thành NV 12 trước 20/6",
        "NV12 chưa đâu vào đâu",
        "NV12 tháng trước báo hoàn thành nhưng nay còn 2 hạng mục chưa bàn giao",
        "NV12 hoàn thành, còn 2 hộ chưa nhận thẻ",
        "NV12 xong được cái khung thôi",
        "NV12 xong mỗi thôn Đoài",
        "NV12 đã hoàn thành việc lấy ý kiến",
        "NV12 đã hoàn thành công tác chuẩn bị",
        "NV12 chậm hoàn thành",
        "NV12 tiến độ hoàn thành còn chậm",
        "NV 12 xong rồi!!! xong đâu mà xong, mạng đứt suốt, giờ vẫn 40% thôi",
        "NV 12 hoàn thành đâu mà hoàn thành",
        "Viettel bảo NV 12 xong rồi nhưng bên em chưa thấy bàn giao",
    ],
)
def test_what_is_not_done_is_under_way(text: str) -> None:
    assert _statuses(text) == [("12", Status.IN_PROGRESS)]


@pytest.mark.parametrize(
    "text",
    [
        "NV12 bấm nhầm đang làm, xong rồi nhé",
        "NV12 không phải là chưa xong mà xong rồi",
        "ai bảo nv12 chưa làm? làm xong từ đời nào rồi",
        "NV12 vậy là xong",
        "em báo NV 12 xong rồi mà",
        "đã hoàn thành nhiệm vụ được giao NV 12",
        "NV12 kết thúc rồi ạ",
        "NV12 vừa khai trương hôm qua",
        "NV12 coi như xong",
        "Sở đã hoàn thành NV 12 trước ngày 5/6",
        "Sở hoàn thành NV 12 ngày 10/6",
        "NV12 đã hoàn thành theo kế hoạch",
        "Thực hiện chỉ đạo của UBND tỉnh, Sở đã hoàn thành NV 12",
        "NV12 xong rồi, còn 2 việc chưa làm",
        "NV12 xong rồi nhưng còn 3 xã chưa gửi báo cáo",
    ],
)
def test_what_is_done_stays_done(text: str) -> None:
    assert _statuses(text) == [("12", Status.DONE)]


@pytest.mark.parametrize(
    "text",
    [
        'Văn phòng UBND tỉnh nhắc: "Sở KHCN hoàn thành NV15 trong tháng 6". Sở xin tiếp thu.',
        "UBND tỉnh giao Sở hoàn thành NV15 trong tháng 6, Sở đã nhận",
        "yêu cầu các xã hoàn thành NV 15 trước 30/6",
        "NV 15 nghe nói xong rồi",
        "em tưởng NV 12 xong rồi ạ, để em kiểm tra lại",
        'PCT tỉnh kết luận: "NV 12 phải hoàn thành trước 30/6". Sở xin tiếp thu.',
        "NV 12 phụ thuộc NV 15 hoàn thành",
    ],
)
def test_what_others_order_reports_nothing(text: str) -> None:
    understood = understand(text, context("12", "15"))
    assert understood.kind in {Kind.ACK, Kind.CHATTER}
    assert understood.items == ()


@pytest.mark.parametrize(
    "text",
    [
        "NV 12 được giao hoàn thành 100% trong tháng 6, hiện đạt 80%",
        "NV 12: UBND tỉnh giao hoàn thành 100% trong tháng 6. Kết quả: 1.120/1.400 hộ, đạt 80%.",
    ],
)
def test_what_was_given_as_a_target_is_not_reached(text: str) -> None:
    (item,) = understand(text, context("12")).items
    assert (item.status, item.percent) == (None, 80)


def test_what_waits_for_another_is_not_done() -> None:
    found = _statuses("chừng nào NV 12 xong thì NV 15 mới xong")
    assert ("15", Status.DONE) not in found
    assert ("12", Status.DONE) not in found


def test_the_same_is_said_of_a_task_that_is_alike() -> None:
    assert _statuses("NV 12 đang làm, NV 15 tương tự") == [
        ("12", Status.IN_PROGRESS),
        ("15", Status.IN_PROGRESS),
    ]


def test_what_stands_in_brackets_behind_a_task_is_its_own() -> None:
    first, second = understand("NV 12 (đang làm, 55%) và NV 15 (xong)", context("12", "15")).items
    assert (first.percent, second.percent, second.status) == (55, None, Status.DONE)


def test_the_share_of_this_month_counts() -> None:
    (item,) = understand("tháng trước NV 12 đạt 62%, tháng này 78%", context("12", "15")).items
    assert item.percent == 78


def test_a_level_of_identification_is_no_task() -> None:
    (item,) = understand("nv 20 cap dinh danh muc 2 duoc 987 nguoi", context("20", "33")).items
    assert item.task == "20"


def test_what_is_told_late_is_not_what_is_not_begun() -> None:
    understood = understand("nv 33 anh Lan ốm nên chưa cập nhật kịp", context("12", "33"))
    assert Status.NOT_STARTED not in [item.status for item in understood.items]
