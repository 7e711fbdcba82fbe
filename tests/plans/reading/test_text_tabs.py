"""Text with tabs: the docstring of each test is the document that is read."""

from collections.abc import Callable

import pytest

from plans.plan import PlanReading
from plans.reading.document import read_document

Read = Callable[[], PlanReading]
HEAD = "TT\tNội dung, nhiệm vụ cụ thể\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\n"


@pytest.fixture
def read(request: pytest.FixtureRequest) -> PlanReading:
    """Return the reading of the test's docstring under the usual header; "|" stands for a tab."""
    text = "\n".join(line.strip() for line in (request.function.__doc__ or "").split("\n"))
    return read_document("k.txt", (HEAD + text.replace("|", "\t")).encode())


def test_a_row_is_a_task(read: PlanReading) -> None:
    """
    1|Ban hành chính sách|Sở Tài chính|Văn phòng UBND tỉnh|Tháng 7/2025
    """
    (task,) = read.plan.tasks
    assert (task.number, task.lead, task.deadline_text) == ("1", ("Sở Tài chính",), "Tháng 7/2025")
    assert task.source == "dòng 3"
    assert not read.problems


def test_a_row_goes_on_below_the_repeated_header(read: PlanReading) -> None:
    """
    1|Nâng cấp hệ thống phục|Sở Y tế, Sở|Công an|Trong năm

    TT|Nội dung, nhiệm vụ cụ thể|Đơn vị chủ trì|Đơn vị phối hợp|Thời gian hoàn thành
    |vụ Nhân dân|Nội vụ|tỉnh|2025
    2|Việc khác|Sở Y tế||Quý I
    """
    one, two = read.plan.tasks
    assert one.title == "Nâng cấp hệ thống phục vụ Nhân dân"
    assert (one.lead, one.coordinating) == (("Sở Y tế", "Sở Nội vụ"), ("Công an tỉnh",))
    assert one.deadline_text == "Trong năm 2025"
    assert two.title == "Việc khác"


def test_a_header_printed_again_right_below_itself_is_one_header(read: PlanReading) -> None:
    """
    TT|Nội dung, nhiệm vụ cụ thể|Đơn vị chủ trì|Đơn vị phối hợp|Thời gian hoàn thành
    1|Một|Sở Y tế||Quý I
    """
    assert [task.number for task in read.plan.tasks] == ["1"]


def test_a_row_may_repeat_its_number_after_a_page_end(read: PlanReading) -> None:
    """
    7|Nâng cấp hệ thống|Sở Y tế||Quý I

    7|phục vụ Nhân dân|||
    """
    assert [task.title for task in read.plan.tasks] == ["Nâng cấp hệ thống phục vụ Nhân dân"]


def test_a_cell_may_be_broken_over_lines(read: PlanReading) -> None:
    """
    1|Ban hành
    chính sách|Sở Tài chính|Văn phòng
    UBND tỉnh|Theo chỉ đạo của Bộ Công
    an
    2|Việc khác|Sở Y tế||Quý I
    """
    one, two = read.plan.tasks
    assert (one.title, one.coordinating) == ("Ban hành chính sách", ("Văn phòng UBND tỉnh",))
    assert one.deadline_text == "Theo chỉ đạo của Bộ Công an"
    assert two.number == "2"


def test_groups_stand_in_cells_of_their_own_or_share_one_or_are_plain_lines(read: PlanReading) -> None:
    """
    <b>I</b>|<b>Về pháp lý (02 nhiệm vụ)</b>|||
    1|Một|Sở Y tế||Quý I
    <b>II Về hạ tầng (13 nhiệm vụ)</b>||||
    2|Hai|Sở Y tế||Quý I
    **III. Về nhân lực**
    3|Ba|Sở Y tế||Quý I
    """
    assert [(group.number, group.title, group.declared_count) for group in read.plan.groups] == [
        ("I", "Về pháp lý", 2),
        ("II", "Về hạ tầng", 13),
        ("III", "Về nhân lực", None),
    ]
    assert [task.group for task in read.plan.tasks] == ["I", "II", "III"]


def test_tags_emphasis_and_footnotes_are_no_text(read: PlanReading) -> None:
    """
    1|<p>Dữ liệu "<i>đúng, đủ</i>" **sạch**<sup>1</sup>[footnoteRef:2][2: X] &amp; sống</p>|Sở Y tế||Quý I
    -----|--|---|---|---
    2|Hai|Sở Y tế||Quý I
    """
    assert [task.title for task in read.plan.tasks] == ['Dữ liệu "đúng, đủ" sạch & sống', "Hai"]


def test_page_numbers_and_the_end_of_the_table_are_no_rows(read: PlanReading) -> None:
    """
    1|Một|Sở Y tế||Quý I

    12

    2|Hai|Sở Y tế||Quý I
    Nơi nhận: như trên
    II. Kinh phí thực hiện
    """
    assert [task.number for task in read.plan.tasks] == ["1", "2"]
    assert read.plan.groups == ()


def test_missing_cells_at_the_end_of_a_row_are_empty(read: PlanReading) -> None:
    """
    1|Một|Sở Y tế
    2|Hai|Sở Y tế||Quý I
    """
    one, two = read.plan.tasks
    assert (one.lead, one.deadline_text) == (("Sở Y tế",), None)
    assert two.deadline_text == "Quý I"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_unicode_encoding_and_line_end_is_read(encoding: str, line_end: str) -> None:
    text = (HEAD + "1\tBan hành\tSở Y tế\t\tTháng 7/2025\n").replace("\n", line_end)
    (task,) = read_document("k.txt", text.encode(encoding)).plan.tasks
    assert task.lead == ("Sở Y tế",)


def test_two_tables_of_different_width_in_a_row_are_told_apart() -> None:
    text = "STT\tHọ tên\tChức vụ\n1\tA\tB\n" + HEAD + "1\tMột\tSở Y tế\t\tQuý I\n"
    assert [task.title for task in read_document("k.txt", text.encode()).plan.tasks] == ["Một"]


REPORT = (
    "BÁO CÁO\nKết quả năm 2024\n"
    "TT\tNhiệm vụ\tĐơn vị chủ trì\tThời gian hoàn thành\tTiến độ thực hiện\n"
    "1\tMột\tSở Y tế\tQuý I/2024\tĐánh giá tiến độ: Đã hoàn thành\n"
    "2\tHai\tSở Y tế\tQuý I/2024\tKhông có số liệu\n"
    "Phụ lục II\n"
    "TT\tNhiệm vụ\tĐơn vị chủ trì\tThời gian hoàn thành\tNguyên nhân\n"
    "1\tBa\tSở Y tế\tQuý I/2024\tThiếu vốn\n"
)


def test_a_report_has_progress_and_its_other_tables_are_left_aside_with_a_word() -> None:
    reading = read_document("k.txt", REPORT.encode())
    one, two = reading.plan.tasks
    assert (one.status, one.progress) == ("done", "Đánh giá tiến độ: Đã hoàn thành")
    assert two.status is None
    assert [problem.where for problem in reading.problems] == ["dòng 5", "bảng ở dòng 7 đến dòng 8"]
    assert reading.plan.report_rules == ()


def test_a_line_break_may_stand_at_the_end_of_a_cell(read: PlanReading) -> None:
    """
    1|Rà soát đội ngũ cán bộ.
    |Sở Nội vụ|Các sở|Hằng năm
    2|Xây dựng kế hoạch|Thanh tra tỉnh||Quý II/2026
    """
    one, two = read.plan.tasks
    assert (one.title, one.lead, one.deadline_text) == ("Rà soát đội ngũ cán bộ.", ("Sở Nội vụ",), "Hằng năm")
    assert two.title == "Xây dựng kế hoạch"


def test_a_line_break_may_stand_in_the_last_cell(read: PlanReading) -> None:
    """
    1|Rà soát|Sở Nội vụ||Tháng 6/2026
    Năm 2027
    2|Xây dựng kế hoạch|Thanh tra tỉnh||Quý II/2026
    Hà Nội, ngày 05 tháng 3 năm 2026
    """
    one, two = read.plan.tasks
    assert one.deadline_text == "Tháng 6/2026 Năm 2027"
    assert two.deadline_text == "Quý II/2026"


def test_a_line_after_an_empty_one_is_no_part_of_a_cell(read: PlanReading) -> None:
    """
    1|Rà soát|Sở Nội vụ||Tháng 6/2026
    Ngày 05 tháng 3 năm 2026

    2|Xây dựng kế hoạch|Thanh tra tỉnh||Quý II/2026
    """
    assert [task.deadline_text for task in read.plan.tasks] == ["Tháng 6/2026", "Quý II/2026"]


def test_cells_in_quotes_as_excel_copies_them_are_whole(read: PlanReading) -> None:
    """
    1|"Rà soát ""đội ngũ""
    cán bộ"|"Sở Nội vụ
    Sở Y tế"|x|Quý I/2026
    2|"Chưa hết|Sở Y tế||Quý II/2026
    3|Ba|Sở Y tế||Quý III/2026
    """
    one, two, three = read.plan.tasks
    assert one.title == 'Rà soát "đội ngũ" cán bộ'
    assert (two.title, three.title) == ('"Chưa hết', "Ba")
    assert one.source == "dòng 3"


@pytest.mark.parametrize(
    "text", ['1\t"Rà soát\nmãi\n', '1\t"Rà soát\nmãi\tSở Y tế\t\tQuý I', '1\t"Rà soát\n' + "mãi\n" * 90]
)
def test_a_quotation_without_end_loses_nothing(text: str) -> None:
    reading = read_document("k.txt", (HEAD + f"2\tHai\tSở Y tế\t\tQuý I\n{text}").encode())
    assert reading.plan.tasks[0].title == "Hai"
    assert "mãi" in str(reading)
