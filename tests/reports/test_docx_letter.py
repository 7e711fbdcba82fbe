"""The draft of a chase letter: to others, only what applies, in working days, nothing of the bot on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from plans.debts import Debt
from reports.docx_letter import apart_from_sender, chase_letter
from tests.reports.test_chart import JUNE, report, task

FRIDAY = date(2025, 6, 13)


def late(*units: str, days: int = 3) -> list[Debt]:
    return [Debt(unit, FRIDAY, days, is_reached=True, task="1", what="Việc 1") for unit in units]


def letter(found: Sequence[Debt], days: int = 3) -> Any:
    value = report(task(1, None, None))
    value = replace(value, plan=replace(value.plan, standing_unit="Công an tỉnh"))
    return Document(BytesIO(chase_letter(value, found, days)))


def words(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def rows(document: Any) -> Sequence[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[-1].rows[1:]]


def test_nobody_writes_to_himself_and_what_he_owes_is_returned_to_be_told():
    others, own = apart_from_sender(late("Công an tỉnh", "Sở Y tế"), "công an tỉnh")
    assert ([debt.unit for debt in others], [debt.unit for debt in own]) == (["Sở Y tế"], ["Công an tỉnh"])
    assert "- Sở Y tế." in words(letter(others))


def test_only_points_that_apply_are_made():
    said = words(letter(late("Sở Y tế")))
    assert "với 01 lượt nhiệm vụ quá hạn chưa hoàn thành (danh sách kèm theo)" in said
    assert "đề nghị các đơn vị tập trung hoàn thành" in said
    assert "báo cáo chưa gửi" not in said
    month = Debt("Sở Y tế", FRIDAY, 3, is_reached=True, period=JUNE)
    request = Debt("Sở Y tế", FRIDAY, 3, is_reached=True, what="số tài khoản đã cấp")
    told = words(letter([*late("Sở Y tế"), month, request]))
    assert "2. Tập trung hoàn thành" in told
    assert "3. Trả lời các yêu cầu báo cáo đột xuất" in told
    assert "01 báo cáo chưa gửi, 01 lượt nhiệm vụ quá hạn chưa hoàn thành và 01 lượt yêu cầu" in told


def test_what_several_units_owe_stands_once_with_them_below_it():
    """The list repeated the words of one task eight times, cut off, and counted rows, not things."""
    request = Debt("Sở Y tế", FRIDAY, 4, is_reached=True, what="số tài khoản đã cấp")
    told = rows(letter([request, *late("Sở Y tế", "Sở Nội vụ")]))
    assert [row[:2] for row in told] == [
        ["1", "Nhiệm vụ 1: Việc 1"],
        ["1.1", "Sở Nội vụ"],
        ["1.2", "Sở Y tế"],
        ["2", "Yêu cầu báo cáo đột xuất: số tài khoản đã cấp"],
        ["2.1", "Sở Y tế"],
    ]
    assert told[-1][2:] == ["13/6/2025", "4"]


def test_nobody_is_said_to_have_been_urged_who_was_never_reminded():
    assert "Công an tỉnh đã theo dõi, đôn đốc các đơn vị" in words(letter(late("Sở Y tế")))
    alone = [replace(debt, is_reached=False) for debt in late("Sở Y tế")]
    said = words(letter(alone))
    assert "đã theo dõi, đôn đốc" not in said
    assert "Qua theo dõi việc thực hiện Kế hoạch" in said


def test_nothing_of_the_bot_stands_on_the_page_but_in_the_properties():
    said = letter(late("Sở Y tế"))
    assert "Phạm Thị Lan" not in words(said)
    assert "lập lúc" not in words(said)
    assert "lập lúc 09:00 ngày 16/6/2025" in said.core_properties.comments


def test_number_and_day_are_left_and_receivers_begin_with_those_above():
    said = words(letter(late("Sở Y tế")))
    assert "ngày      tháng 6 năm 2025" in said
    assert "Nơi nhận:\n- Như trên;" in said


def test_the_motto_and_the_office_have_the_whole_width_of_their_columns():
    """With the usual margins of cells one of both broke: "… VIỆT" and "NAM", or the name of the office."""
    properties = letter(late("Sở Y tế")).tables[0]._tbl.tblPr
    names = [element.tag.split("}")[1] for element in properties]
    assert names.index("tblCellMar") < names.index("tblLook")  # the order that Word expects
    assert {margin.get(qn("w:w")) for margin in properties.find(qn("w:tblCellMar"))} == {"0"}
