"""Which task is meant: among counts and headings, in brackets, behind greetings, in words without a pause."""

import pytest

from chat.understanding import Item, understand
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


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Đã hoàn thành 2/4 nhiệm vụ (12, 33), còn 2 nhiệm vụ 15 và 20 đang triển khai",
            {"12": DONE, "33": DONE, "15": GOING_ON, "20": GOING_ON},
        ),
        ("da hoan thanh 3/4 nhiem vu gom 12, 15, 33", {"12": DONE, "15": DONE, "33": DONE}),
        ("đã xong 2/4 đầu việc (12, 33)", {"12": DONE, "33": DONE}),
        ("Đã hoàn thành 01/4 nhiệm vụ (12)", {"12": DONE}),
        ("Đã hoàn thành 02 nhiệm vụ (12, 33)", {"12": DONE, "33": DONE}),
        ("Đã hoàn thành 3/4 nhiệm vụ, còn NV 20 đang làm", {"20": GOING_ON}),
        ("4/4 nhiệm vụ đã hoàn thành", dict.fromkeys(["12", "15", "20", "33"], DONE)),
        ("2/4 nhiệm vụ đã hoàn thành", {}),
        ("xong 2/4 nv rồi", {}),
    ],
)
def test_some_of_all_tasks_are_those_in_the_brackets_behind(text: str, stated: dict[str, Status]) -> None:
    assert _stated(text) == stated
    assert not any(item.figures or item.done_on for item in _items(text))


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
