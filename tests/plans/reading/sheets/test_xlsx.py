"""Workbooks: merged cells, several sheets, dates as dates, and sheets that are too large to be a plan."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from plans.plan import Plan, UnreadableDocumentError
from plans.reading.document import read_document
from tests.plans.reading.documents import HEADER, workbook


def plan_of(content: bytes) -> Plan:
    return read_document("k.xlsx", content).plan


def sheet_of(*rows: list[object], merged: str = "") -> bytes:
    def build(book: Workbook) -> None:
        sheet = book.active
        sheet.title = "Phụ lục"
        for row in rows:
            sheet.append(row)
        if merged:
            sheet.merge_cells(merged)

    return workbook(build)


def test_the_header_may_stand_below_a_title_and_each_task_knows_its_row() -> None:
    plan = plan_of(
        sheet_of(
            ["PHỤ LỤC"],
            ["Chuyển đổi số năm 2025"],
            [],
            list(HEADER),
            [1, "Rà soát", "Sở Y tế", None, "Quý I"],
        )
    )
    (task,) = plan.tasks
    assert (plan.title, plan.year) == ("Chuyển đổi số năm 2025", 2025)
    assert (task.number, task.source) == ("1", "trang tính “Phụ lục”, dòng 5")


def test_a_cell_merged_downwards_belongs_to_every_row() -> None:
    content = sheet_of(
        list(HEADER), [1, "Một", "Sở Y tế", "", "Quý I"], [2, "Hai", None, "", "Quý I"], merged="C2:C3"
    )
    assert [task.lead for task in plan_of(content).tasks] == [("Sở Y tế",)] * 2


def test_dates_and_numbers_are_read_as_people_write_them() -> None:
    rows = [
        [1.0, "Một", "Sở Y tế", "", date(2025, 6, 20)],
        [2, "Hai", "Sở Y tế", "", datetime(2025, 6, 20, 8)],  # noqa: DTZ001  # Excel knows no zones
        ["2.5", 12.5, "Sở Y tế", "", True],
    ]
    one, two, three = plan_of(sheet_of(list(HEADER), *rows)).tasks
    assert (one.number, one.deadline_text) == ("1", "20/6/2025")
    assert (two.deadline_text, two.deadline.due) == ("20/6/2025", date(2025, 6, 20))
    assert (three.number, three.title) == ("2.5", "12.5")


def test_several_sheets_may_hold_the_plan_and_others_are_left() -> None:
    def build(book: Workbook) -> None:
        book.active.append(["Bảng kèm theo kế hoạch"])
        for number in (1, 2):
            sheet = book.create_sheet(f"Phụ lục {number}")
            sheet.append(list(HEADER))
            sheet.append([number, "Việc", "Sở Y tế", "", "Quý I"])

    assert [task.number for task in plan_of(workbook(build)).tasks] == ["1", "2"]


@pytest.mark.parametrize("area", ["A1:XFD1048576", "A1:B40000"])
def test_a_merged_area_of_the_whole_sheet_is_refused_before_it_is_built(area: str) -> None:
    content = sheet_of(list(HEADER), [1, "Một", "Sở Y tế", "", "Quý I"], merged="D1:D2")
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(saved, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b'ref="D1:D2"', f'ref="{area}"'.encode()))
    with pytest.raises(UnreadableDocumentError, match="quá lớn"):
        plan_of(saved.getvalue())


def test_a_cell_too_far_down_is_not_left_out_unseen() -> None:
    def build(book: Workbook) -> None:
        book.active.append(list(HEADER))
        book.active.append([1, "Một", "Sở Y tế", "", "Quý I"])
        book.active["A1048576"] = 2

    with pytest.raises(UnreadableDocumentError, match="quá lớn"):
        plan_of(workbook(build))


def test_a_format_without_a_value_makes_no_sheet_large() -> None:
    def build(book: Workbook) -> None:
        book.active.append(list(HEADER))
        book.active.append([1, "Một", "Sở Y tế", "", "Quý I"])
        book.active["XFD1048576"].number_format = "0.00"

    assert len(plan_of(workbook(build)).tasks) == 1


def test_a_damaged_workbook_is_refused() -> None:
    content = sheet_of(list(HEADER))
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(saved, "w") as new:
        for part in old.namelist():
            new.writestr(part, b"<broken" if "sheet1" in part else old.read(part))
    with pytest.raises(UnreadableDocumentError, match="bị hỏng"):
        plan_of(saved.getvalue())
