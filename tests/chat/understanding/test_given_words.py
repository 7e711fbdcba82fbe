"""What a message that gives a task says: its parts, its day, its source, several tasks at once."""

from datetime import date

import pytest

from chat.understanding.commands.given_tasks import read_each_given, read_given
from plans.given import Again, Origin, Urgency
from plans.plan import RuleKind
from tests.chat.understanding.test_given_tasks import TODAY


@pytest.mark.parametrize(
    ("said", "what", "lead"),
    [
        (
            "Sở Y tế | Báo cáo tình hình dịch ngày 02/12/2025 | 20/12",
            "Báo cáo tình hình dịch ngày 02/12/2025",
            1,
        ),
        ("Xây dựng kế hoạch số hóa hồ sơ | STP", "Xây dựng kế hoạch số hóa hồ sơ", 1),
        ("STP | Xây dựng kế hoạch số hóa hồ sơ", "Xây dựng kế hoạch số hóa hồ sơ", 1),
        ("Rà soát", "Rà soát", 0),
        ("", "", 0),
        ("Chủ trì: Sở Y tế", "", 1),
        ("Mức độ: rất gấp | hạn: khi nào cũng được | Rà soát", "Rà soát", 0),
    ],
)
def test_parts_that_look_alike(said: str, what: str, lead: int):
    found = read_given(said, TODAY)
    assert (found.what, len(found.lead)) == (what, lead)


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ("hằng tuần", Again(RuleKind.WEEKLY, weekday=5)),
        ("mỗi tuần, vào thứ 2", Again(RuleKind.WEEKLY, weekday=1)),
        ("trước ngày 5 hàng tháng", Again(RuleKind.MONTHLY, day=5, strictly_before=True)),
        ("hằng tháng vào ngày 25", Again(RuleKind.MONTHLY, day=25)),
        ("mỗi quý", Again(RuleKind.QUARTERLY, day=31)),
        ("ngày 20 tháng cuối mỗi quý", Again(RuleKind.QUARTERLY, day=20)),
        ("ngày 45 hằng tháng", None),
    ],
)
def test_how_often(words: str, again: Again | None):
    assert read_given(f"Sở Y tế | Báo cáo tình hình dịch | {words}", TODAY).again == again


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("chiều mai", date(2025, 12, 4)),
        ("thứ Sáu", date(2025, 12, 5)),
        ("trong quý I/2026", date(2026, 3, 31)),
        ("hết tháng 12", date(2025, 12, 31)),
        ("hạn: 15/1", date(2026, 1, 15)),
    ],
)
def test_by_when(words: str, day: date):
    assert read_given(f"Sở Y tế | Báo cáo tình hình dịch | {words}", TODAY).due == day


TWO_IN_A_SENTENCE = (
    "Theo CV 5/UBND-TH ngày 01/12/2025, giao Sở Y tế rà soát trạm y tế trước ngày 20/12/2025; "
    "giao Sở Tài chính bố trí kinh phí, xong trước ngày 25/12/2025"
)
TWO_IN_LINES = """1. Giao Sở Y tế rà soát trạm y tế trước ngày 20/12/2025
2. Sở Tài chính bố trí kinh phí, xong trước ngày 25/12/2025"""


@pytest.mark.parametrize("said", [TWO_IN_A_SENTENCE, TWO_IN_LINES])
def test_a_message_may_give_several_units_work(said: str):
    first, second = read_each_given(said, TODAY)
    assert (first.what, first.lead, first.due) == ("Rà soát trạm y tế", ("Sở Y tế",), date(2025, 12, 19))
    assert (second.what, second.lead, second.due) == (
        "Bố trí kinh phí",
        ("Sở Tài chính",),
        date(2025, 12, 24),
    )
    assert first.origin == second.origin


def test_a_plan_of_its_own_may_be_named():
    said = read_given("Sở Y tế | Rà soát trạm y tế | kế hoạch: Giao ban UBND tỉnh | 20/12", TODAY)
    assert (said.what, said.plan) == ("Rà soát trạm y tế", "Giao ban UBND tỉnh")


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        (
            "Theo ý kiến chỉ đạo của Phó Chủ tịch UBND tỉnh, giao Sở Y tế rà soát trạm y tế",
            Origin(given_by="Phó Chủ tịch UBND tỉnh"),
        ),
        (
            "Chủ tịch UBND tỉnh giao Sở Y tế rà soát trạm y tế (TB số 45/TB-UBND ngày 28/11/2025)",
            Origin("TB số 45/TB-UBND", date(2025, 11, 28), given_by="Chủ tịch UBND tỉnh"),
        ),
        ("Giao Sở Y tế rà soát trạm y tế theo Công văn số 9/UBND-VX", Origin("Công văn số 9/UBND-VX")),
        ("Sở Y tế | Rà soát trạm y tế | CV 9/UBND-VX ngày 31/11/2025", Origin("CV 9/UBND-VX")),
        (
            "Sở Y tế | Rà soát trạm y tế | Quyết định 45/2025/QĐ-UBND ngày 3 tháng 11 năm 2025 của UBND tỉnh",
            Origin("Quyết định 45/2025/QĐ-UBND", date(2025, 11, 3), given_by="UBND tỉnh"),
        ),
    ],
)
def test_by_what(said: str, origin: Origin):
    found = read_given(said, TODAY)
    assert (found.what, found.lead, found.origin) == ("Rà soát trạm y tế", ("Sở Y tế",), origin)


@pytest.mark.parametrize(
    ("document", "number"),
    [
        ("CV 123/UBND-VX", "123/UBND-VX"),
        ("Kết luận số 12-KL/TU", "12-KL/TU"),
        ("Quyết định 45/2025/QĐ-UBND", "45/2025/QĐ-UBND"),
        ("Kết luận giao ban", None),
        (None, None),
    ],
)
def test_the_number_of_a_document(document: str | None, number: str | None):
    assert Origin(document).number == number


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("nhờ Sở Y tế rà soát trạm y tế giúp, hạn 20/12 nhé", "Rà soát trạm y tế"),
        ("Đề nghị Sở Y tế rà soát trạm y tế; báo cáo trước 15/12", "Rà soát trạm y tế"),
        ("Sở Y tế báo cáo trước 15/12", "Báo cáo"),
        ("Trước ngày 20/12/2025, Sở Y tế rà soát trạm y tế", "Rà soát trạm y tế"),
        ("Giám đốc Sở Y tế khẩn trương rà soát trạm y tế trong tháng 12", "Khẩn trương rà soát trạm y tế"),
    ],
)
def test_what_is_left_of_a_sentence_is_the_work(said: str, what: str):
    found = read_given(said, TODAY)
    assert (found.what, found.lead) == (what, ("Sở Y tế",))
    assert found.due is not None


def test_a_mark_may_stand_in_front_of_parts():
    found = read_given("Hỏa tốc: Sở Y tế; Sở Tài chính | Báo cáo nhanh | trước 17h hôm nay", TODAY)
    assert (found.lead, found.urgency) == (("Sở Y tế", "Sở Tài chính"), Urgency.EXPRESS)
