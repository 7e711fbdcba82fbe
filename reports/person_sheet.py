"""What is kept about one person as an .xlsx, for that person: a sheet for each kind of thing."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from reports.sheet_rows import Value
from reports.spreadsheet import Sheet, SheetColumn, workbook_to_correct

TITLES = {
    "people": "Tên hiển thị",
    "focal_points": "Vai trò đầu mối",
    "updates": "Lời báo cáo",
    "period_texts": "Báo cáo kỳ",
    "evidence": "Minh chứng",
    "matters": "Vướng mắc, kiến nghị",
    "extensions": "Xin gia hạn",
    "acknowledgements": "Đã nhận tin nhắc",
    "request_answers": "Trả lời đột xuất",
    "audit_events": "Nhật ký thao tác",
    "chat_links": "Liên kết nhóm",
    "inbox_updates": "Tin gốc (xóa sau 30 ngày)",
}
WIDTH, LONGEST_TITLE = 28, 31
"""Characters; Excel takes no longer title of a sheet."""


def person_sheets(kept: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    """Return the rows by table, as `storage.upkeep.person.everything` finds them; nothing is masked."""
    return workbook_to_correct([_sheet(name, rows) for name, rows in kept.items()])


def _sheet(name: str, rows: Sequence[Mapping[str, Any]]) -> Sheet:
    columns = [SheetColumn(column, WIDTH) for column in rows[0]]
    values = [[_shown(value) for value in row.values()] for row in rows]
    return Sheet(TITLES.get(name, name)[:LONGEST_TITLE], columns, values)


def _shown(value: object) -> Value:
    if value is None or isinstance(value, bool | int | float | date | str):
        return value.replace(tzinfo=None) if isinstance(value, datetime) else value
    return json.dumps(value, ensure_ascii=False, default=str)
