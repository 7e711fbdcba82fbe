"""The draft of a chase letter: to others, only what applies, in working days, nothing of the bot on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from plans.calendar import WorkingCalendar
from plans.report import PlanReport
from reports.docx_letter import chase_letter
from tests.reports.test_chart import report, task

FRIDAY = date(2025, 6, 13)
"""Three days and one working day before the report, which is of a Monday."""


def late(*units: str, due: date = FRIDAY) -> PlanReport:
    owed = replace(task(1, None, None), late=tuple((unit, due) for unit in units))
    value = replace(report(owed), submissions=())
    return replace(value, plan=replace(value.plan, standing_unit="Công an tỉnh"))


def letter(value: PlanReport, days: int = 1) -> Any:
    return Document(BytesIO(chase_letter(value, days, WorkingCalendar())))


def words(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def rows(document: Any) -> Sequence[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[-1].rows[1:]]


def test_nobody_writes_to_himself():
    said = letter(late("Công an tỉnh", "Sở Y tế"))
    assert [row[1] for row in rows(said)] == ["Sở Y tế"]
    assert "- Sở Y tế." in words(said)


def test_only_points_that_apply_are_made():
    said = words(letter(late("Sở Y tế")))
    assert "với 01 lượt nhiệm vụ quá hạn chưa hoàn thành (danh sách kèm theo)" in said
    assert "đề nghị các đơn vị tập trung hoàn thành" in said
    assert "báo cáo chưa gửi" not in said
    both = replace(late("Sở Y tế", due=date(2025, 6, 2)), submissions=report().submissions)
    assert "2. Tập trung hoàn thành" in words(letter(both))


def test_lateness_is_counted_in_working_days():
    assert [row[-1] for row in rows(letter(late("Sở Y tế")))] == ["1"]
    assert "không có đơn vị nào chậm từ 2 ngày làm việc" in words(letter(late("Sở Y tế"), days=2))


def test_nothing_of_the_bot_stands_on_the_page_but_in_the_properties():
    said = letter(late("Sở Y tế"))
    assert "Phạm Thị Lan" not in words(said)
    assert "lập lúc" not in words(said)
    assert "lập lúc 09:00 ngày 16/6/2025" in said.core_properties.comments


def test_number_and_day_are_left_and_receivers_begin_with_those_above():
    said = words(letter(late("Sở Y tế")))
    assert "ngày      tháng      năm 2025" in said
    assert "Nơi nhận:\n- Như trên;" in said


def test_the_motto_and_the_office_have_the_whole_width_of_their_columns():
    """With the usual margins of cells one of both broke: "… VIỆT" and "NAM", or the name of the office."""
    properties = letter(late("Sở Y tế")).tables[0]._tbl.tblPr
    names = [element.tag.split("}")[1] for element in properties]
    assert names.index("tblCellMar") < names.index("tblLook")  # the order that Word expects
    assert {margin.get(qn("w:w")) for margin in properties.find(qn("w:tblCellMar"))} == {"0"}
