"""The small documents with one trap each, as far as they are about what the words mean."""

from datetime import date

import pytest

from plans.plan import DueRule, Plan, PlanReading, RuleKind
from plans.reading.document import read_document
from plans.units import UnitClass, read_unit
from tests.plans.reading.documents import SHARED

SMALL = SHARED / "small"
pytestmark = pytest.mark.skipif(not SMALL.exists(), reason="../shared is not here")


def reading(name: str) -> PlanReading:
    return read_document(f"{name}.docx", (SMALL / f"{name}.docx").read_bytes())


def plan(name: str) -> Plan:
    return reading(name).plan


@pytest.mark.parametrize(
    ("name", "issuer", "title"),
    [
        ("h1-issuer-body", "UBND thành phố Sơn Hà", "Về Kế hoạch triển khai Quyết định số 3103/QĐ-BTC"),
        ("h3-ttg", "Thủ tướng Chính phủ", "Phê duyệt Đề án Chuyển đổi số ngành xây dựng"),
        ("h4-bo", "Bộ Nông nghiệp và Môi trường", "Ban hành Kế hoạch triển khai Nghị định"),
        ("h7-nq2024", "Chính phủ", "Ban hành Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW"),
        ("h8-tinh", "UBND tỉnh Sơn Hà", "Chuyển đổi số cho doanh nghiệp nhỏ và vừa"),
        ("h10-2030", "UBND thành phố Sơn Hà", "Phát triển hạ tầng 5G trên địa bàn thành phố đến năm 2030"),
        ("h11-issuer-basis", "UBND thành phố Sơn Hà", "Ban hành Kế hoạch về cơ sở dữ liệu quy hoạch"),
    ],
)
def test_the_head_names_issuer_and_title(name: str, issuer: str, title: str) -> None:
    read = plan(name)
    assert (read.issuer, (read.title or "").startswith(title)) == (issuer, True)


@pytest.mark.parametrize("name", ["y1-den-2035", "y2-nq-2024", "y3-giai-doan"])
def test_the_year_is_that_of_the_issue(name: str) -> None:
    read = plan(name)
    assert read.year == 2026
    assert [task.deadline.due for task in read.tasks] == [date(2026, 3, 31), date(2026, 9, 29)]
    assert all(task.deadline.doubt is None for task in read.tasks)


def test_deadlines_of_the_year_after_the_issue_are_no_doubt() -> None:
    read = plan("h10-2030")
    assert (read.year, [task.deadline.doubt for task in read.tasks]) == (2025, [None, None])


@pytest.mark.parametrize(
    ("name", "groups", "of_tasks"),
    [
        ("k4-groupchain", "A A.I A.II B B.I B.II B.III", "A.I A.II B.I B.II B.III"),
        ("k5a-group-II.1", "I II II.1 II.2", "I II.1 II.2"),
        ("k21-numbered-line-above-table", "1 2", "1 1 2 2"),
    ],
)
def test_groups_nest_and_begin_their_numbers_anew(name: str, groups: str, of_tasks: str) -> None:
    read = reading(name)
    assert [group.number for group in read.plan.groups] == groups.split()
    assert [task.group for task in read.plan.tasks] == of_tasks.split()
    assert not read.problems


def test_the_title_stands_in_the_column_that_says_so() -> None:
    one, two = plan("k6-title-col").tasks
    assert (one.title, two.title) == (
        "Ban hành Quy chế phối hợp liên ngành",
        "Trình phê duyệt đề án cây xanh",
    )
    assert one.note == "Thuộc nhóm nhiệm vụ: Hoàn thiện chính sách"


def test_people_and_documents_may_fill_the_columns() -> None:
    people = reading("k9a-nguoi-thuc-hien")
    assert [task.lead for task in people.plan.tasks] == [("Nguyễn Văn A",), ("Trần Thị B",)]
    assert people.problems
    assert [(task.title, task.lead, task.deadline.due) for task in plan("k9b-vanban").tasks] == [
        ("Kế hoạch an toàn hóa chất", ("Phòng Quản lý năng lượng",), date(2026, 5, 31)),
        ("Quy chế phối hợp", ("Phòng Pháp chế",), date(2026, 9, 30)),
    ]


def test_a_date_in_the_title_is_a_doubtful_deadline() -> None:
    one, two = plan("k9c-nodeadline").tasks
    assert (one.deadline.due, one.deadline.doubt is None) == (date(2026, 6, 29), False)
    assert two.deadline.due is None


@pytest.mark.parametrize("name", ["k17-ketqua", "k17b-ketqua-dukien"])
def test_products_to_be_made_are_notes(name: str) -> None:
    tasks = plan(name).tasks
    assert [(task.status, task.progress) for task in tasks] == [(None, None)] * len(tasks)
    assert (tasks[0].note or "").endswith("Bộ quy tắc ứng xử được ban hành")


def test_one_rule_and_none_from_the_day_of_signing() -> None:
    (rule,) = plan("r30-rule-from-date").report_rules
    assert (rule.kind, rule.due_rule, rule.strictly_before) == (RuleKind.YEAR, DueRule(25, 12), True)


@pytest.mark.parametrize(
    ("name", "leads", "coordinating", "collectives"),
    [
        ("u1", ["Cục Trồng trọt", "Vụ Pháp chế", "Vụ Hợp tác quốc tế", "các đơn vị có liên quan"],
         ["VTV", "VOV", "TTXVN"], 1),
        ("u2", ["Trung tâm Truyền thông", "Báo Sơn Hà", "Tạp chí Sơn Hà"],
         ["Bộ Tài chính", "các Hiệp hội và Doanh nghiệp công nghệ số Việt Nam"], 1),
        ("u3", ["Cục Di sản văn hóa", "Cục Bản quyền tác giả"],
         ["Các trường đại học", "các viện nghiên cứu"], 2),
        ("u5", ["Sở Khoa học và Công nghệ", "Thống kê tỉnh"],
         ["Sở Khoa học và Công nghệ", "doanh nghiệp viễn thông"], 1),
    ],
)  # fmt: skip
def test_units_are_told_apart(name: str, leads: list[str], coordinating: list[str], collectives: int) -> None:
    task = plan(name).tasks[0]
    assert (list(task.lead), list(task.coordinating)) == (leads, coordinating)
    kinds = [read_unit(unit).kind for unit in (*task.lead, *task.coordinating)]
    assert kinds.count(UnitClass.COLLECTIVE) == collectives
