"""PDF documents with ruled tables: cells by their place on the page, text lines around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

from plans.plan import UnreadableDocumentError
from plans.reading.content import Cell, Line, Piece, Row

_MOST_PAGES = 400
_Box = tuple[float, float, float, float]
_HYPHEN_AT_LINE_END = re.compile(r"(?<=\S)-\n(?=\S)")
_LINE_END = re.compile(r"\n(?![-+•] )")
_ANY_LINE_END = re.compile(r"\n")
_BULLET_AT_LINE = re.compile(r"(?:^|\n)[-+•] ")
# "30/4/20" above "25", "20/6/" above "2025": a narrow column breaks a date anywhere.
_DATE_BROKEN = re.compile(
    r"(?<=\d/)\n(?=\d)|(?<=\d)\n(?=/\d)|(?<=/2)\n(?=0\d\d(?!\d))|(?<=/20)\n(?=\d\d(?![\d/]))"
    r"|(?<=/20\d)\n(?=\d(?![\d/]))"
)
_DAMAGED = "Tệp PDF bị hỏng hoặc bị cắt cụt. Đề nghị xuất lại tệp PDF từ Word, hoặc gửi bản Word (.docx)."
_ENCRYPTED = "Tệp PDF được đặt mật khẩu. Đề nghị bỏ mật khẩu, hoặc gửi bản Word (.docx)."
_TOO_LONG = f"Tệp PDF có trên {_MOST_PAGES} trang. Đề nghị chỉ gửi kế hoạch và phụ lục nhiệm vụ."
_SCANNED = (
    "Tệp PDF là bản chụp (quét), không có chữ để đọc. Đề nghị gửi bản Word (.docx), hoặc PDF xuất trực "
    "tiếp từ Word."
)


def read_pdf(content: bytes) -> list[Piece]:
    """Return the rows and lines of all pages; raises UnreadableDocumentError when there is no text."""
    try:
        return _read(content)
    except UnreadableDocumentError:
        raise
    except PdfminerException as error:
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in (error.__cause__, *error.args))
        raise UnreadableDocumentError(_ENCRYPTED if locked else _DAMAGED) from error
    except Exception as error:
        # pdfminer meets damaged files with whatever its parsing happens to raise (KeyError, struct.error, …).
        raise UnreadableDocumentError(_DAMAGED) from error


def _read(content: bytes) -> list[Piece]:
    reader = _Reader()
    with pdfplumber.open(BytesIO(content)) as document:
        if not document.pages:
            raise UnreadableDocumentError(_DAMAGED)
        if len(document.pages) > _MOST_PAGES:
            raise UnreadableDocumentError(_TOO_LONG)
        for page in document.pages:
            reader.take(page)
            page.close()
    if not reader.content:
        raise UnreadableDocumentError(_SCANNED)
    return reader.content


@dataclass(slots=True)
class _Reader:
    """Reads page after page; remembers the last row, whose merged cells may reach over the page's end."""

    content: list[Piece] = field(default_factory=list)
    tables: int = 0
    last_row: Row | None = None

    def take(self, page: Page) -> None:
        """Add the lines and tables of the page from top to bottom."""
        tables = page.find_tables()
        boxes = [table.bbox for table in tables]
        outside = page.filter(lambda thing: not _is_inside(thing, boxes)) if tables else page
        parts: list[tuple[float, Table | Line]] = [(table.bbox[1], table) for table in tables]
        parts.extend(
            (line["top"], Line(line["text"], f"trang {page.page_number}"))
            for line in outside.extract_text_lines(return_chars=False, strip=True)
            if not line["text"].strip().isdigit()
        )
        for _, part in sorted(parts, key=lambda item: item[0]):
            if isinstance(part, Line):
                self.content.append(part)
            else:
                self.content.extend(self._rows(part, page.page_number))

    def _rows(self, table: Table, page: int) -> Iterator[Row]:
        self.tables += 1
        grid = _Grid(table)
        for count, texts in enumerate(table.extract()):
            upper = self.last_row.cells if self.last_row else ()
            cells = [
                _cell(text or "", upper[place] if place < len(upper) else Cell(""), grid.kind(count, place))
                for place, text in enumerate(texts)
            ]
            self.last_row = Row(tuple(cells), f"trang {page}", self.tables, page)
            yield self.last_row


class _Part(Enum):
    """What a place in the grid of a table is."""

    CELL = auto()
    TOP_OF_PAGE = auto()
    """A cell of the first row that reaches over the next one: it may go on from the page before."""
    FIRST = auto()
    """Another cell of the first row."""
    BELOW = auto()
    """The lower part of a cell merged over several rows."""
    BESIDE = auto()
    """The right part of a cell merged over several columns."""


class _Grid:
    """The ruled cells of a table, asked by row and column."""

    def __init__(self, table: Table) -> None:
        self._boxes: list[_Box] = table.cells
        self._rows = [row.cells for row in table.rows]
        self._tops = [row.bbox[1] for row in table.rows]
        self._lefts = sorted({box[0] for box in table.cells})

    def kind(self, row: int, column: int) -> _Part:
        """Return what stands in the row and column."""
        box = self._rows[row][column]
        if box is None:
            return _Part.BELOW if self._is_covered_from_above(row, column) else _Part.BESIDE
        if row > 0:
            return _Part.CELL
        reaches_down = len(self._tops) > 1 and box[3] > self._tops[1] + 1
        return _Part.TOP_OF_PAGE if reaches_down else _Part.FIRST

    def _is_covered_from_above(self, row: int, column: int) -> bool:
        across, down = self._lefts[column] + 1, self._tops[row] + 1
        return any(
            left < across < right and top < down - 2 < down < bottom
            for left, top, right, bottom in self._boxes
        )


def _cell(text: str, upper: Cell, kind: _Part) -> Cell:
    """Return the cell, with the text of the cell above where it is a part of that."""
    if kind is _Part.BELOW:
        return Cell(upper.text, merged_down=True)
    goes_on = kind is _Part.TOP_OF_PAGE or (kind is _Part.FIRST and upper.merged_down)
    if goes_on and not text.strip():
        return Cell(upper.text, merged_down=True)
    return Cell(_unwrapped(text))


def _unwrapped(text: str) -> str:
    """Return the text of a cell with its lines joined; the items of a list stay apart.

    One dash at the beginning of a line belongs to a name ("Phòng Văn hóa" above "- Thông tin").
    """
    whole = _DATE_BROKEN.sub("", _HYPHEN_AT_LINE_END.sub("-", text))
    is_list = text.startswith(("-", "+", "•")) or len(_BULLET_AT_LINE.findall(text)) > 1
    return (_LINE_END if is_list else _ANY_LINE_END).sub(" ", whole)


def _is_inside(thing: dict[str, Any], boxes: Sequence[_Box]) -> bool:
    """Return whether the middle of a thing on the page lies in one of the boxes."""
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return any(left <= across <= right and top <= down <= bottom for left, top, right, bottom in boxes)
