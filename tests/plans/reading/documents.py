"""Small documents for the tests: Word tables and workbooks."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table
from openpyxl import Workbook

from plans.plan import Plan, PlanReading
from plans.reading.document import read_document

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared" / "plans"
HEADER = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, counted from 0."""


def word(build: Callable[[Document], object]) -> bytes:
    """Return the Word document that `build` fills."""
    document = docx.Document()
    build(document)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def add_table(document: Document, rows: Sequence[Sequence[str]], merged: Sequence[Area] = ()) -> Table:
    """Add a table to a Word document."""
    table: Table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right))
    return table


def word_table(*rows: Sequence[str], merged: Sequence[Area] = ()) -> bytes:
    """Return a Word document of one table under the usual header; areas count the header as row 0."""
    return word(lambda document: add_table(document, [HEADER, *rows], merged))


def read_word(content: bytes) -> PlanReading:
    """Return what is read from a Word document."""
    return read_document("k.docx", content)


def plan_in_word(content: bytes) -> Plan:
    """Return the plan that is read from a Word document."""
    return read_word(content).plan


def workbook(build: Callable[[Workbook], object]) -> bytes:
    """Return the workbook that `build` fills."""
    book = Workbook()
    build(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()
