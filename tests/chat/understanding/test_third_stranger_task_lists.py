"""Tasks in lists: under headings, with a status or a number each, in cells, at the end of an item."""

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


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            (
                "A. Nhiệm vụ đã hoàn thành: 12, 33\nB. Nhiệm vụ đang thực hiện: 15\n"
                "C. Nhiệm vụ chưa thực hiện: 20 (lý do: chưa được cấp kinh phí)"
            ),
            {"12": DONE, "33": DONE, "15": GOING_ON, "20": NOT_STARTED},
        ),
        (
            (
                "1. Nhiệm vụ đã hoàn thành (02 nhiệm vụ): số 12, số 15.\n"
                "2. Nhiệm vụ đang thực hiện (01 nhiệm vụ): số 20."
            ),
            {"12": DONE, "15": DONE, "20": GOING_ON},
        ),
        (
            "nhiem vu da hoan thanh: so 12 va so 15; nhiem vu chua thuc hien: so 20",
            {"12": DONE, "15": DONE, "20": NOT_STARTED},
        ),
        ("Nhiệm vụ đang thực hiện: 15 (đạt 60%), 20 (đạt 40%)", {"15": GOING_ON, "20": GOING_ON}),
        ("Nhiệm vụ đã hoàn thành: 12 (có QĐ), 33", {"12": DONE, "33": DONE}),
        ("Nhiệm vụ chưa thực hiện: 20 do chưa được cấp kinh phí", {"20": NOT_STARTED}),
        ("Số nhiệm vụ đã hoàn thành: 12", {}),
        ("Tổng số nhiệm vụ hoàn thành: 12", {}),
        ("Đã hoàn thành: 12 hồ sơ", {}),
        ("Đã hoàn thành: 12 (hồ sơ)", {}),
    ],
)
def test_a_heading_tells_of_the_tasks_listed_behind_it(text: str, stated: dict[str, Status]) -> None:
    assert _stated(text) == stated


def test_a_reason_behind_a_listed_task_is_its_own() -> None:
    said = _items("Nhiệm vụ đang làm: 15\nNhiệm vụ chưa làm: 20 (lý do: thiếu vốn), 33")
    assert [(item.task, item.obstacle) for item in said] == [("15", None), ("20", "thiếu vốn"), ("33", None)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            (
                "- Nhiệm vụ số 12 (hoàn thành)\n- Nhiệm vụ số 20 (chưa triển khai)\n"
                "- Nhiệm vụ số 33 (duy trì thường xuyên)"
            ),
            {"12": DONE, "20": NOT_STARTED, "33": ONGOING},
        ),
        ("nv 12 (hoan thanh), nv 33 (thuong xuyen)", {"12": DONE, "33": ONGOING}),
        ("NV 12 (cơ bản hoàn thành)", {"12": GOING_ON}),
        ("NV 12 (HT)", {"12": DONE}),
        ("NV 33 (thường xuyên): đang triển khai", {"33": GOING_ON}),
        ("NV 12 (hoàn thành thể chế): đang làm", {"12": GOING_ON}),
        ("NV 12 (hoàn thành trước 30/6): đang làm", {"12": GOING_ON}),
        ("NV 12 (duy trì hệ thống camera): chưa làm", {"12": NOT_STARTED}),
    ],
)
def test_a_status_alone_in_brackets_is_no_title(text: str, stated: dict[str, Status]) -> None:
    assert _stated(text) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "12 | HT | 100%\n20 | CTH | 0%\n33 | HT, duy trì TX |",
            {"12": DONE, "20": NOT_STARTED, "33": ONGOING},
        ),
        ("12\tHT\tcó QĐ\n33\tTX\t", {"12": DONE, "33": ONGOING}),
        ("NV33 duy trì TX", {"33": ONGOING}),
        ("NV 33: HT, TX", {"33": ONGOING}),
        ("NV 33 thực hiện TX ạ", {"33": ONGOING}),
        ("NV 33 UBND TX Thái Hòa đã xong", {"33": DONE}),
        ("NV 33 và TX Thái Hòa đang làm", {"33": GOING_ON}),
        ("NV 12 nâng cấp HT, duy trì HT mạng", {"12": GOING_ON}),
    ],
)
def test_capitals_in_a_cell_tell_how_far_a_task_is(text: str, stated: dict[str, Status]) -> None:
    assert _stated(text) == stated


def test_an_item_that_names_its_task_at_its_end_is_about_it() -> None:
    said = _items(
        "NV 12: đang làm\nNV 20: đạt 40%.\nTồn tại:\n- Đường truyền chậm (NV 12).\n- Thiếu vốn (NV 15)"
    )
    assert [(item.task, item.obstacle) for item in said] == [
        ("12", "Đường truyền chậm"),
        ("20", None),
        ("15", "Thiếu vốn"),
    ]
    (_, other) = _items("NV12 đạt 40%. Khó khăn: máy cũ (NV 15)")
    assert (other.task, other.obstacle) == ("15", "máy cũ")


def test_items_of_a_list_are_done_or_not_each_for_the_task_at_its_end() -> None:
    text = "- Đã cấp mã, hoàn thành 100% (NV 12)\n- Đã xong, máy tốt (NV 15).\n- Chưa làm (NV 20)"
    assert _stated(text) == {"12": DONE, "15": DONE, "20": NOT_STARTED}


@pytest.mark.parametrize(
    "text",
    [
        "12: 70\n15: 100\n20: 0",
        "12: 70, 15: 100, 20: 0 ạ",
        "NV 12: 70\nNV 15: 100\nNV 20: 0",
        "- 12 = 70\n- 15 = 100\n- 20 = 0",
        "12 | 70 |\n15 | 100 |\n20 | 0 |",
        "12: 70%\n15: 100\n20: 0",
    ],
)
def test_a_list_of_tasks_with_a_number_each_tells_their_shares(text: str) -> None:
    assert _stated(text) == {"12": GOING_ON, "15": DONE, "20": NOT_STARTED}


@pytest.mark.parametrize(
    "text",
    ["12: 70", "12: 70\n15: 120", "1: 12\n2: 15\n3: 33", "12: 15\n15: 20", "12: 70\n99: 10", "12:30\n15:45"],
)
def test_other_bare_numbers_are_none(text: str) -> None:
    assert _items(text) == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "I. Nhiệm vụ đã hoàn thành (2)\n- NV 12: có QĐ\n- NV 33\nII. Nhiệm vụ chưa thực hiện\n- NV 15",
            {"12": DONE, "33": DONE, "15": NOT_STARTED},
        ),
        (
            "Đã hoàn thành:\n- 12 (có QĐ)\n- 33\nĐang làm:\n- 15 (60%)\n- 20",
            {"12": DONE, "33": DONE, "15": GOING_ON, "20": GOING_ON},
        ),
        (
            "Nhiệm vụ chưa thực hiện:\n- NV 15 (lý do: thiếu vốn)\n- NV 20 (lý do: thiếu người)",
            {"15": NOT_STARTED, "20": NOT_STARTED},
        ),
        ("Nhiệm vụ đang thực hiện:\n- NV 12: đã xong\n- NV 15: 40%", {"12": DONE, "15": GOING_ON}),
        ("nhiem vu da xong\n- nv 12\n- nv 33", {"12": DONE, "33": DONE}),
        ("Đã họp về nhiệm vụ\n- NV 12", {}),
        ("Kết quả thực hiện nhiệm vụ:\n- 12 hồ sơ\n- 15 xã", {}),
    ],
)
def test_a_heading_tells_of_the_tasks_listed_below_it(text: str, stated: dict[str, Status]) -> None:
    assert _stated(text) == stated


@pytest.mark.parametrize(
    "text", ["hoàn thành 2 trong 4 nhiệm vụ (12, 33)", "xong 2 trên tổng số 4 nhiệm vụ: 12, 33"]
)
def test_how_many_of_all_may_be_said_in_words(text: str) -> None:
    assert _stated(text) == {"12": DONE, "33": DONE}
