"""Groups called by units, which lead their tasks; and what is said of a table that lacks a column."""

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.document import read_document
from plans.reading.group_leads import units_leading
from tests.plans.reading.documents import add_table, read_word, word, word_table

WITHOUT_LEAD = ("TT", "Nội dung nhiệm vụ", "Cơ quan phối hợp", "Thời gian trình", "Cấp trình")
TASKS = (
    ["I", "SỞ TÀI CHÍNH (02 nhiệm vụ)", "", "", ""],
    ["1", "Đề án chi ngân sách", "Thuế tỉnh", "Tháng 5/2026", "UBND tỉnh"],
    ["2", "Báo cáo đầu tư công", "", "Tháng 7/2026", "UBND tỉnh"],
    ["II", "SỞ XÂY DỰNG, SỞ Y TẾ", "", "", ""],
    ["1", "Rà soát dự án", "Sở Nội vụ", "Quý I/2026", "HĐND tỉnh"],
)


@pytest.mark.parametrize(
    ("title", "units"),
    [
        ("SỞ TÀI CHÍNH (03 nhiệm vụ)", ["Sở Tài chính"]),
        ("Công an tỉnh", ["Công an tỉnh"]),
        ("Sở Xây dựng, Sở Công Thương", ["Sở Xây dựng", "Sở Công Thương"]),
        ("Nhiệm vụ của Sở Y tế", ["Sở Y tế"]),
        ("Các nhiệm vụ do Thanh tra tỉnh chủ trì", ["Thanh tra tỉnh"]),
        ("Đơn vị chủ trì: Sở Nội vụ", ["Sở Nội vụ"]),
        ("UBND các xã, phường", ["UBND các xã, phường"]),
    ],
)
def test_a_title_that_is_the_name_of_units_names_who_leads(title: str, units: list[str]) -> None:
    assert list(units_leading(title)) == units


@pytest.mark.parametrize(
    "title",
    [
        "Bộ tiêu chí nông thôn mới",
        "Ban hành văn bản",
        "Phòng cháy, chữa cháy",
        "Báo cáo định kỳ",
        "Hội nghị, tập huấn",
        "Thanh tra, kiểm tra",
        "Cải cách hành chính",
        "Nhóm nhiệm vụ do cơ quan số 1 phụ trách",
        "Về tổ chức bộ máy của Sở Y tế",
        "",
    ],
)
def test_other_titles_name_nobody(title: str) -> None:
    assert units_leading(title) == ()


def test_groups_lead_where_the_table_has_no_column_for_it() -> None:
    reading = read_word(word(lambda document: add_table(document, [WITHOUT_LEAD, *TASKS])))
    assert [
        (task.number, task.group, list(task.lead), list(task.coordinating)) for task in reading.plan.tasks
    ] == [
        ("1", "I", ["Sở Tài chính"], ["Thuế tỉnh"]),
        ("2", "I", ["Sở Tài chính"], []),
        ("1", "II", ["Sở Xây dựng", "Sở Y tế"], ["Sở Nội vụ"]),
    ]
    (problem,) = reading.problems
    assert "3 nhiệm vụ không nêu đơn vị chủ trì ở dòng của mình" in problem.reason
    assert "Sở Tài chính, Sở Xây dựng, Sở Y tế" in problem.reason


def test_groups_lead_in_a_text_too() -> None:
    rows = "\n".join(" | ".join(row) for row in (WITHOUT_LEAD, *TASKS))
    plan = read_document("k.txt", rows.encode()).plan
    assert [task.lead for task in plan.tasks][:2] == [("Sở Tài chính",)] * 2


def test_groups_lead_where_the_cell_is_empty_and_nowhere_else() -> None:
    reading = read_word(
        word_table(
            ["I", "SỞ TÀI CHÍNH", "", "", ""],
            ["1", "Một", "", "Thuế tỉnh", "Tháng 5/2026"],
            ["2", "Hai", "Sở Y tế", "", "Tháng 5/2026"],
            ["II", "CÔNG TÁC KHÁC", "", "", ""],
            ["1", "Ba", "", "Thuế tỉnh", "Tháng 5/2026"],
        )
    )
    assert [list(task.lead) for task in reading.plan.tasks] == [["Sở Tài chính"], ["Sở Y tế"], []]
    reasons = [problem.reason for problem in reading.problems]
    assert any("lấy đơn vị ghi ở tên nhóm làm đơn vị chủ trì: Sở Tài chính" in reason for reason in reasons)
    assert "Nhiệm vụ 1 không nêu đơn vị chủ trì." in reasons


def refused(name: str, content: bytes) -> str:
    """Return why a document is not read."""
    with pytest.raises(UnreadableDocumentError) as refusal:
        read_document(name, content)
    return str(refusal.value)


def test_a_table_of_tasks_that_lacks_a_column_is_not_said_to_give_no_work() -> None:
    rows = [
        WITHOUT_LEAD,
        ["I", "CÔNG TÁC KHÁC", "", "", ""],
        ["1", "Đề án chi ngân sách", "Thuế tỉnh", "Tháng 5/2026", "UBND tỉnh"],
        ["2", "Báo cáo đầu tư công", "Thuế tỉnh", "Tháng 7/2026", "UBND tỉnh"],
    ]
    message = refused("k.docx", word(lambda document: add_table(document, rows)))
    assert "không giao việc" not in message
    assert "bảng 1, dòng 1" in message
    assert "không có cột đơn vị chủ trì" in message


def test_columns_that_single_blanks_part_are_told_of() -> None:
    text = (
        "KẾ HOẠCH\nNăm 2026\nTT Nội dung công việc Chủ trì Phối hợp Thời gian\n"
        "1 Khảo sát hạ tầng Sở Y tế VNPT Tháng 4/2026\n"
    )
    message = refused("k.txt", text.encode())
    assert "không giao việc" not in message
    assert "dấu cách" in message
