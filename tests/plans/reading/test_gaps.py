"""Numbers that are missing between the tasks of a plan, and headings that claim more tasks than were read."""

from dataclasses import replace

import pytest

from plans.reading.content import Cell, Line, Row, row
from plans.reading.gaps import find_gaps, find_miscounts
from plans.reading.interpretation import interpret
from plans.reading.ledger import Fate
from plans.reading.row_reading import RowFate
from tests.plans.reading.documents import HEADER


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


@pytest.mark.parametrize(
    ("numbers", "steps"),
    [
        ("[1] 1.1 1.2 2.1", "1.2 sang 2.1"),
        ("1.1 1.2 2.1 2.2 3.1", "1.2 sang 2.1, 2.2 sang 3.1"),
    ],
)
def test_groups_without_a_heading_are_one_doubt(numbers: str, steps: str) -> None:
    (problem,) = find_gaps(fates(numbers))
    assert problem.text == steps
    assert problem.where == f"dòng {numbers.split().index('2.1')}"
    assert f"chuyển từ {steps} mà không có dòng tên nhóm" in problem.reason


def titled(numbers: str, **titles: str) -> list[RowFate]:
    """Return the fates of rows, with titles for those whose number has one."""
    return [
        replace(fate, source=replace(fate.source, cells=(Cell(fate.number), Cell(titles[fate.number]))))
        if fate.number in titles and isinstance(fate.source, Row)
        else fate
        for fate in fates(numbers)
    ]


def test_a_heading_that_claims_another_number_of_tasks_is_a_doubt() -> None:
    rows = titled("[I] 1 2 [II] 3 4 5", I="Một (03 nhiệm vụ)", II="Hai (03 nhiệm vụ)")
    (problem,) = find_miscounts(rows)
    assert (problem.where, problem.text) == ("dòng 0", "Một")
    assert "ghi có 3 nhiệm vụ nhưng đọc được 2" in problem.reason


def test_a_line_between_the_rows_may_claim_a_number_of_tasks() -> None:
    heading = RowFate(Line("I. Một (02 nhiệm vụ)", "dòng 1"), Fate.GROUP, "I")
    assert [problem.where for problem in find_miscounts([heading, *fates("1")])] == ["dòng 1"]


@pytest.mark.parametrize("claimed", ["(02 nhiệm vụ)", "(04 nhiệm vụ)"])
def test_tasks_below_a_task_and_in_groups_below_may_be_counted_or_not(claimed: str) -> None:
    assert not list(find_miscounts(titled("[I] 1 [2] 2.1 2.2 3 [II] 1 - -", I=f"Một {claimed}")))


def test_what_is_missing_is_told_with_the_reading() -> None:
    texts = [HEADER, ["I", "Nhóm (03 nhiệm vụ)"], ["1", "A", "Sở Y tế"], ["4", "B", "Sở Y tế"]]
    rows = [
        row([*cells, *[""] * (5 - len(cells))], f"dòng {place}", 1, 1) for place, cells in enumerate(texts)
    ]
    assert [problem.where for problem in interpret(rows).problems] == ["dòng 3", "dòng 1"]
