"""Columns are known by what their headers say, and where these are not enough by what their cells say."""

from collections.abc import Sequence

import pytest
from docx.document import Document

from plans.plan import PlanReading
from plans.reading.columns import Column, columns_of
from tests.plans.reading.documents import add_table, read_word, word

LEAD, COORDINATING, DEADLINE = Column.LEAD, Column.COORDINATING, Column.DEADLINE
NUMBER, TITLE, NOTE, OTHER, PROGRESS = Column.NUMBER, Column.TITLE, Column.NOTE, Column.OTHER, Column.PROGRESS


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        ("STT|Cơ quan chủ trì|Thuộc nhóm nhiệm vụ|Nội dung nhiệm vụ|Thời hạn",
         (NUMBER, LEAD, OTHER, TITLE, DEADLINE)),
        ("TT|Nhiệm vụ, giải pháp|Nội dung công việc|Cơ quan chủ trì|Thời hạn",
         (NUMBER, OTHER, TITLE, LEAD, DEADLINE)),
        ("TT|Nội dung|Nhiệm vụ cụ thể|Cơ quan chủ trì|Thời hạn", (NUMBER, OTHER, TITLE, LEAD, DEADLINE)),
        ("TT|Lĩnh vực|Nội dung|Cơ quan chủ trì|Thời hạn", (NUMBER, OTHER, TITLE, LEAD, DEADLINE)),
        ("TT|Mục tiêu, nhiệm vụ|Cơ quan chủ trì|Thời hạn", (NUMBER, TITLE, LEAD, DEADLINE)),
        ("STT|Tên văn bản|Thời hạn ban hành|Phòng chủ trì", (NUMBER, TITLE, DEADLINE, LEAD)),
        ("STT|Tên đề án, dự án|Cơ quan chủ trì tham mưu|Thời gian trình", (NUMBER, TITLE, LEAD, DEADLINE)),
        ("STT|Nhiệm vụ|Tên văn bản|Cơ quan chủ trì|Thời hạn", (NUMBER, TITLE, OTHER, LEAD, DEADLINE)),
        ("TT|Nhiệm vụ thực hiện|Người thực hiện|Ghi chú", (NUMBER, TITLE, LEAD, NOTE)),
        ("TT|Nhiệm vụ|Chuyên viên phụ trách|Thời hạn", (NUMBER, TITLE, LEAD, DEADLINE)),
        ("TT|Nhiệm vụ|Lãnh đạo phụ trách|Cơ quan chủ trì|Thời hạn", (NUMBER, TITLE, OTHER, LEAD, DEADLINE)),
        ("TT|Nhiệm vụ|Đơn vị chủ trì|Người chủ trì|Thời hạn", (NUMBER, TITLE, LEAD, OTHER, DEADLINE)),
        ("TT|Nhiệm vụ|Chủ trì|Thời gian trình|Thời gian hoàn thành", (NUMBER, TITLE, LEAD, OTHER, DEADLINE)),
        ("TT|Nhiệm vụ|Chủ trì|Tiến độ", (NUMBER, TITLE, LEAD, DEADLINE)),
        ("TT|Nhiệm vụ|Chủ trì|Kết quả thực hiện", (NUMBER, TITLE, LEAD, PROGRESS)),
    ],
)  # fmt: skip
def test_a_column_is_what_its_header_says(headers: str, columns: tuple[Column, ...]) -> None:
    assert columns_of(headers.split("|")) == columns


@pytest.mark.parametrize(
    "headers",
    [
        "TT|Tên văn bản|Cơ quan ban hành|Ghi chú",
        "TT|Họ và tên|Chức vụ|Đơn vị|Ghi chú",
        "TT|Nội dung|Đơn vị tính|Số",
        "TT|Tên dự án|Đơn vị|Kinh phí",
    ],
)
def test_other_tables_are_no_lists_of_tasks(headers: str) -> None:
    assert columns_of(headers.split("|")) is None


def test_who_leads_may_be_a_person_which_is_said() -> None:
    rows = [("TT", "Nhiệm vụ", "Người thực hiện", "Ghi chú"), ("1", "Chuẩn bị hội trường", "Trần Thị B", "")]
    reading = read_word(word(lambda document: add_table(document, rows)))
    assert [task.lead for task in reading.plan.tasks] == [("Trần Thị B",)]
    (problem,) = reading.problems
    assert (problem.text, problem.where) == ("Người thực hiện", "bảng 1, dòng 2")


def results(*cells: str, header: str = "Kết quả thực hiện", kind: str = "KẾ HOẠCH") -> PlanReading:
    rows = [("TT", "Nhiệm vụ", "Chủ trì", header, "Thời hạn")]
    rows += [
        (str(number), "Rà soát", "Sở Y tế", text, "Quý I/2026") for number, text in enumerate(cells, start=1)
    ]

    def build(document: Document) -> None:
        document.add_paragraph(f"{kind}")
        document.add_paragraph("Chuyển đổi số năm 2026")
        add_table(document, rows)

    return read_word(word(build))


@pytest.mark.parametrize(
    "cells",
    [
        ["Bộ quy tắc ứng xử được ban hành", "Hoàn thành tái cấu trúc 100% quy trình", "Kế hoạch tập huấn"],
        ["Quyết định của UBND tỉnh", "Báo cáo", "Hoàn thành 100%  chỉ tiêu được giao", ""],
        ["100% cán bộ được tập huấn", "Văn bản chỉ đạo", "Đề án được phê duyệt"],
        ["", "", ""],
    ],
)
def test_results_to_be_reached_are_a_note_and_no_progress(cells: Sequence[str]) -> None:
    tasks = results(*cells).plan.tasks
    assert [(task.status, task.progress) for task in tasks] == [(None, None)] * len(cells)
    assert [task.note for task in tasks] == [
        f"Kết quả thực hiện: {' '.join(cell.split())}" if cell else None for cell in cells
    ]


@pytest.mark.parametrize(
    ("cells", "header"),
    [
        (["Đã trình", "Chưa trình", "Đang thực hiện"], "Kết quả thực hiện"),
        (["Hoàn thành", "Hoàn thành đúng hạn", "Chậm tiến độ"], "Tiến độ thực hiện"),
        (["UBND tỉnh đã ban hành Kế hoạch số 12/KH-UBND", "85%", ""], "Tình hình thực hiện"),
        (["x", "", ""], "Tiến độ"),
        (["Tính đến 15/6/2026: đã tập huấn 300 người", "Tiếp tục thực hiện"], "Kết quả thực hiện"),
    ],
)
def test_what_has_been_done_is_progress_also_in_a_plan(cells: Sequence[str], header: str) -> None:
    assert [task.progress or "" for task in results(*cells, header=header).plan.tasks] == list(cells)


def test_in_a_report_every_result_is_progress() -> None:
    cells = ("Ban hành Kế hoạch số 12/KH-UBND", "Tập huấn cho 300 cán bộ", "Chưa thực hiện")
    assert [task.progress for task in results(*cells, kind="BÁO CÁO").plan.tasks] == list(cells)
