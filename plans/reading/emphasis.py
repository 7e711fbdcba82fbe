"""Bold names in a cell of several units: they lead, and the words for it are put beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plans.patterns import sought
from plans.reading.columns import Column
from plans.reading.content import Cell, Line, Row
from plans.reading.roles import tells_roles
from plans.reading.unit_list import split_units
from plans.text import fold

_BY_BOLD = (
    "Bảng không có cột đơn vị phối hợp và có tên đơn vị in đậm; đơn vị in đậm được đọc là chủ trì, các đơn "
    "vị còn lại là phối hợp. Đề nghị kiểm tra cả bảng."
)
_NO_BOLD = (
    "Tên cột cho biết chữ đậm là đơn vị chủ trì, nhưng không đọc được chữ đậm nào khớp với tên đơn vị trong "
    "ô này; tạm ghi tất cả là chủ trì, đề nghị kiểm tra."
)
_BOLD = sought(r"\b(?:chu|in|to) dam\b|\bbold\b")


def with_leads_told(
    entries: Iterable[Row | Line], columns: Sequence[Column | None], headers: Sequence[str]
) -> Iterator[Row | Line]:
    """Yield the entries with "chủ trì" and "phối hợp" before the units that only bold tells apart.

    So it is read only where no column of its own names those that take part.
    """
    place = columns.index(Column.LEAD) if Column.LEAD in columns else None
    is_told = place is not None and _BOLD.search(fold(headers[place])) is not None
    is_first = True
    for entry in entries:
        if place is None or Column.COORDINATING in columns or isinstance(entry, Line):
            yield entry
            continue
        cell = entry.cells[place] if place < len(entry.cells) else Cell("")
        told = _told(cell, is_told=is_told, is_first=is_first)
        is_first = is_first and (told is cell)
        yield replace(entry, cells=(*entry.cells[:place], told, *entry.cells[place + 1 :]))


def _told(cell: Cell, *, is_told: bool, is_first: bool) -> Cell:
    units = split_units(cell.text)
    bold = {unit for piece in cell.bold for unit in split_units(piece)}
    if len(units) < 2 or not (bold or is_told) or tells_roles(cell.text):
        return cell
    if bold.issuperset(units):
        return cell
    if not bold or not bold.issubset(units):
        return replace(cell, doubt=_NO_BOLD) if is_told else cell
    lead = "; ".join(unit for unit in units if unit in bold)
    others = "; ".join(unit for unit in units if unit not in bold)
    doubt = cell.doubt if is_told or not is_first else _BY_BOLD
    return replace(cell, text=f"Chủ trì: {lead}\nPhối hợp: {others}", doubt=doubt)
