"""Small documents for the tests: Word tables, workbooks, and PDF pages with ruled cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Box:
    """A ruled cell on a page of a PDF, with its lines of text; without lines on the page when not ruled."""

    left: int
    top: int
    right: int
    bottom: int
    text: str = ""
    ruled: bool = True


def grid(rows: Sequence[Sequence[str]], top: int = 60, height: int = 40) -> list[Box]:
    """Return the cells of a ruled table, row below row."""
    edges = (40, 80, 280, 400, 520, 640)
    return [
        Box(edges[place], top + count * height, edges[place + 1], top + (count + 1) * height, text)
        for count, texts in enumerate(rows)
        for place, text in enumerate(texts)
    ]


def pdf(*pages: Sequence[Box], locked: bool = False) -> bytes:
    """Return a PDF with these pages; every letter gets a code of its own in one font."""
    letters = sorted({letter for page in pages for box in page for letter in box.text if letter != "\n"})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    mapping = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    cmap = (
        f"begincmap\n{len(codes)} beginbfchar\n{mapping}\nendbfchar\nendcmap"
        if codes
        else "begincmap endcmap"
    )
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /F /FirstChar 0 /LastChar 255 /Widths [{'500 ' * 256}]"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"{font} /ToUnicode {4 + 2 * len(pages)} 0 R >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 700 500] /Resources << /Font << /F 3 0 R >> >>"
            f" /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(_stream("\n".join(_drawn(box, codes) for box in page)))
    objects.append(_stream(cmap))
    lock = " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + "x" * 32 + ") /U (" + "y" * 32 + ") >>"
    return _assembled(objects, lock + " /ID [(a) (a)]" if locked else "")


def _drawn(box: Box, codes: dict[str, int]) -> str:
    drawn = [f"{box.left} {500 - box.bottom} {box.right - box.left} {box.bottom - box.top} re S"] * box.ruled
    for count, line in enumerate(box.text.split("\n")):
        shown = "".join(f"{codes[letter]:02x}" for letter in line)
        down = 500 - box.top - 10 * (count + 1)
        drawn.append(f"BT /F 8 Tf {box.left + 3} {down} Td <{shown}> Tj ET")
    return "\n".join(drawn)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _assembled(objects: Sequence[str], extra: str) -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        content
        + f"trailer << /Size {len(objects) + 1} /Root 1 0 R{extra} >>\nstartxref\n{start}\n%%EOF".encode()
    )
