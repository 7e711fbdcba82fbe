"""Text whose cells are separated by bars, commas or semicolons: the docstring of a test is the document."""

import pytest

from plans.plan import PlanReading, UnreadableDocumentError
from plans.reading.document import read_document


@pytest.fixture
def read(request: pytest.FixtureRequest) -> PlanReading:
    """Return the reading of the test's docstring."""
    text = "\n".join(line.strip() for line in (request.function.__doc__ or "").strip().split("\n"))
    return read_document("k.txt", text.encode())


def rows(reading: PlanReading) -> list[tuple[str, str, tuple[str, ...], str | None]]:
    return [(task.number, task.title, task.lead, task.deadline_text) for task in reading.plan.tasks]


EXPECTED = [
    ("1", "Rà soát đội ngũ", ("Sở Nội vụ",), "Hằng năm"),
    ("2", "Xây dựng kế hoạch", ("Thanh tra tỉnh",), "Quý II/2026"),
]


def test_cells_may_be_separated_by_bars(read: PlanReading) -> None:
    """
    KẾ HOẠCH
    Chuyển đổi số năm 2026
    TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành
    1 | Rà soát đội ngũ | Sở Nội vụ | Các sở | Hằng năm
    2 | Xây dựng kế hoạch | Thanh tra tỉnh | | Quý II/2026
    Nơi nhận: như trên
    """
    assert rows(read) == EXPECTED
    assert read.plan.title == "Chuyển đổi số năm 2026"
    assert read.plan.tasks[1].coordinating == ()


def test_each_row_may_stand_between_bars_with_a_rule_below_the_header(read: PlanReading) -> None:
    """
    |TT|Nội dung nhiệm vụ|Đơn vị chủ trì|Đơn vị phối hợp|Thời gian hoàn thành|
    |---|:---:|---|---|---|
    |1|Rà soát đội ngũ|Sở Nội vụ|Các sở|Hằng năm|
    |I|Về thể chế||||
    |2|Xây dựng kế hoạch|Thanh tra tỉnh||Quý II/2026|
    """
    assert rows(read) == EXPECTED
    assert [group.number for group in read.plan.groups] == ["I"]


def test_a_cell_between_bars_may_be_broken_over_lines(read: PlanReading) -> None:
    """
    TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành
    1 | Rà soát
    đội ngũ | Sở Nội vụ | Các sở | Hằng năm
    2 | Xây dựng kế hoạch | Thanh tra tỉnh | Sở Y tế | Quý II/2026
    """
    assert rows(read) == EXPECTED


def test_a_table_may_be_saved_with_semicolons_and_quotes(read: PlanReading) -> None:
    """
    PHỤ LỤC;;;;
    TT;Nội dung nhiệm vụ;Đơn vị chủ trì;Đơn vị phối hợp;Thời gian hoàn thành
    1;"Rà soát
    đội ngũ";Sở Nội vụ;"Các sở; ngành";Hằng năm
    2;Xây dựng kế hoạch;Thanh tra tỉnh;;Quý II/2026
    """
    assert rows(read) == EXPECTED
    assert [task.source for task in read.plan.tasks] == ["dòng 4", "dòng 5"]


def test_a_table_may_be_saved_with_commas(read: PlanReading) -> None:
    """
    TT,Nội dung nhiệm vụ,Đơn vị chủ trì,Đơn vị phối hợp,Thời gian hoàn thành
    1,Rà soát đội ngũ,Sở Nội vụ,"Sở Y tế, Sở Tài chính",Hằng năm
    2,Xây dựng kế hoạch,Thanh tra tỉnh,,Quý II/2026
    """
    assert rows(read) == EXPECTED


def test_prose_with_commas_is_no_table() -> None:
    text = "Giao nội dung, đơn vị chủ trì, thời hạn, và các việc khác cho Sở Y tế, Sở Nội vụ.\n"
    with pytest.raises(UnreadableDocumentError, match="không giao việc"):
        read_document("k", text.encode())


def test_more_rows_than_any_table_has_are_refused() -> None:
    head = "TT;Nội dung nhiệm vụ;Đơn vị chủ trì;Đơn vị phối hợp;Thời gian hoàn thành\n"
    for much in ("1;x;Sở Y tế;;Quý I\n" * 3_100, f"1;{'x' * 200_000};Sở Y tế;;Quý I\n"):
        with pytest.raises(UnreadableDocumentError, match="quá lớn"):
            read_document("k", (head + much).encode())
