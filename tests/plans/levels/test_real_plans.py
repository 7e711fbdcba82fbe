"""The district's plan of 2024 under a province's plan: the real one, and one in other words made for it."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plans.levels.days import AskedRule, reports_not_in_time
from plans.levels.links import Certainty, Proposal, TaskAbove, TaskBelow, propose
from plans.plan import DueRule, Plan, ReportRule, RuleKind
from plans.reading.document import read_document

SAMPLES = Path(__file__).parents[3] / ".." / "shared" / "plans"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="../shared is not here")
IN_OTHER_WORDS = {
    "2": "Trình HĐND tỉnh nghị quyết miễn, giảm phí, lệ phí khi người dân dùng dịch vụ công trực tuyến",
    "5": "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính (ưu tiên hộ tịch, đất đai, lao động)",
    "13": "Đưa chữ ký số trên điện thoại di động vào dịch vụ công",
    "32": "Nâng tỷ lệ hồ sơ 02 nhóm dịch vụ công liên thông khai sinh, khai tử nộp trực tuyến",
    "33": "Chi trả trợ cấp an sinh xã hội không dùng tiền mặt cho đối tượng thụ hưởng",
    "38": "Duy trì dữ liệu dân cư “đúng, đủ, sạch, sống”; cấp căn cước cho 100% công dân đủ điều kiện",
    "40": "Triển khai Học bạ số",
    "42": "Xác thực sinh trắc học bằng thẻ CCCD gắn chíp tại Bộ phận một cửa",
    "50": "Xây dựng cơ sở dữ liệu lao động, việc làm kết nối với CSDL quốc gia về dân cư",
    "64": "Bảo đảm an toàn thông tin theo cấp độ: phê duyệt hồ sơ cấp độ các hệ thống thông tin",
    "66": "Đào tạo, tập huấn nghiệp vụ trực tuyến cho cán bộ thực hiện Đề án 06",
    "72": "Tuyên truyền tầm quan trọng của Trung tâm dữ liệu quốc gia",
}
"""What a province may ask of its districts, by the number of the district's task that serves it."""
SERVED_BY_NOBODY = (
    "Sắp xếp lại các tổ chức khoa học và công nghệ",
    "Thu nhận mẫu ADN thân nhân liệt sĩ",
    "Đánh số nhà, định danh địa điểm",
)


@cache
def district() -> Plan:
    name = "hau-loc-2024.docx"
    return read_document(name, SAMPLES.joinpath(name).read_bytes()).plan


def below() -> list[TaskBelow]:
    return [
        TaskBelow(at, task.number, task.title, task.deadline.due, task.deadline_text or "")
        for at, task in enumerate(district().tasks)
    ]


def wrong(found: list[Proposal], right: dict[str, str]) -> list[tuple[str, str]]:
    """Return the sure links of numbers that are not so."""
    sure = [one for one in found if one.certainty is Certainty.SURE and one.above is not None]
    return [
        (one.below.number, one.above.number)
        for one in sure
        if one.above is not None and right.get(one.below.number) != one.above.number
    ]


def real_province() -> list[dict[str, Any]]:
    tasks = json.loads(SAMPLES.joinpath("thanh-hoa-6-thang-2024.gold.json").read_text())["tasks"]
    assert isinstance(tasks, list)
    return tasks


def test_under_the_real_plan_every_task_finds_its_own():
    above = [
        TaskAbove(at, task["number"], task["title"], _day(task["deadline"]["due"]))
        for at, task in enumerate(real_province())
    ]
    found = propose(below(), above)
    right = {task.number: task.number for task in above}
    assert wrong(found, right) == []
    assert sum(one.certainty is Certainty.SURE for one in found) == 72


def test_where_most_of_it_is_not_asked_of_the_district_nothing_wrong_is_sure():
    above = [
        TaskAbove(at, task["number"], task["title"], _day(task["deadline"]["due"]))
        for at, task in enumerate(real_province())
        if any("huyện" in unit for unit in (*task["lead"], *task["coordinating"]))
    ]
    found = propose(below(), above)
    right = {task.number: task.number for task in above}
    assert wrong(found, right) == []
    assert sum(one.certainty is Certainty.SURE for one in found) == len(above) == 36
    assert sum(one.certainty is Certainty.PERHAPS for one in found) <= 8


def test_under_a_plan_in_other_words_most_are_proposed_and_none_wrongly_sure():
    titles = [*IN_OTHER_WORDS.values(), *SERVED_BY_NOBODY]
    above = [TaskAbove(at, f"{at}", title, date(2024, 12, 31)) for at, title in enumerate(titles, start=1)]
    right = {number: f"{at}" for at, number in enumerate(IN_OTHER_WORDS, start=1)}
    found = {one.below.number: one for one in propose(below(), above)}
    assert wrong(list(found.values()), right) == []
    proposed = [number for number, meant in right.items() if _above(found[number]) == meant]
    assert len(proposed) >= 9, sorted(set(right) - set(proposed))
    strangers = [one for number, one in found.items() if number not in right and one.above]
    assert len(strangers) <= 6, [(one.below.number, _above(one)) for one in strangers]


@pytest.mark.parametrize(("day", "late"), [(15, []), (13, [RuleKind.MONTHLY]), (12, [RuleKind.MONTHLY])])
def test_the_districts_13th_is_in_time_for_the_provinces_15th_and_not_for_the_same_day(
    day: int, late: list[RuleKind]
):
    asked = AskedRule(ReportRule(RuleKind.MONTHLY, DueRule(day=day), True, ""))
    rules = [AskedRule(rule) for rule in district().report_rules]
    assert [one.kind for one in reports_not_in_time(rules, [asked], date(2024, 3, 1))] == late


def _above(one: Proposal) -> str | None:
    return one.above.number if one.above else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
