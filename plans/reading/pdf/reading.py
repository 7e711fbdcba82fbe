"""Reading a PDF page by page: the cells of ruled tables, the lines around them, and what cannot be read."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from plans.plan import UnreadableDocumentError
from plans.reading.content import Line, Part, Piece
from plans.reading.ledger import Fate, Kind
from plans.reading.pdf.canvas import Canvas
from plans.reading.pdf.grid import Grid, find_grids
from plans.reading.pdf.lines import lines_of
from plans.reading.pdf.page import NO_FONT, PrintedPage
from plans.reading.pdf.shapes import Glyph
from plans.reading.pdf.tables import TableReader

_MOST_PAGES = 400
_DAMAGED = "Tệp PDF bị hỏng hoặc bị cắt cụt. Đề nghị xuất lại tệp PDF từ Word, hoặc gửi bản Word (.docx)."
_ENCRYPTED = "Tệp PDF được đặt mật khẩu. Đề nghị bỏ mật khẩu, hoặc gửi bản Word (.docx)."
_TOO_LONG = f"Tệp PDF có trên {_MOST_PAGES} trang. Đề nghị chỉ gửi kế hoạch và phụ lục nhiệm vụ."
_SCANNED = (
    "Tệp PDF là bản chụp (quét), không có chữ để đọc. Đề nghị gửi bản Word (.docx), hoặc PDF xuất trực "
    "tiếp từ Word."
)
_UNDECODABLE = (
    "Phông chữ trong tệp PDF không cho biết mỗi ký hiệu là chữ gì nên không đọc được. Đề nghị gửi bản Word "
    "(.docx), hoặc xuất lại PDF từ Word."
)
_BROKEN = "trang bị hỏng"


def read_pdf(content: bytes) -> list[Piece]:
    """Return the pages with their rows and lines; raises UnreadableDocumentError when there is no text."""
    pages = _pages(content)
    reader = _Reader()
    pieces = [piece for number, page in enumerate(pages, start=1) for piece in reader.page(page, number)]
    reasons = {piece.reason for piece in pieces if isinstance(piece, Part)}
    if any(not isinstance(piece, Part) for piece in pieces):
        return pieces
    if reasons == {_BROKEN}:
        raise UnreadableDocumentError(_DAMAGED)
    raise UnreadableDocumentError(_UNDECODABLE if NO_FONT in reasons else _SCANNED)


def _pages(content: bytes) -> list[PDFPage]:
    """Return the pages of the file; raises UnreadableDocumentError."""
    try:
        document = PDFDocument(PDFParser(BytesIO(content)))
        pages = list(islice(PDFPage.create_pages(document), _MOST_PAGES + 1))
    except PDFPasswordIncorrect as error:
        raise UnreadableDocumentError(_ENCRYPTED) from error
    except Exception as error:
        # pdfminer meets damaged files with whatever its parsing happens to raise (KeyError, struct.error, …).
        raise UnreadableDocumentError(_DAMAGED) from error
    if not pages:
        raise UnreadableDocumentError(_DAMAGED)
    if len(pages) > _MOST_PAGES:
        raise UnreadableDocumentError(_TOO_LONG)
    return pages


class _Reader:
    """Reads page after page."""

    def __init__(self) -> None:
        resources = PDFResourceManager()
        self._canvas = Canvas(resources)
        self._interpreter = PDFPageInterpreter(resources, self._canvas)
        self._tables = TableReader()

    def page(self, page: PDFPage, number: int) -> Iterator[Piece]:
        """Yield the page, what on it cannot be read, and its lines and rows from top to bottom."""
        place = f"trang {number}"
        try:
            self._interpreter.process_page(page)
        except Exception:
            # As in _pages; the other pages can still be read.
            yield Part(Kind.PAGE, place, Fate.LEFT_ASIDE, _BROKEN)
            return
        left, top, right, bottom = page.mediabox
        printed = PrintedPage.of(place, self._canvas.printed, abs((right - left) * (bottom - top)))
        parts = list(printed.parts())
        yield from parts
        if parts[0].reason != NO_FONT:
            yield from self._written(printed, number)

    def _written(self, page: PrintedPage, number: int) -> Iterator[Piece]:
        """Yield the lines and rows of a page; what stands in no cell is a line."""
        grids = find_grids(page.rules)
        cells, outside = _sorted_into(grids, page.glyphs)
        lines = [line for line in lines_of(outside) if not line.text.isdigit()]
        upright = [line for line in lines if not line.is_turned]
        for grid, inside in zip(grids, cells, strict=True):
            yield from (Line(line.text, page.place) for line in upright if line.top <= grid.box[1])
            upright = [line for line in upright if line.top > grid.box[1]]
            yield from self._tables.rows(grid, inside, number)
        yield from (Line(line.text, page.place) for line in upright)
        yield from (Line(line.text, page.place) for line in lines if line.is_turned)


def _sorted_into(
    grids: Sequence[Grid], glyphs: Sequence[Glyph]
) -> tuple[list[dict[int, list[Glyph]]], list[Glyph]]:
    """Return, for each table, the letters of each of its cells, and the letters outside of all cells."""
    cells: list[dict[int, list[Glyph]]] = [{} for _ in grids]
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        for inside, grid in zip(cells, grids, strict=True):
            number = grid.cell_at(x, y)
            if number is not None:
                inside.setdefault(number, []).append(glyph)
                break
        else:
            outside.append(glyph)
    return cells, outside
