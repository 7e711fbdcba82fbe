"""A group whose title is a month or a quarter gives its rows their deadline, unless they have one."""

import pytest
from docx.document import Document

from plans.plan import PlanReading
from plans.reading.group_deadline import deadline_of_group
from tests.plans.reading.documents import add_table, read_word, word

Rows = tuple[tuple[str, ...], ...]
PROGRAMME = ("Số TT", "Tên đề án, văn bản", "Cơ quan chủ trì soạn thảo", "Cơ quan phối hợp", "Cấp trình")
ROWS: Rows = (
    ("THÁNG 02", "", "", "", ""),
    ("1", "Đề án việc làm", "Sở Nội vụ", "Sở Y tế", "UBND tỉnh"),
    ("QUÝ IV", "", "", "", ""),
    ("2", "Đề án biển", "Sở Công Thương", "Sở Y tế", "UBND tỉnh"),
)


def read(*rows: tuple[str, ...]) -> PlanReading:
    def build(document: Document) -> None:
        for line in ("KẾ HOẠCH", "Công tác năm 2026"):
            document.add_paragraph(line)
        add_table(document, rows)

    return read_word(word(build))


def dues(reading: PlanReading) -> list[str]:
    return [str(task.deadline.due) for task in reading.plan.tasks]


def test_the_month_above_the_rows_is_their_deadline_without_a_column_of_deadlines() -> None:
    reading = read(PROGRAMME, *ROWS)
    assert dues(reading) == ["2026-02-28", "2026-12-31"]
    assert [task.title for task in reading.plan.tasks] == ["Đề án việc làm", "Đề án biển"]
    assert [task.deadline_text for task in reading.plan.tasks] == ["THÁNG 02", "QUÝ IV"]


def test_a_row_with_a_deadline_keeps_it() -> None:
    header = (*PROGRAMME[:4], "Thời gian trình")
    rows = (*ROWS[:1], ("1", "Đề án", "Sở Nội vụ", "", "Trước 15/02"), ("2", "Quy chế", "Sở Y tế", "", ""))
    assert dues(read(header, *rows)) == ["2026-02-14", "2026-02-28"]


def test_a_list_of_projects_without_months_is_no_table_of_tasks() -> None:
    reading = read(
        ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"), ("1", "Rà soát", "Sở Y tế", "Quý I/2026")
    )
    assert len(reading.plan.tasks) == 1
    with pytest.raises(Exception, match="không"):
        read(PROGRAMME, ROWS[1], ROWS[3])


@pytest.mark.parametrize(
    "title",
    ["THÁNG 02", "Tháng 3/2026", "QUÝ IV", "Quý III năm 2026", "Nhiệm vụ trong quý II", "6 THÁNG ĐẦU NĂM",
     "Nhiệm vụ hoàn thành trước ngày 30/6/2026", "Tháng 3 (02 nhiệm vụ)", "NHIỆM VỤ THƯỜNG XUYÊN"],
)  # fmt: skip
def test_a_title_that_only_says_when_is_a_deadline(title: str) -> None:
    assert deadline_of_group(title)


@pytest.mark.parametrize(
    "title",
    ["Nhiệm vụ năm 2026", "Cải cách thể chế quý I", "Tuyên truyền tháng 5", "HẠ TẦNG SỐ", "",
     "Chương trình hành động tháng Thanh niên", "Kiểm tra thường xuyên hệ thống"],
)  # fmt: skip
def test_a_title_that_says_what_is_none(title: str) -> None:
    assert deadline_of_group(title) is None
