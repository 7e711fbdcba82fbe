"""A plan that amends another: of an old and a new column of one kind the new one counts, and this is said."""

from collections.abc import Sequence

import pytest

from plans.plan import Plan, PlanReading
from plans.reading.version_words import replaces
from tests.plans.reading.documents import Area, add_table, read_word, word


def read(*rows: str, merged: Sequence[Area] = ()) -> PlanReading:
    return read_word(word(lambda document: add_table(document, [row.split("|") for row in rows], merged)))


def plan(*rows: str) -> Plan:
    return read(*rows).plan


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Thời hạn cũ", "Thời hạn mới"),
        ("Thời hạn đã giao", "Thời hạn điều chỉnh"),
        ("Thời gian hoàn thành theo Kế hoạch 118", "Thời gian hoàn thành sau điều chỉnh"),
        ("Thời hạn trước điều chỉnh", "Thời hạn sau khi điều chỉnh"),
        ("Thời hạn", "Thời hạn gia hạn"),
        ("Thời gian hoàn thành", "Gia hạn đến"),
        ("THỜI HẠN BAN ĐẦU", "THỜI HẠN SỬA ĐỔI, BỔ SUNG"),
        ("Thời hạn (cũ)", "Thời hạn (mới)"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_new_deadline_counts_wherever_it_stands(old: str, new: str, turned: bool) -> None:
    names, days = [old, new], ["Quý II/2026", "Quý IV/2026"]
    if turned:
        names, days = names[::-1], days[::-1]
    reading = read(f"TT|Nhiệm vụ|Đơn vị chủ trì|{'|'.join(names)}", f"1|Rà soát|Sở Y tế|{'|'.join(days)}")
    assert [task.deadline_text for task in reading.plan.tasks] == ["Quý IV/2026"]
    assert any(new in problem.reason and old in problem.reason for problem in reading.problems)


@pytest.mark.parametrize("unchanged", ["", "Giữ nguyên", "Không thay đổi", "-", "Không điều chỉnh thời hạn"])
def test_where_the_new_cell_changes_nothing_the_old_one_holds(unchanged: str) -> None:
    (task,) = plan(
        "TT|Nhiệm vụ|Đơn vị chủ trì|Thời hạn cũ|Thời hạn mới", f"1|Rà soát|Sở Y tế|Quý II/2026|{unchanged}"
    ).tasks
    assert task.deadline_text == "Quý II/2026"
    assert task.note is None


def test_title_and_lead_are_taken_from_the_new_columns_too() -> None:
    first, second = plan(
        "TT|Nội dung đã giao tại Kế hoạch 118|Nội dung điều chỉnh, bổ sung|Đơn vị chủ trì cũ"
        "|Đơn vị chủ trì mới|Thời hạn",
        "1|Số hóa kết quả|Số hóa 100% kết quả|Sở Nội vụ|Sở Y tế|Quý II/2026",
        "2||Triển khai trợ lý ảo||Sở Công Thương|Quý III/2026",
    ).tasks
    assert (first.title, first.lead) == ("Số hóa 100% kết quả", ("Sở Y tế",))
    assert (second.title, second.lead) == ("Triển khai trợ lý ảo", ("Sở Công Thương",))


def test_a_cell_that_says_what_changes_is_no_title() -> None:
    reading = read(
        "TT|Nội dung nhiệm vụ|Nội dung điều chỉnh|Đơn vị chủ trì|Thời hạn",
        "1|Số hóa kết quả|Gia hạn thời gian đến Quý IV|Sở Nội vụ|Quý IV/2026",
    )
    assert [task.title for task in reading.plan.tasks] == ["Số hóa kết quả"]
    assert any("Gia hạn" in problem.text for problem in reading.problems)


def test_both_versions_may_stand_below_one_name() -> None:
    reading = read(
        "TT|Nhiệm vụ|Đơn vị chủ trì|Thời hạn|",
        "|||Đã giao|Điều chỉnh",
        "1|Rà soát|Sở Y tế|Quý II/2026|Quý IV/2026",
        merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4)],
    )
    assert [task.deadline_text for task in reading.plan.tasks] == ["Quý IV/2026"]


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Thời hạn đề nghị điều chỉnh", "Thời hạn được giao"),
        ("Nội dung nhiệm vụ", "Nhiệm vụ theo Kế hoạch của tỉnh"),
        ("Nội dung bổ sung", "Nội dung nhiệm vụ"),
        ("Căn cứ", "Nội dung"),
        ("Thời gian hoàn thành", "Thời gian trình"),
        ("Nhiệm vụ cụ thể", "Nhiệm vụ"),
    ],
)
def test_other_columns_replace_nothing(new: str, old: str) -> None:
    assert not replaces(new, old)
    assert not replaces(old, new)
