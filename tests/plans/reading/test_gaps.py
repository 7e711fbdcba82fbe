"""Numbers that are missing between the tasks of a plan, and headings that claim more tasks than were read."""

import pytest

from plans.plan import Problem, TaskGroup
from plans.reading.content import row
from plans.reading.gaps import find_gaps, find_miscounts
from plans.reading.ledger import Fate
from plans.reading.row_reading import RowFate


def fates(numbers: str) -> list[RowFate]:
    """Return the fates of rows with these numbers; a group's stands in brackets, "-" has none."""
    return [
        RowFate(
            row([number], f"dòng {place}", 1, 1),
            Fate.GROUP if number.startswith("[") else Fate.TASK,
            number.strip("[]-"),
        )
        for place, number in enumerate(numbers.split())
    ]


def gaps(numbers: str) -> list[str]:
    return [problem.text for problem in find_gaps(fates(numbers))]


@pytest.mark.parametrize(
    "numbers",
    [
        "1 2 3 - 4",
        "[I] 1 2 [II] 3 4 [III] 5",
        "[I] 1 2 [II] 1 2 3 [III] 1",
        "[A] [I] 1 [II] 2 [B] [I] 1 [II] 2 [III] 3",
        "[A] 1.1 1.2 1.3 [B] 2.1 2.2",
        "[1] 1.1 1.2 [2] 2.1 3 4",
        "1 2 [3] 3.1 3.2 4",
        "[1] 1.1 [2] [2.1] 2.1.1 2.1.2 2.2",
        "[I] 1 2 [II] [II.1] 1 [II.2] 2",
        "1 5a 5b 2 3 4 5",
        "3 1 2 5 4",
        "1 2 2025-x 3",
        "[A] 1 [B] 2 [C] 3 [D] 4 [Đ] 5 [E] 6 [G] 7",
        "",
    ],
)
def test_numbers_that_follow_each_other_are_no_doubt(numbers: str) -> None:
    assert gaps(numbers) == []


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("1 2 14 20", ["14", "20"]),
        ("12 13 14 20 21", ["12", "20"]),
        ("3 4", ["3"]),
        ("[1] 1.1 1.2 [2] 2.1 2.4", ["2.4"]),
        ("1.1 1.12", ["1.12"]),
        ("[I] 1 2 [II] 1 4 [III] 1 2 3 4", ["4"]),
        ("[I] 1 [II] 2 [IV] 3", ["[IV]"]),
        ("[A] 1 [C] 2", ["[C]"]),
        ("[4] [4.2] 4.2.1 4.2.3", ["[4]", "[4.2]", "4.2.3"]),
    ],
)
def test_a_number_that_does_not_follow_is_a_doubt(numbers: str, found: list[str]) -> None:
    assert gaps(numbers) == [number.strip("[]") for number in found]


def test_a_group_without_its_heading_is_a_doubt() -> None:
    (problem,) = find_gaps(fates("[1] 1.1 1.2 2.1"))
    assert problem == Problem(
        "dòng 3",
        "2.1",
        "Số thứ tự chuyển từ 1.2 sang 2.1 mà không có dòng của nhóm 2. Đề nghị đối chiếu.",
    )


def test_a_heading_that_claims_another_number_of_tasks_is_a_doubt() -> None:
    rows = fates("[I] 1 2 [II] 3 4 5")
    groups = [TaskGroup("I", "Một", 3), TaskGroup("II", "Hai", 3)]
    (problem,) = find_miscounts(groups, rows)
    assert (problem.where, problem.text) == ("dòng 0", "Một")
    assert "ghi có 3 nhiệm vụ nhưng đọc được 2" in problem.reason


def test_tasks_below_a_task_and_in_groups_below_may_be_counted_or_not() -> None:
    rows = fates("[I] 1 [2] 2.1 2.2 3 [II] 1 - -")
    for declared in (2, 4):
        groups = [TaskGroup("I", "", declared), TaskGroup("2", "", 2), TaskGroup("II", "")]
        assert not list(find_miscounts(groups, rows))
