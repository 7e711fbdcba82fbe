"""The sheet on which a unit reports: its columns, and what was filled in as it is passed on."""

from dataclasses import asdict, dataclass
from typing import Any

from plans.attainment import Count
from plans.status import STATUS_WORDS, Status
from plans.text import capitalised

SHEET, ORIGINAL = "Báo cáo", "Gốc"
CODE, UNIT, NUMBER, TITLE, DEADLINE = "Mã (không sửa)", "Đơn vị", "NV", "Nội dung nhiệm vụ", "Thời hạn"
TARGETS, STATUS, PERCENT = "Chỉ tiêu", "Tình hình thực hiện", "Tỷ lệ (%)"
FIGURES, WORDS = "Số liệu đạt được", "Kết quả, nội dung báo cáo"
OBSTACLE, PROPOSAL = "Vướng mắc", "Kiến nghị"
FILLED_IN = (STATUS, PERCENT, FIGURES, WORDS, OBSTACLE, PROPOSAL)
HEADINGS = (CODE, UNIT, NUMBER, TITLE, DEADLINE, TARGETS, *FILLED_IN)
STATUSES = {status: capitalised(words) for status, words in STATUS_WORDS.items()}
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


@dataclass(frozen=True, slots=True)
class AlmostSheet:
    """A file that looks like the sheet but cannot be taken for it, and why (Vietnamese)."""

    reason: str


def row_from_json(kept: dict[str, Any]) -> SheetRow:
    """Return the row of these values."""
    status = Status(kept["status"]) if kept["status"] else None
    return SheetRow(**kept | {"status": status, "counts": tuple(Count(**one) for one in kept["counts"])})
