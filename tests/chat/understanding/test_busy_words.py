"""What busy people write: each kind of hasty words with its siblings, with accents and without."""

import pytest

from chat.understanding import understand
from plans.status import Status
from tests.chat.understanding.messages import context

TASKS = ("1", "2", "3", "15", "27", "28", "29", "31", "32", "42", "54")


@pytest.mark.parametrize(
    "text",
    [
        "nv 2 xong 10/12 quy trình, còn lại đang làm",
        "nv 2 xong 10/12 quy trinh con lai dang lam",
        "NV 2 xong 80%, còn lại chờ họp",
        "NV 2: đã số hóa 50 hồ sơ, số còn lại chưa làm",
        "NV 2 xong phần mềm, còn lại đang triển khai",
        "nv 2 được 7 xã, còn lại chưa triển khai do thiếu máy",
    ],
)
def test_what_is_left_of_one_task_stays_with_it(text: str) -> None:
    (item,) = understand(text, context(*TASKS)).items
    assert (item.task, item.status) == ("2", Status.IN_PROGRESS)


@pytest.mark.parametrize(
    "text", ["nv 2 xong, còn lại đang làm", "NV 2 xong 80%, các nhiệm vụ còn lại đang làm"]
)
def test_the_other_tasks_are_meant_where_one_is_told_as_a_whole_or_they_are_called_tasks(text: str) -> None:
    assert len(understand(text, context(*TASKS)).items) == len(TASKS)


@pytest.mark.parametrize(
    ("text", "task", "status", "percent"),
    [
        ("nhiệm vụ bốn mươi hai đã hoàn thành chín mươi phần trăm", "42", Status.IN_PROGRESS, 90),
        ("nhiem vu bon muoi hai da hoan thanh chin muoi phan tram", "42", Status.IN_PROGRESS, 90),
        ("nv ba mươi mốt xong", "31", Status.DONE, None),
        ("nv ba hai xong", "32", Status.DONE, None),
        ("nhiệm vụ số mười lăm được hai mươi lăm phần trăm", "15", Status.IN_PROGRESS, 25),
        ("nhiem vu muoi lam da xong", "15", Status.DONE, None),
        ("nhiem vu hai muoi bay lam xong roi", "27", Status.DONE, None),
        ("nv 2 xong một trăm phần trăm", "2", Status.DONE, 100),
        ("nv 2 xong 30% à nhầm 80%", "2", Status.IN_PROGRESS, 80),
        ("nv 2 dat 30% a nham 80%", "2", Status.IN_PROGRESS, 80),
        ("NV 2 xong 30% à nhầm, 80%", "2", Status.IN_PROGRESS, 80),
        ("nv 2 được 50%, đính chính: 60% nhé", "2", Status.IN_PROGRESS, 60),
        ("nv 2 xong 100% nhầm 90%", "2", Status.IN_PROGRESS, 90),
        ("lam dc 1 nua nv 29 roi", "29", Status.IN_PROGRESS, 50),
        ("nv 29 làm được một nửa", "29", Status.IN_PROGRESS, 50),
        ("được nửa việc nv 29", "29", Status.IN_PROGRESS, 50),
        ("nv29 được 50-60%", "29", Status.IN_PROGRESS, 50),
        ("nv 29 duoc khoang 50 den 60 phan tram", "29", Status.IN_PROGRESS, 50),
        ("nv 29 đạt 40% - 45%", "29", Status.IN_PROGRESS, 40),
        ("nv 29 tăng từ 62% lên 78%", "29", Status.IN_PROGRESS, 78),
    ],
)
def test_numbers_in_words_halves_ranges_and_corrections(
    text: str, task: str, status: Status, percent: float | None
) -> None:
    (item,) = understand(text, context(*TASKS)).items
    assert (item.task, item.status, item.percent) == (task, status, percent)


def test_figures_in_words_and_corrected_ones() -> None:
    (item,) = understand("nv hai đã cấp được hai trăm ba mươi tài khoản", context(*TASKS)).items
    assert (item.task, [one.done for one in item.figures]) == ("2", [230])
    (item,) = understand("nv 2 xong 12/27 xã, nhầm, 15/27 xã", context(*TASKS)).items
    assert [one.done for one in item.figures] == [15]


@pytest.mark.parametrize("text", ["nv bọn em đang làm", "nv nam nay dang lam", "nv sau đã xong"])
def test_words_that_only_look_like_numbers_name_no_task(text: str) -> None:
    assert all(item.task is None for item in understand(text, context(*TASKS)).items)


@pytest.mark.parametrize(
    "text",
    [
        "nv 32 không thực hiện nữa theo CV 2345/UBND-THKH",
        "nv 32 ko con thuc hien nua",
        "nv 32 không phải của sở em",
        "nv 32 không thuộc chức năng của đơn vị",
        "nv 32 dừng thực hiện theo QĐ 15/QĐ-UBND ngày 5/6",
        "nv 32 không phải do sở chủ trì",
    ],
)
def test_a_task_given_back_states_no_status_and_keeps_its_words(text: str) -> None:
    (item,) = understand(text, context(*TASKS)).items
    assert (item.task, item.status, item.document) == ("32", None, None)
    assert item.given_back == text.removeprefix("nv 32 ")


@pytest.mark.parametrize(
    "text",
    [
        "nv 32 không thực hiện được",
        "nv 32 không phải lỗi của đơn vị, đang làm",
        "nv 32 không phải xong mà đang làm",
        "nv 32 tạm dừng thực hiện, đang chờ kinh phí",
        "nv 32 không làm được gì nữa",
    ],
)
def test_a_task_that_goes_badly_is_not_given_back(text: str) -> None:
    assert all(item.given_back is None for item in understand(text, context(*TASKS)).items)


@pytest.mark.parametrize(
    ("text", "expected", "done_on"),
    [
        ("dự kiến 25/6 xong nv1", "25/6", None),
        ("nv 1 du kien xong ngay 25/6", "ngay 25/6", None),
        ("nv 1 sẽ hoàn thành trước 30/6", "30/6", None),
        ("nv 1 phấn đấu xong trong tháng 7", "trong tháng 7", None),
        ("nv 1 xong từ tháng 2", None, "tháng 2"),
        ("nv 1 đã hoàn thành ngày 20/5/2025", None, "ngày 20/5/2025"),
        ("nv 1 xong tu thang hai", None, "thang hai"),
        ("nv 1 đang làm", None, None),
        ("nv 1 xong hôm qua", None, "hôm qua"),
        ("xong nv 1 hom kia", None, "hom kia"),
        ("quý I NV 1 đã xong", None, "quý I"),
        ("tháng trước nv 1 đã hoàn thành", None, "tháng trước"),
        ("NV 1 đã xong từ thứ 6 tuần trước", None, "thứ 6 tuần trước"),
        ("tuần trước họp, nv 1 xong", None, None),
    ],
)
def test_the_day_it_will_be_or_was_done_is_kept(text: str, expected: str | None, done_on: str | None) -> None:
    (item,) = understand(text, context(*TASKS)).items
    assert (item.task, item.expected, item.done_on) == ("1", expected, done_on)
