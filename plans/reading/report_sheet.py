"""The sheet on which a unit reports: its columns, and reading it back cell by cell."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from plans.attainment import Count
from plans.plan import UnreadableDocumentError
from plans.reading.archive import Archive
from plans.reading.xlsx import check_size
from plans.status import STATUS_WORDS, Status
from plans.text import capitalised, clean, fold

SHEET, ORIGINAL = "Báo cáo", "Gốc"
CODE, UNIT, NUMBER, TITLE, DEADLINE = "Mã (không sửa)", "Đơn vị", "NV", "Nội dung nhiệm vụ", "Thời hạn"
TARGETS, STATUS, PERCENT = "Chỉ tiêu", "Tình hình thực hiện", "Tỷ lệ (%)"
FIGURES, WORDS = "Số liệu đạt được", "Kết quả, nội dung báo cáo"
OBSTACLE, PROPOSAL = "Vướng mắc", "Kiến nghị"
FILLED_IN = (STATUS, PERCENT, FIGURES, WORDS, OBSTACLE, PROPOSAL)
HEADINGS = (CODE, UNIT, NUMBER, TITLE, DEADLINE, TARGETS, *FILLED_IN)
NEEDED = frozenset({CODE, NUMBER, *FILLED_IN})
STATUSES = {status: capitalised(words) for status, words in STATUS_WORDS.items()}
_STATUS_OF = {fold(name): status for status, name in STATUSES.items()}
_CODE = re.compile(r"(\d{1,15})-(\d{1,15})-(\d{1,15})")
_NUMBER = r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?"
_COUNT = re.compile(rf"({_NUMBER})(?:\s*/\s*({_NUMBER}))?(?:\s+(\D.*))?")
_ALL = 100
_LAST_ROW = 3_000

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What a unit filled in for one task, where that differs from what was there before."""

    place: int
    unit_id: int
    task_id: int
    shown: int
    """The statement that stood when the sheet was made, or 0."""
    cells: Cells
    status: Status | None
    percent: float | None
    counts: tuple[Count, ...]
    wrong: Cells
    """Why the cell below a heading cannot be taken."""


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """The rows of a sheet that somebody has changed, and how many there are in all."""

    changed: tuple[SheetRow, ...]
    rows: int
    units: tuple[int, ...]
    """Whose tasks are on it."""

    def as_json(self) -> dict[str, Any]:
        """Return the sheet as plain values."""
        return {"changed": [asdict(row) for row in self.changed], "rows": self.rows, "units": self.units}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "ReportSheet":
        """Return the sheet of these values."""
        return cls(tuple(map(row_from_json, kept["changed"])), kept["rows"], tuple(kept["units"]))


def row_from_json(kept: dict[str, Any]) -> SheetRow:
    """Return the row of these values."""
    status = Status(kept["status"]) if kept["status"] else None
    return SheetRow(**kept | {"status": status, "counts": tuple(Count(**one) for one in kept["counts"])})


def read_report_sheet(content: bytes) -> ReportSheet | None:
    """Return what a unit's sheet says, or None for a file that is no such sheet.

    Raises UnreadableDocumentError: the file is damaged, or too large to be one.
    """
    if not content.startswith(b"PK"):
        return None
    check_size(Archive(content))
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        if SHEET not in book.sheetnames:
            return None
        rows = list(_rows(book[SHEET]))
        before = (
            {cells[CODE]: cells for _, cells in _rows(book[ORIGINAL])} if ORIGINAL in book.sheetnames else {}
        )
    except Exception as error:
        # openpyxl meets damaged workbooks with whatever its parsing happens to raise.
        raise UnreadableDocumentError(_DAMAGED) from error
    if not rows or not rows[0][1].keys() >= NEEDED:
        return None
    return _read(rows, before)


_DAMAGED = "Tệp Excel bị hỏng. Đề nghị gõ /mau để lấy lại biểu, điền rồi gửi lại."


def _rows(page: Any) -> Iterator[tuple[int, Cells]]:
    lines = page.iter_rows(values_only=True, max_row=_LAST_ROW, max_col=len(HEADINGS) + 5)
    headings = [_text(value) for value in next(lines, ())]
    for place, line in enumerate(lines, start=2):
        cells = {heading: _text(value) for heading, value in zip(headings, line, strict=False) if heading}
        if any(cells.values()):
            yield place, cells


def _read(rows: list[tuple[int, Cells]], before: dict[str, Cells]) -> ReportSheet:
    changed: list[SheetRow] = []
    units: set[int] = set()
    for place, cells in rows:
        code = _CODE.fullmatch(cells[CODE])
        if code is None:
            if any(cells[heading] for heading in FILLED_IN):
                changed.append(SheetRow(place, 0, 0, 0, cells, None, None, (), {CODE: _NO_CODE}))
            continue
        unit, task, shown = (int(part) for part in code.groups())
        units.add(unit)
        original = before.get(cells[CODE], {})
        if any(cells[heading] != original.get(heading, "") for heading in FILLED_IN):
            changed.append(_row(place, (unit, task, shown), cells))
    return ReportSheet(tuple(changed), len(rows), tuple(sorted(units)))


_NO_CODE = "Mã của dòng này đã bị sửa hoặc xóa nên không biết là nhiệm vụ nào; xin lấy lại biểu bằng /mau."


def _row(place: int, key: tuple[int, int, int], cells: Cells) -> SheetRow:
    wrong: Cells = {}
    status = _STATUS_OF.get(fold(cells[STATUS]))
    if status is None and cells[STATUS]:
        wrong[STATUS] = f"“{cells[STATUS]}” không có trong danh sách; xin chọn một tình hình trong ô."
    percent = _number(cells[PERCENT].rstrip("% "))
    if cells[PERCENT] and (percent is None or not 0 <= percent <= _ALL):
        wrong[PERCENT] = "Tỷ lệ phải là số từ 0 đến 100."
    counts, reason = _counts(cells[FIGURES])
    if reason:
        wrong[FIGURES] = reason
    return SheetRow(place, *key, cells, status, percent, counts, wrong)


def _counts(text: str) -> tuple[tuple[Count, ...], str | None]:
    counts = []
    for part in re.split(r"[;\n]", text):
        if not part.strip():
            continue
        found = _COUNT.fullmatch(part.strip(" .,"))
        done = _number(found[1]) if found else None
        if found is None or done is None:
            return (), f"“{part.strip()}” chưa rõ; xin ghi dạng “1.250/1.480 doanh nghiệp; 30/30 cơ quan”."
        count = Count(done, _number(found[2] or ""), found[3])
        if count.is_impossible:
            return (), f"“{part.strip()}”: số đạt được không được âm hay lớn hơn tổng số."
        counts.append(count)
    return tuple(counts), None


def _number(text: str) -> float | None:
    """Return "1.250", "1250", "84,5" or "84.5" as a number."""
    text = text.strip()
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _text(value: object) -> str:
    if isinstance(value, float):
        value = int(value) if value.is_integer() else f"{value:g}".replace(".", ",")
    return clean(str(value)) if value is not None else ""
