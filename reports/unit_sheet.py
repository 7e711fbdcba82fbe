"""The directory as a sheet that people fill in and send back."""

from collections.abc import Sequence
from dataclasses import dataclass

from plans.reading.unit_sheet import HEADINGS, ListColumn
from plans.units import UnitLevel
from reports.sheet_rows import Value
from reports.spreadsheet import Marked, Sheet, SheetColumn, workbook_to_correct

SHEET, EXAMPLES = "Danh sách đơn vị", "Ví dụ"
LEVELS = {
    UnitLevel.CENTRAL: "Trung ương",
    UnitLevel.PROVINCE: "Tỉnh",
    UnitLevel.DISTRICT: "Huyện",
    UnitLevel.COMMUNE: "Xã",
    UnitLevel.VERTICAL: "Ngành dọc",
    UnitLevel.MASS_ORGANISATION: "Đoàn thể",
    UnitLevel.ENTERPRISE: "Doanh nghiệp",
}
WIDTHS = {
    ListColumn.NAME: 42,
    ListColumn.LEVEL: 14,
    ListColumn.PARENT: 32,
    ListColumn.ABBREVIATION: 14,
    ListColumn.OTHER_NAMES: 32,
    ListColumn.LEADER: 32,
}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as the sheet shows it."""

    name: str
    level: UnitLevel
    parent: str | None
    abbreviation: str | None
    other_names: Sequence[str]
    leader: str | None


EXAMPLE_ROWS = (
    UnitRow("Sở Khoa học và Công nghệ", UnitLevel.PROVINCE, None, "SKHCN", (), "Ông Nguyễn Văn A, Giám đốc"),
    UnitRow("UBND huyện Hậu Lộc", UnitLevel.DISTRICT, None, None, (), "Bà Trần Thị B, Chủ tịch"),
    UnitRow("UBND xã Hoa Lộc", UnitLevel.COMMUNE, "UBND huyện Hậu Lộc", None, ("Hoa Lộc",), None),
    UnitRow("Bảo hiểm xã hội tỉnh", UnitLevel.VERTICAL, None, "BHXH", (), None),
    UnitRow("Hội Nông dân tỉnh", UnitLevel.MASS_ORGANISATION, None, "HND", (), None),
)


def unit_sheet(units: Sequence[UnitRow]) -> bytes:
    """Return an .xlsx with a row for each unit, and a second sheet that shows how rows are written."""
    columns = [
        SheetColumn(
            HEADINGS[column], WIDTHS[column], tuple(LEVELS.values()) if column is ListColumn.LEVEL else ()
        )
        for column in HEADINGS
    ]
    return workbook_to_correct(
        [
            Sheet(SHEET, columns, [_row(unit) for unit in units]),
            Sheet(EXAMPLES, columns, [_row(unit) for unit in EXAMPLE_ROWS]),
        ]
    )


def _row(unit: UnitRow) -> list[Value | Marked]:
    return [
        unit.name,
        LEVELS.get(unit.level),
        unit.parent,
        unit.abbreviation,
        ";\n".join(unit.other_names),
        unit.leader,
    ]
