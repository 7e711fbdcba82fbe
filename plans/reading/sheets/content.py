"""The sheets of a file as tables: what is seen on them, and what was hidden, named."""

from collections.abc import Iterable, Iterator

from openpyxl.utils.cell import get_column_letter

from plans.reading.content import Cell, Part, Piece, Row
from plans.reading.ledger import Fate, Kind
from plans.reading.old_encodings import notice_of
from plans.reading.sheets.grid import Book, Place, Sheet, SheetCell
from plans.reading.struck import cell_of
from plans.text import clean

_HIDDEN_SHEET, _HIDDEN_ROWS, _HIDDEN_COLUMNS = "trang tính ẩn", "dòng ẩn hoặc bị lọc", "cột ẩn"
_CHART = "trang biểu đồ"
_SHAPES = "hộp chữ trên trang tính"


def content_of(book: Book) -> list[Piece]:
    """Return what is seen on the sheets, row by row, with what was left aside."""
    pieces: list[Piece] = [notice_of(encoding) for encoding in sorted(book.old_encodings)]
    for number, sheet in enumerate(book.sheets, start=1):
        pieces.extend(_pieces(sheet, number))
    return pieces


def _pieces(sheet: Sheet, number: int) -> Iterator[Piece]:
    name = f"trang tính “{clean(sheet.title)}”" if sheet.title else ""
    if sheet.is_chart or (sheet.is_hidden and sheet.cells):
        yield Part(Kind.SHEET, name, Fate.LEFT_ASIDE, _CHART if sheet.is_chart else _HIDDEN_SHEET)
        return
    if name:
        yield Part(Kind.SHEET, name, Fate.READ if sheet.cells else Fate.BLANK)
    yield from _left_aside(sheet, name)
    if sheet.drawn:
        yield Part(Kind.TEXT_BOX, f"{name}: {clean(sheet.drawn)[:80]}", Fate.LEFT_ASIDE, _SHAPES)
    yield from _rows(sheet, name, number)


def _left_aside(sheet: Sheet, name: str) -> Iterator[Part]:
    """Name the hidden rows and columns that say something."""
    rows = {row for row, column in sheet.cells if row in sheet.hidden_rows}
    columns = {column for row, column in sheet.cells if column in sheet.hidden_columns}
    for first, last in _runs(rows):
        where = f"dòng {first}" if first == last else f"dòng {first}-{last}"
        yield Part(Kind.HIDDEN, f"{name}, {where}", Fate.LEFT_ASIDE, _HIDDEN_ROWS)
    for column in sorted(columns):
        yield Part(Kind.HIDDEN, f"{name}, cột {get_column_letter(column)}", Fate.LEFT_ASIDE, _HIDDEN_COLUMNS)


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last of each unbroken run of numbers."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _rows(sheet: Sheet, name: str, number: int) -> Iterator[Row]:
    columns = [column for column in range(1, sheet.last_column + 1) if column not in sheet.hidden_columns]
    merged = _merged(sheet)
    for row in range(1, sheet.last_row + 1):
        if row in sheet.hidden_rows:
            continue
        cells = tuple(
            merged.get((row, column)) or _cell(sheet.cells.get((row, column))) for column in columns
        )
        if any(cell.text or cell.doubt for cell in cells):
            yield Row(cells, f"{name}, dòng {row}".removeprefix(", "), number, number)


def _cell(cell: SheetCell | None) -> Cell:
    if cell is None:
        return Cell("")
    if not cell.struck:
        return Cell(cell.text, doubt=cell.doubt)
    return cell_of("" if cell.struck == cell.text else cell.text, cell.struck)


def _merged(sheet: Sheet) -> dict[Place, Cell]:
    """Return what merged cells show: their text in the first row and column that are not hidden."""
    shown: dict[Place, Cell] = {}
    for area in sheet.merged:
        columns = range(area.left, min(area.right, sheet.last_column) + 1)
        rows = range(area.top, min(area.bottom, sheet.last_row) + 1)
        column = next((one for one in columns if one not in sheet.hidden_columns), None)
        seen = [row for row in rows if row not in sheet.hidden_rows]
        # What lies under a merged cell is not seen, though some programs keep it.
        shown |= {(row, below): Cell("") for row in rows for below in columns}
        if column is None or not seen:
            continue
        cell = _cell(sheet.cells.get((area.top, area.left)))
        shown[seen[0], column] = cell
        under = Cell(cell.text, merged_down=True, struck=cell.struck)
        shown |= {(row, column): under for row in seen[1:]}
    return shown
