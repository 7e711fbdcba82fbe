"""The export of another tracker is read as a plan, with how far each task is."""

from io import BytesIO

from openpyxl import Workbook

from plans.plan import Task
from plans.reading.document import read_document
from plans.status import Status

HEADINGS = ("STT", "Số văn bản", "Nội dung nhiệm vụ", "Đơn vị thực hiện", "Hạn xử lý", "Tình trạng")
ROWS = (
    (
        1,
        "123/UBND-VX",
        "Rà soát trạm y tế xuống cấp",
        "Sở Y tế",
        "20/12/2025",
        "Đang thực hiện",
        "Đã rà 45/120",
    ),
    (2, "456/UBND-TH", "Báo cáo giải ngân vốn đầu tư công", "Sở Tài chính", "15/11/2025", "Hoàn thành", ""),
    (3, "789/UBND-NC", "Kiện toàn tổ công tác cải cách", "Sở Nội vụ", "30/11/2025", "Chưa xong", ""),
    (4, "790/UBND-NC", "Số hóa hồ sơ cán bộ, công chức", "Sở Nội vụ", "31/12/2025", "Chưa thực hiện", ""),
)


def read(*, with_results: bool) -> tuple[Task, ...]:
    book = Workbook()
    page = book.active
    assert page is not None
    width = len(HEADINGS) + with_results
    page.append([*HEADINGS, "Kết quả thực hiện"][:width])
    for row in ROWS:
        page.append(row[:width])
    out = BytesIO()
    book.save(out)
    return read_document("theo-doi.xlsx", out.getvalue()).plan.tasks


def test_deadline_and_state_are_known_by_the_words_of_trackers():
    tasks = read(with_results=False)
    assert [task.deadline.due.isoformat() for task in tasks if task.deadline.due] == [
        "2025-12-20",
        "2025-11-15",
        "2025-11-30",
        "2025-12-31",
    ]
    assert [task.status for task in tasks] == [
        Status.IN_PROGRESS,
        Status.DONE,
        Status.IN_PROGRESS,
        Status.NOT_STARTED,
    ]


def test_the_state_stands_before_the_words_of_the_result():
    tasks = read(with_results=True)
    assert [task.progress for task in tasks[:2]] == ["Đang thực hiện. Đã rà 45/120", "Hoàn thành"]
    assert tasks[0].status is Status.IN_PROGRESS
