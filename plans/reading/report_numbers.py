"""Percentages and figures in the cells of a unit's sheet; where a cell may mean two numbers, it is asked."""

import re

from plans.attainment import Count
from plans.reading.sheets.grid import CellKind, SheetCell
from plans.text import clean

_ALL = 100
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_BY_COMMAS = re.compile(r"-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_THREE_AFTER_COMMA = re.compile(r"-?[1-9]\d{0,2},\d{3}")
_NUMBER = r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|-?\d+(?:[.,]\d+)?"
_COUNT = re.compile(rf"({_NUMBER})(?:\s*/\s*({_NUMBER}))?(?:\s+(\D.*))?")

_NO_PERCENT = "Tỷ lệ phải là số từ 0 đến 100."
_WHICH_PERCENT = "“{text}” là {text}% hay {other}%? Xin ghi kèm dấu %, ví dụ “{other}%”."
_NO_COUNT = "“{text}” chưa rõ; xin ghi dạng “1.250/1.480 doanh nghiệp; 30/30 cơ quan”."
_IMPOSSIBLE = "“{text}”: số đạt được không được âm hay lớn hơn tổng số."
_WHICH_COUNT = (
    "“{text}” là {thousands} (nghìn) hay {decimal} (số lẻ)? Xin ghi lại “{thousands}” hoặc “{decimal}”."
)
_A_DAY = "Ô này đã bị bảng tính đổi thành ngày ({text}); xin ghi lại kèm đơn vị, ví dụ “5/10 cơ quan”."


def as_written(cell: SheetCell) -> str:
    """Return the words of a cell, its numbers with a decimal comma."""
    is_number = cell.kind in {CellKind.NUMBER, CellKind.PERCENT}
    return clean(cell.text.replace(".", ",") if is_number else cell.text)


def read_percent(cell: SheetCell, *, is_new: bool) -> tuple[float | None, str | None]:
    """Return the percentage of a cell, and why it cannot be taken, if so.

    0,85 may be a share that should read 85 %; what the sheet itself said before (`is_new` false) is no doubt.
    """
    text = as_written(cell)
    if not text:
        return None, None
    value = None if cell.kind is CellKind.DATE else _number(text.rstrip("% "))
    if value is None or not 0 <= value <= _ALL:
        return value, _NO_PERCENT
    is_named = text.endswith("%")
    may_be_share = 0 < value < 1 or (value == 1 and cell.kind is CellKind.NUMBER)
    if is_new and may_be_share and not is_named:
        return value, _WHICH_PERCENT.format(text=text, other=f"{value * 100:.10g}".replace(".", ","))
    return value, None


def read_counts(cell: SheetCell, *, is_new: bool) -> tuple[tuple[Count, ...], str | None]:
    """Return the figures of a cell, and why they cannot be taken, if so."""
    if cell.kind is CellKind.DATE and is_new:
        return (), _A_DAY.format(text=cell.text)
    counts = []
    for part in re.split(r"[;\n]", cell.text if cell.kind is CellKind.TEXT else as_written(cell)):
        if not part.strip():
            continue
        count, reason = _read_count(part.strip(" .,\t\r"), is_new=is_new)
        if count is None:
            return (), reason
        counts.append(count)
    return tuple(counts), None


def _read_count(text: str, *, is_new: bool) -> tuple[Count | None, str | None]:
    found = _COUNT.fullmatch(text)
    done = _number(found[1]) if found else None
    if found is None or done is None:
        return None, _NO_COUNT.format(text=text)
    unclear = next((part for part in found.groups()[:2] if part and _THREE_AFTER_COMMA.fullmatch(part)), None)
    if unclear is not None and is_new:
        decimal = f"{float(unclear.replace(',', '.')):.2f}".replace(".", ",")
        return None, _WHICH_COUNT.format(text=unclear, thousands=unclear.replace(",", "."), decimal=decimal)
    count = Count(done, _number(found[2] or ""), found[3])
    return (None, _IMPOSSIBLE.format(text=text)) if count.is_impossible else (count, None)


def _number(text: str) -> float | None:
    """Return "1.250", "1250", "84,5" or "84.5" as a number."""
    text = text.strip()
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "")
    elif _GROUPED_BY_COMMAS.fullmatch(text):
        text = text.replace(",", "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
