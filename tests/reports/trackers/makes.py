"""Files as three other systems export them, made of the sample plan; each with what every row really is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import BytesIO

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from plans.reading.document import read_document
from plans.reading.old_encodings import OldEncoding, in_old_encoding
from plans.samples import WORD_NAME, sample
from plans.status import Status
from plans.trackers.values import Answer, KnownTask

SOURCE = "15/KH-UBND"
FOREIGN = (
    ("Xây dựng phương án phòng chống thiên tai, tìm kiếm cứu nạn năm 2025", "Sở Nông nghiệp và Môi trường"),
    ("Tổ chức Đại hội Thể dục thể thao cấp tỉnh lần thứ IX", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Báo cáo kết quả giải ngân vốn đầu tư công 6 tháng", "Sở Tài chính"),
)
MANY = 400
STATUSES = (
    "Chưa thực hiện",
    "Đang thực hiện trong hạn",
    "Đang thực hiện quá hạn",
    "Hoàn thành đúng hạn",
    "Hoàn thành quá hạn",
)
HEADINGS = (
    "Trạng thái",
    "Đơn vị chủ trì",
    "Nhiệm vụ",
    "Tỷ lệ hoàn thành (%)",
    "Hạn xử lý",
    "Tình hình thực hiện",
)
STATES = (
    Answer(Status.DONE, None, "Đã ban hành Kế hoạch số 88/KH-STC.", date(2025, 6, 10)),
    Answer(Status.IN_PROGRESS, 45.0, "Đang rà soát 320/540 hồ sơ.", is_late=True),
    Answer(Status.NOT_STARTED, None, ""),
    Answer(Status.IN_PROGRESS, 80.0, "Đã tập huấn cho 120 cán bộ."),
    Answer(),
)


@dataclass(frozen=True)
class Row:
    """A row of an export and the number of the task that it really is, None for one that is none of ours."""

    what: str
    unit: str
    task: str | None


@cache
def known() -> tuple[KnownTask, ...]:
    """Return the tasks of the sample plan, in different states."""
    tasks = read_document(WORD_NAME, sample()).plan.tasks
    return tuple(
        KnownTask(
            place,
            task.number,
            task.title,
            SOURCE,
            STATES[place % len(STATES)],
            {unit: STATES[(place + other) % len(STATES)] for other, unit in enumerate(task.lead)},
        )
        for place, task in enumerate(tasks, start=1)
    )


def rows_of_ours() -> list[Row]:
    """Return a row for each task and unit, as another system has them: shortened, or with more words."""
    ways: Sequence[Callable[[str], str]] = (
        lambda title: title,
        lambda title: f"{title.rstrip('.')} (theo chỉ đạo của Chủ tịch UBND tỉnh)",
        lambda title: title.upper(),
        lambda title: " ".join(title.split()[:14]),
    )
    return [
        Row(ways[task.id % len(ways)](task.title), unit, task.number)
        for task in known()
        for unit in task.by_unit
    ]


def _head(page: Worksheet) -> None:
    page.append(["DANH SÁCH NHIỆM VỤ UBND TỈNH, CHỦ TỊCH UBND TỈNH GIAO"])
    page.merge_cells("A1:I1")
    page.append(
        ["STT", "Văn bản giao", "Nội dung nhiệm vụ", "Đơn vị thực hiện", "Hạn xử lý", "Kết quả thực hiện"]
    )
    page.append(
        [None, None, None, None, None, "Tình trạng", "Nội dung báo cáo", "Ngày hoàn thành", "Còn (ngày)"]
    )
    page.merge_cells("F2:H2")
    for letter in "ABCDEI":
        page.merge_cells(f"{letter}2:{letter}3")


def _body(page: Worksheet) -> dict[int, Row]:
    real: dict[int, Row] = {}
    listed = rows_of_ours()
    for number in range(1, MANY + 1):
        if number % 50 == 1:
            page.append([f"Nhóm {number // 50 + 1}", "Các nhiệm vụ giao trong tháng", None, None])
            page.merge_cells(start_row=page.max_row, start_column=2, end_row=page.max_row, end_column=9)
        row = listed[number // 9] if number % 9 == 0 and number // 9 < len(listed) else _foreign(number)
        at = page.max_row + 1
        page.append(
            [number, SOURCE if row.task else f"{number}/CV-UBND", row.what, row.unit, date(2025, 6, 20)]
        )
        page.cell(at, 9).value = f"=E{at}-TODAY()"
        page.cell(at, 8).number_format = "dd/mm/yyyy"
        page.cell(at, 6).fill = PatternFill("solid", fgColor="FFF2CC")
        page.cell(at, 7).alignment = Alignment(wrap_text=True)
        real[at] = row
    return real


def big_workbook() -> tuple[bytes, dict[int, Row]]:
    """Return 400 rows below headings of two lines, with groups, formulas, a list of states and more."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Nhiệm vụ UBND tỉnh giao"
    _head(page)
    real = _body(page)
    states = DataValidation(type="list", formula1="'Danh mục'!$A$1:$A$5", allow_blank=True)
    states.add(f"F4:F{page.max_row}")
    page.add_data_validation(states)
    page["C4"].font = Font(bold=True, color="C00000")
    page["F5"].comment = Comment("Kiểm tra lại", "Văn thư")
    page.auto_filter.ref = f"A3:I{page.max_row}"
    page.freeze_panes = "C4"
    choices = book.create_sheet("Danh mục")
    for word in STATUSES:
        choices.append([word])
    chart = BarChart()
    chart.add_data(Reference(page, min_col=1, min_row=4, max_row=8))
    choices.add_chart(chart, "C3")
    return _packed(book), real


def _foreign(number: int) -> Row:
    what, unit = FOREIGN[number % len(FOREIGN)]
    return Row(f"{what} - đợt {number}", unit, None)


def plain_workbook() -> tuple[bytes, dict[int, Row]]:
    """Return an export with its columns in another order and other words, shares as percents."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(
        [
            "Trạng thái",
            "Đơn vị chủ trì",
            "Nhiệm vụ",
            "Tỷ lệ hoàn thành (%)",
            "Thời hạn",
            "Tình hình thực hiện",
        ]
    )
    real = {}
    for place, row in enumerate([*rows_of_ours(), Row(*FOREIGN[0], None)], start=2):
        state = ("Đã xong", "Chưa xong")[place % 2] if place < 8 else None
        page.append([state, row.unit, row.what, None, "20/06/2025", None])
        page.cell(place, 4).number_format = "0%"
        real[place] = row
    return _packed(book), real


def old_text() -> tuple[bytes, dict[int, Row]]:
    """Return a text in TCVN3 with semicolons."""
    lines = [
        ";".join(
            (
                "Số TT",
                "Trích yếu nội dung chỉ đạo",
                "Cơ quan thực hiện",
                "Thời hạn",
                "Tình trạng",
                "Kết quả",
                "Ngày hoàn thành thực tế",
            )
        )
    ]
    real = {}
    for place, row in enumerate([*rows_of_ours(), Row(*FOREIGN[1], None)], start=2):
        lines.append(f'{place - 1};"{row.what}";{row.unit};20/06/2025;;;')
        real[place] = row
    text = "\r\n".join(lines) + "\r\n"
    return in_old_encoding(text, OldEncoding.TCVN3).encode("cp1252", errors="replace"), real


def _packed(book: Workbook) -> bytes:
    out = BytesIO()
    book.properties.modified = datetime(2025, 6, 1)  # noqa: DTZ001 -- openpyxl knows no zones
    book.save(out)
    return out.getvalue()
