"""A small plan of a unit that has a level of its own: it serves what the level above has given the unit."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO

from bot.demo.play import Document
from chat.texts.words import day
from plans.levels.links import TaskAbove
from reports.docx_form import body, centred, new_document

HEAD = ("TT", "Nội dung, nhiệm vụ cụ thể", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
LASTING = "Thực hiện thường xuyên"
DAYS_BEFORE = timedelta(3)
"""So long before the level above does, the unit wants to hear that a task is done."""
FILE_NAME = "ke-hoach-cap-duoi.docx"
_OF_COMMUNE = re.compile(r"(?:ubnd|ủy ban nhân dân)\s+(?=xã|phường|thị trấn|đặc khu)", re.IGNORECASE)


def is_commune(unit: str) -> bool:
    """Return whether a unit is the committee of a commune, or of what stands on the level of one."""
    return _OF_COMMUNE.match(unit) is not None


def units_below(unit: str) -> tuple[str, str]:
    """Return who works for a unit: hamlets for a commune, divisions for an office."""
    return ("Thôn Đông", "Thôn Đoài") if is_commune(unit) else ("Phòng Tổng hợp", "Phòng Nghiệp vụ")


def standing_title(unit: str) -> str:
    """Return what the group is called that is to be the secretariat's of a unit."""
    return f"Thường trực {_OF_COMMUNE.sub('', unit)}"


def level_plan(unit: str, owed: Sequence[TaskAbove], today: date) -> Document:
    """Return a plan that a unit made for two of the tasks that it owes above, and for one of its own."""
    if is_commune(unit):
        place, number = f"trên địa bàn {_OF_COMMUNE.sub('', unit)}", "12/KH-UBND"
    else:
        place, number = f"tại {unit}", "12/KH"
    document = new_document()
    centred(document, unit.upper())
    centred(document, f"Số: {number}, ngày {today.day} tháng {today.month} năm {today.year}", after=12)
    centred(document, "KẾ HOẠCH")
    centred(document, f"Thực hiện nhiệm vụ cấp trên giao {place} năm {today.year}", after=12)
    body(
        document,
        "Các đơn vị báo cáo kết quả định kỳ hằng tháng (trước ngày 13 hằng tháng), 6 tháng (trước ngày "
        f"13/6), năm (trước ngày 13/12) gửi về {unit} để tổng hợp, báo cáo cấp trên.",
    )
    table = document.add_table(rows=0, cols=len(HEAD), style="Table Grid")
    for row in (HEAD, *_rows(units_below(unit), _served(owed, today))):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    saved = BytesIO()
    document.save(saved)
    return Document(FILE_NAME, saved.getvalue())


def _served(owed: Sequence[TaskAbove], today: date) -> list[TaskAbove]:
    """Return the task above whose day comes first, and one without a day; where there is none, the next."""
    coming = [one for one in owed if one.due is None or one.due - DAYS_BEFORE > today]
    dated = sorted((one for one in coming if one.due), key=lambda one: one.due or today)
    lasting = [one for one in coming if one.due is None]
    return [*dated[:1], *lasting, *dated[1:]][:2]


def _rows(units: tuple[str, str], served: Sequence[TaskAbove]) -> list[tuple[str, ...]]:
    """Return the tasks: the first names the number of the one above, the second has its words only."""
    titles = [one.title.rstrip(" .;") for one in served]
    if titles:
        titles[0] += f" (nhiệm vụ số {served[0].number} Kế hoạch của cấp trên)"
    days = [f"Chậm nhất ngày {day(one.due - DAYS_BEFORE)}" if one.due else LASTING for one in served]
    tasks = [(title, "; ".join(units), "", until) for title, until in zip(titles, days, strict=True)]
    own = ("Tổng vệ sinh, chăm sóc cây xanh, giữ gìn cảnh quan", units[1], "", LASTING)
    return [(str(number), *task) for number, task in enumerate((*tasks, own), 1)]
