"""What months of messages taught, kind by kind: shares without a sign, dialects, steps, what others omit."""

import pytest

from chat.understanding import Kind, understand
from plans.status import Status
from tests.chat.understanding.messages import context

TASKS = ("1", "5", "17", "29", "32", "54", "55")


def _said(text: str, about: str | None = None) -> dict[str | None, tuple[Status | None, float | None]]:
    found = understand(text, context(*TASKS, about=about))
    return {item.task: (item.status, item.percent) for item in found.items}


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("nv 29 làm được ba phần tư", 75),
        ("nv 29 lam duoc ba phan tu roi", 75),
        ("nv 29 hoàn thành chín phần mười", 90),
        ("nv 29 được 3/4 khối lượng", 75),
        ("nv 29 được 8 phần rồi còn 2 phần", 80),
        ("nv 29 được 8 phần rồi", 80),
        ("nv 29 = 80", 80),
        ("nv 29 dc 79.2", 79.2),
        ("nv 29 -> một nửa", 50),
        ("nv 29 được tám mươi mấy phần trăm", 80),
        ("nv 29 làm được hai phần ba", None),
    ],
)
def test_a_share_without_a_sign(text: str, percent: float | None) -> None:
    assert _said(text) == {"29": (Status.IN_PROGRESS, percent)}


@pytest.mark.parametrize(
    "text", ["nv 29 = 0", "nv 29 ❌", "nv 29 chưa tới lượt", "nv 29 hổng có đụng gì hết"]
)
def test_nothing_is_begun(text: str) -> None:
    assert _said(text) == {"29": (Status.NOT_STARTED, None)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("nv 54 chừ chưa xong mô", Status.IN_PROGRESS),
        ("nv 54 đang mần", Status.IN_PROGRESS),
        ("nv 54 xong gòi nghen", Status.DONE),
        ("nv 54 nỏ làm được", Status.NOT_STARTED),
        ("nv 54 dk t7 xong", Status.IN_PROGRESS),
        ("nv 54 xobg", Status.DONE),
        ("nv 54 tr khai xong", Status.DONE),
        ("nv 54 cảm biến mô hình mẫu chưa xong", Status.IN_PROGRESS),
    ],
)
def test_dialects_and_slips(text: str, status: Status) -> None:
    assert _said(text) == {"54": (status, None)}


def test_words_that_only_look_alike_are_told_by_their_neighbours() -> None:
    (item,) = understand("nv 54 đã chia sẻ được 12 bộ dữ liệu", context(*TASKS)).items
    assert [figure.done for figure in item.figures] == [12]
    (item,) = understand("nv 54 ra soat duoc 45 quy trinh", context(*TASKS)).items
    assert [figure.done for figure in item.figures] == [45]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 chưa 17 xong 29 đang", {"5": Status.NOT_STARTED, "17": Status.DONE, "29": Status.IN_PROGRESS}),
        ("cái 5 thì xong, cái 17 chưa", {"5": Status.DONE, "17": Status.NOT_STARTED}),
        ("xong nv 5, 17; nv 29, 32 chờ hướng dẫn của Bộ",
         {"5": Status.DONE, "17": Status.DONE, "29": Status.WAITING, "32": Status.WAITING}),
        ("nv 5 chưa làm, nv 17 giống nv 5", {"5": Status.NOT_STARTED, "17": Status.NOT_STARTED}),
        ("1 - 17 xong", {"1": Status.DONE, "5": Status.DONE, "17": Status.DONE}),
    ],
)  # fmt: skip
def test_lists_without_signs(text: str, expected: dict[str, Status]) -> None:
    assert {task: status for task, (status, _) in _said(text).items()} == expected


def test_this_one_beside_others_is_the_one_that_is_answered() -> None:
    assert _said("nv 5 xong, cái này chưa", about="17") == {
        "5": (Status.DONE, None),
        "17": (Status.NOT_STARTED, None),
    }


def test_counts_behind_a_task_are_no_other_tasks() -> None:
    assert set(_said("29: 5/17 đề án; 32: xong")) == {"29", "32"}
    assert set(_said("nv 29: 6/11 tiểu đề án xong, 3 đang làm, 2 chưa")) == {"29"}
    assert set(_said("14/19 mô hình rồi, 5 cái kia đang nghiên cứu", about="29")) == {"29"}


@pytest.mark.parametrize(
    "text",
    [
        "nv 54 đã ký hợp đồng với VNPT",
        "nv 54 bên em mới gửi danh sách sang ngân hàng",
        "nv 54 cài xong máy chủ",
        "nv 54 đã xong dự thảo",
        "nv 54 mới xong thôn 1",
        "nv 54 xong rồi, chờ Bộ xác nhận",
        "nv 54 sở xong rồi mà, chờ bên thuế thôi",
        "nv 54 viết xong rồi nhưng chưa trình được",
        "nv 54 đang chờ các huyện gửi số liệu",
        "nv 54 còn 3 huyện chưa đồng bộ xong",
        "nv 54 còn lại 2 hộ",
        "nv 54 tưởng xong rồi mà hóa ra chưa",
        "nv 54 phấn đấu 30/6 ban hành",
        "nv 54 dữ liệu đang sửa lỗi",
    ],
)
def test_work_is_under_way(text: str) -> None:
    assert _said(text) == {"54": (Status.IN_PROGRESS, None)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("nv 54 Bộ đang xây dựng hướng dẫn", Status.WAITING),
        ("nv 54 chưa có chương trình khung của Bộ", Status.WAITING),
        ("nv 54 theo lộ trình của Bộ, chưa triển khai", Status.WAITING),
        ("nv 54 chờ C06", Status.WAITING),
        ("nv 54 vẫn duy trì", Status.DONE_ONGOING),
        ("nv 54 tháng nào cũng làm", Status.DONE_ONGOING),
        ("nv 54 đã đưa vào sử dụng", Status.DONE),
        ("nv 54 đạt chỉ tiêu", Status.DONE),
    ],
)
def test_other_words_for_a_status(text: str, status: Status) -> None:
    assert _said(text) == {"54": (status, None)}


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("nv 54 huyện Thạch Thành chưa bàn giao hồ sơ", "huyện Thạch Thành chưa bàn giao hồ sơ"),
        ("nv 54 người dân không chịu cài", "người dân không chịu cài"),
        ("nv 54 đạt 60%, hệ thống chậm", "hệ thống chậm"),
        ("nv 54 vướng bão, nhà thầu hẹn tuần sau sửa xong", "bão"),
        ("nv 54 chưa thống nhất được với nhà mạng", "chưa thống nhất được với nhà mạng"),
    ],
)
def test_difficulties_told_outright(text: str, obstacle: str) -> None:
    (item,) = understand(text, context(*TASKS)).items
    assert item.obstacle == obstacle


@pytest.mark.parametrize(
    "text",
    [
        "nv 54 thuộc Sở Nội vụ chứ không phải Sở Tài chính",
        "nv 54 sở chỉ phối hợp thôi, không chủ trì đâu em",
        "nv 54 đề nghị bỏ ra khỏi danh sách của sở",
    ],
)
def test_a_task_that_is_another_bodys_is_given_back(text: str) -> None:
    (item,) = understand(text, context(*TASKS)).items
    assert item.given_back
    assert item.status is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("nv 54 có cần làm văn bản riêng không hay gộp chung", Kind.QUESTION),
        ("nv 54 hạn là 30/6 hay 31/12", Kind.QUESTION),
        ("nhiệm vụ 54 đơn vị nào phối hợp vậy em", Kind.QUESTION),
        ("chị cho em hỏi với, nv 54 lấy số liệu ở đâu", Kind.QUESTION),
        ("Kính chuyển các đồng chí Thông báo số 88/TB-UBND để biết, thực hiện", Kind.CHATTER),
        ("xin lỗi em anh quên mất, để anh giục phòng", Kind.ACK),
        ("y chang tháng rồi, hổng có gì mới nghen", Kind.NO_CHANGE),
    ],
)
def test_what_reports_nothing(text: str, kind: Kind) -> None:
    found = understand(text, context(*TASKS))
    assert (found.kind, found.items) == (kind, ())
