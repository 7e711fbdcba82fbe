"""Filling in the sheet on which a unit reports, as people do in Excel."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from plans.reading.report_sheet import HEADINGS, NUMBER, SHEET, UNIT
from storage.models import StoredFile
from tests.auxil.world import World

Filled = dict[str, Any]


def last_file(world: World) -> bytes:
    """Return the latest file that the bot has made."""
    return world.rows(StoredFile)[-1].content


def rows_of(content: bytes, page: str = SHEET) -> list[Filled]:
    """Return the rows of a sheet by its headings."""
    lines = list(load_workbook(BytesIO(content))[page].values)
    return [dict(zip([str(heading) for heading in lines[0]], line, strict=True)) for line in lines[1:]]


def filled_in(content: bytes, *changes: tuple[str, Filled]) -> bytes:
    """Return a sheet with cells filled in: for each ("NV" or "unit/NV"), the values below headings."""
    book = load_workbook(BytesIO(content))
    page = book[SHEET]
    for row in page.iter_rows(min_row=2):
        number = str(row[HEADINGS.index(NUMBER)].value)
        unit = row[HEADINGS.index(UNIT)].value
        for where, values in changes:
            if where in {number, f"{unit}/{number}"}:
                for heading, value in values.items():
                    cell = row[HEADINGS.index(heading)]
                    cell.value = value
                    if isinstance(value, str):
                        cell.data_type = "s"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def comments_of(content: bytes) -> list[str]:
    """Return the comments of a sheet's cells."""
    page = load_workbook(BytesIO(content))[SHEET]
    return [cell.comment.text for row in page.iter_rows() for cell in row if cell.comment]
