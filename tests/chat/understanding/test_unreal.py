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
        "NV 12 phụ thuộc NV 15 hoàn thành",
    ],
)
def test_what_others_order_reports_nothing(text: str) -> None:
    understood = understand(text, context("12", "15"))
    assert understood.kind in {Kind.ACK, Kind.CHATTER}
    assert understood.items == ()
