"""The sheet we send is formatted so that a spreadsheet program keeps what is typed into it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from plans.attainment import Count
from plans.reading.report_sheet import (
    CODE,
    FIGURES,
    FILLED_IN,
    HEADINGS,
    PERCENT,
    SHEET,
    TITLE,
    WORDS,
    SheetRow,
)
from plans.status import Status
from reports.report_sheet import PrintedTask, marked_sheet, report_sheet

TASK = PrintedTask(1, "Sở Y tế", 2, "5", "=Việc", "", (), 3, Status.DONE, 60, (Count(5, 10),), "-x")


def formats(content: bytes) -> dict[str, str]:
    page = load_workbook(BytesIO(content))[SHEET]
    return {heading: page.cell(2, place).number_format for place, heading in enumerate(HEADINGS, start=1)}


def test_what_is_typed_into_the_columns_to_fill_in_stays_as_typed() -> None:
    found = formats(report_sheet([TASK]))
    assert {heading for heading, code in found.items() if code == "@"} == set(FILLED_IN)
    assert found[TITLE] == found[CODE] == "General"


@pytest.mark.parametrize("heading", [PERCENT, FIGURES, WORDS])
def test_so_do_the_cells_that_come_back_marked(heading: str) -> None:
    cells = dict.fromkeys(HEADINGS, "x")
    row = SheetRow(2, 1, 2, 3, cells, None, None, (), {heading: "chưa rõ"})
    assert formats(marked_sheet([row]))[heading] == "@"
