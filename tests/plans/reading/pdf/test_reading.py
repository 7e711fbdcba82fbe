"""Ruled tables in PDF: rows over page ends, merged cells, and files that hold nothing to read."""

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.document import read_document
from plans.reading.pdf import reading
from tests.plans.reading.documents import HEADER
from tests.plans.reading.pdf.pdf_file import Box, grid, pdf


def test_a_ruled_table_is_read_cell_by_cell_with_its_page() -> None:
    content = pdf(
        grid([HEADER, ["1", "Rà soát\nhồ sơ", "Sở Y tế", "Công an\ntỉnh", "Trước ngày\n20/6/2025"]])
    )
    (task,) = read_document("k.pdf", content).plan.tasks
    assert (task.number, task.title, task.source) == ("1", "Rà soát hồ sơ", "trang 1")
    assert (task.lead, task.coordinating) == (("Sở Y tế",), ("Công an tỉnh",))
    assert task.deadline_text == "Trước ngày 20/6/2025"


def test_a_row_goes_on_after_a_page_end() -> None:
    first = pdf(
        grid([HEADER, ["1", "Rà soát hồ sơ", "Sở Y tế, Sở", "", "Trong năm"]]),
        grid([["", "Theo Nghị định", "Nội vụ", "", "2025"], ["2", "Kiểm tra", "Sở Y tế", "", "Quý I"]]),
    )
    one, two = read_document("k.pdf", first).plan.tasks
    assert one.title == "Rà soát hồ sơ Theo Nghị định"
    assert (one.lead, one.deadline_text) == (("Sở Y tế", "Sở Nội vụ"), "Trong năm 2025")
    assert two.title == "Kiểm tra"


def test_the_header_may_be_printed_on_each_page_and_page_numbers_are_no_text() -> None:
    pages = [
        [
            *grid([HEADER, [str(number), "Việc", "Sở Y tế", "", "Quý I"]]),
            Box(340, 460, 360, 470, "7", ruled=False),
        ]
        for number in (1, 2)
    ]
    assert [task.number for task in read_document("k.pdf", pdf(*pages)).plan.tasks] == ["1", "2"]


def test_a_lead_merged_over_rows_belongs_to_each_of_them_also_over_a_page_end() -> None:
    def page(numbers: list[str], lead: str, top: int) -> list[Box]:
        rows = [[number, "Việc", "", "", "Quý I"] for number in numbers]
        boxes = [box for box in grid(rows, top) if box.left != 280]
        return [*boxes, Box(280, top, 400, top + 40 * len(rows), lead)]

    content = pdf([*grid([HEADER]), *page(["1", "2"], "Sở Y tế", 100)], page(["3", "4"], "", 60))
    tasks = read_document("k.pdf", content).plan.tasks
    assert [task.lead for task in tasks] == [("Sở Y tế",)] * 4


def test_the_last_row_of_a_merged_cell_may_stand_alone_on_the_next_page() -> None:
    boxes = grid([HEADER, ["1", "Việc", "", "", "Quý I"], ["2", "Việc", "", "", "Quý I"]])
    first = [box for box in boxes if not (box.left == 280 and box.top > 60)]
    content = pdf([*first, Box(280, 100, 400, 180, "Sở Y tế")], grid([["3", "Việc", "", "", "Quý I"]]))
    assert [task.lead for task in read_document("k.pdf", content).plan.tasks] == [("Sở Y tế",)] * 3


def test_a_group_is_merged_across_and_prose_around_the_table_gives_title_and_rules() -> None:
    above = [
        Box(40, 10, 600, 20, "KẾ HOẠCH", ruled=False),
        Box(40, 22, 600, 32, "Chuyển đổi số năm 2025", ruled=False),
        Box(40, 34, 600, 44, "Báo cáo định kỳ trước ngày 13 hằng tháng.", ruled=False),
    ]
    heading = [Box(40, 100, 80, 140, "I"), Box(80, 100, 640, 140, "Về pháp lý (01 nhiệm vụ)")]
    rows = grid([["1", "Việc", "Sở Y tế", "", "Quý I"]], top=140)
    plan = read_document("k.pdf", pdf([*above, *grid([HEADER]), *heading, *rows])).plan
    assert (plan.title, plan.year) == ("Chuyển đổi số năm 2025", 2025)
    assert [(group.number, group.declared_count) for group in plan.groups] == [("I", 1)]
    assert [rule.due_rule.day for rule in plan.report_rules if rule.due_rule] == [13]


def test_a_name_cut_at_its_hyphen_is_put_together() -> None:
    content = pdf(grid([HEADER, ["1", "Theo Kế hoạch số 54/KH-\nUBND", "Sở Y tế", "", "Quý I"]]))
    assert read_document("k.pdf", content).plan.tasks[0].title == "Theo Kế hoạch số 54/KH-UBND"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([]), "bản chụp"),
        (pdf([Box(10, 10, 90, 90)], [Box(10, 10, 90, 90)]), "bản chụp"),
        (pdf(grid([HEADER]), locked=True), "mật khẩu"),
        (pdf(grid([HEADER]))[:200], "bị hỏng"),
        (b"%PDF-1.7\n", "bị hỏng"),
        (pdf(), "bị hỏng"),
        (pdf(*[[]] * 401), "400 trang"),
        (pdf(grid([HEADER])), "không có dòng nhiệm vụ"),
    ],
)
def test_a_pdf_without_a_readable_plan_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason):
        read_document("k.pdf", content)


def test_whatever_the_pdf_library_meets_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise KeyError("xref")

    monkeypatch.setattr(reading, "PDFDocument", fail)
    with pytest.raises(UnreadableDocumentError, match="bị hỏng"):
        read_document("k.pdf", b"%PDF-1.4 ...")


def test_what_a_narrow_column_broke_is_put_together() -> None:
    lead, list_of_leads = "Phòng Văn hóa\n- Thông tin", "- Sở Y tế\n- Sở Nội vụ"
    rows = [["1", "Một", lead, "", "30/4/20\n25"], ["2", "Hai", list_of_leads, "", "31/12/2\n025"]]
    one, two = read_document("k.pdf", pdf(grid([HEADER, *rows]))).plan.tasks
    assert (one.lead, one.deadline_text) == (("Phòng Văn hóa - Thông tin",), "30/4/2025")
    assert (two.lead, two.deadline_text) == (("Sở Y tế", "Sở Nội vụ"), "31/12/2025")
