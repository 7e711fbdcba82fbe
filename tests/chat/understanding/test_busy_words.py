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
