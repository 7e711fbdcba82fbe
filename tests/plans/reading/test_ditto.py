"""Cells that say they are the same as another."""

import pytest

from plans.plan import PlanReading
from plans.reading.ditto import is_ditto
from tests.plans.reading.documents import read_word, word_table

FIRST = ["1", "Một", "Sở Nội vụ", "Sở Y tế", "Tháng 3/2026"]
SECOND = ["2", "Hai", "Sở Tài chính", "Thuế tỉnh", "Tháng 5/2026"]


def cells(reading: PlanReading) -> list[tuple[str, str, str]]:
    """Return lead, coordinating units and deadline of each task."""
    return [
        (", ".join(task.lead), ", ".join(task.coordinating), task.deadline_text or "")
        for task in reading.plan.tasks
    ]


@pytest.mark.parametrize(
    "mark",
    ["nt", "NT", "-nt-", "n.t", "//", "-//-", "- // -", "〃", "″", '"', "''", "Như trên", "như dòng trên",
     "Như đã nêu trên"],
)  # fmt: skip
def test_a_ditto_of_any_kind_takes_what_stands_above(mark: str) -> None:
    reading = read_word(word_table(FIRST, SECOND, ["3", "Ba", mark, mark, mark]))
    assert cells(reading)[2] == ("Sở Tài chính", "Thuế tỉnh", "Tháng 5/2026")
    assert not reading.problems


@pytest.mark.parametrize(
    "mark", ["Như nhiệm vụ 1", "như mục 1", "Như nhiệm vụ số 1", "nt 1", "như STT 1 ở trên"]
)
def test_a_ditto_with_a_number_takes_what_that_row_says(mark: str) -> None:
    reading = read_word(
        word_table(FIRST, SECOND, ["3", "Ba", mark, mark, mark], ["4", "Bốn", "nt", "nt", "nt"])
    )
    assert cells(reading)[2:] == [("Sở Nội vụ", "Sở Y tế", "Tháng 3/2026")] * 2
    assert not reading.problems


def test_a_ditto_of_a_row_that_is_not_above_is_seen_by_the_secretariat() -> None:
    reading = read_word(word_table(FIRST, ["2", "Hai", "Như nhiệm vụ 9", "", "Tháng 5/2026"]))
    assert [problem.text for problem in reading.problems] == ["Như nhiệm vụ 9"]


def test_a_ditto_below_an_empty_cell_is_doubted() -> None:
    reading = read_word(
        word_table(FIRST, ["2", "Hai", "Sở Tài chính", "", "Tháng 5/2026"], ["3", "Ba", "nt", "nt", "nt"])
    )
    assert cells(reading)[2] == ("Sở Tài chính", "Sở Y tế", "Tháng 5/2026")
    (problem,) = reading.problems
    assert problem.text == "Đơn vị phối hợp: Sở Y tế"
    assert "ô ngay trên để trống" in problem.reason


def test_a_heading_between_is_no_empty_cell() -> None:
    reading = read_word(
        word_table(
            ["I", "Chung", "", "", ""],
            FIRST,
            ["II", "Về hạ tầng", "", "", ""],
            ["2", "Hai", "nt", "nt", "nt"],
        )
    )
    assert cells(reading)[1] == ("Sở Nội vụ", "Sở Y tế", "Tháng 3/2026")
    assert not reading.problems


@pytest.mark.parametrize("text", ["", "-", "/", "30/6", "NTM", "Sở NT", "nt, Sở Y tế", "Như các năm", "1"])
def test_other_words_are_no_ditto(text: str) -> None:
    assert not is_ditto(text)
