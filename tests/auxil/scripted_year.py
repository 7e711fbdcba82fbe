"""The script of the year: a real plan, thirty units, what happens when, and what each unit then owes."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.auxil.expected_year import FIRST, ONE_DAY, Expected, Thing

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
SHARED = Path(__file__).parents[2] / ".." / "shared" / "plans"
DOCUMENT, GOLD = SHARED / "thanh-hoa-2025.txt", SHARED / "thanh-hoa-2025.gold.json"

DEPARTMENTS = (
    "Công an tỉnh",
    "Sở Khoa học và Công nghệ",
    "Sở Tài chính",
    "Sở Tư pháp",
    "Sở Nông nghiệp và Môi trường",
    "Sở Y tế",
    "Sở Nội vụ",
    "Sở Xây dựng",
    "Sở Giáo dục và Đào tạo",
    "Sở Công Thương",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Trung tâm Phục vụ hành chính công tỉnh",
    "Thanh tra tỉnh",
    "Sở Ngoại vụ",
    "Văn phòng UBND tỉnh",
)
"""What "các sở, ban, ngành cấp tỉnh" stands for here."""
OTHERS = (
    "Ngân hàng Nhà nước Chi nhánh Khu vực 7",
    "Bảo hiểm xã hội khu vực VI",
    "Chi cục Thuế khu vực X",
)
DISTRICTS = ("UBND huyện Hậu Lộc", "UBND huyện Nga Sơn", "UBND huyện Hà Trung", "UBND thành phố Thanh Hóa")
COMMUNES = tuple(
    f"UBND xã {name}" for name in ("Hoa Lộc", "Hoa Phú", "Đại Lộc", "Đồng Lộc", "Cầu Lộc")
) + tuple(f"UBND phường {name}" for name in ("Hàm Rồng", "Đông Thọ", "Phú Sơn"))
UNITS = (*DEPARTMENTS, *OTHERS, *DISTRICTS, *COMMUNES)
OLD, NEW = "UBND xã Hoa Phú", "UBND xã Hoa Lộc"

SAVED, MERGER, RULE_CHANGED, SECOND_SAVED = FIRST, date(2025, 7, 1), date(2025, 8, 20), date(2025, 7, 15)
DOWN = {date(2025, 6, day) for day in (10, 11, 12)}
PAUSED = {"Sở Ngoại vụ": (date(2025, 9, 8), date(2025, 9, 12))}
EXTENSIONS = {
    # day of the request: unit, task, the new date
    date(2025, 3, 28): (
        "Công an tỉnh",
        "1 task 38",
        date(2025, 4, 24),
    ),  # late on Saturday 26/4, a day of work
    date(2025, 6, 20): ("Sở Tư pháp", "1 task 3", date(2025, 7, 31)),
    date(2025, 8, 6): ("Sở Tài chính", "1 task 1", date(2025, 10, 12)),  # late already; a Sunday
}
SECOND = """KẾ HOẠCH
Chuyển đổi số năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 05 hàng tháng).

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tBan hành quy chế\tSở Y tế\t\tTháng 6/2025
2\tSố hóa hồ sơ\tSở Y tế; Sở Nội vụ\t\tTháng 8/2025
3\tTổng kết\tCông an tỉnh\t\tChậm nhất ngày 20/10/2025
"""
# Phrases of the plan that stand for several of the thirty.
MEANT = {
    "sở, ban, ngành cấp tỉnh": DEPARTMENTS,
    "các sở, ban, ngành cấp tỉnh": DEPARTMENTS,
    "các sở, ban, ngành, đơn vị cấp tỉnh": DEPARTMENTS,
    "các sở, ngành khác đã hoàn thành số hoá dữ liệu": (),  # only people know which
    "ubnd cấp huyện": DISTRICTS,
    "ubnd các huyện đã hoàn thành số hóa dữ liệu đất đai": DISTRICTS,
    "ubnd cấp xã": COMMUNES,
    "sở khoa học và công nghệ chủ trì, chỉ đạo các doanh nghiệp viễn thông trên địa bàn tỉnh": (
        "Sở Khoa học và Công nghệ",
    ),
}


def things_of_the_plan() -> Iterator[Thing]:
    """Yield what each unit owes by the plan's own text: the gold of its tasks, its report rules by hand."""
    for task in json.loads(GOLD.read_text())["tasks"]:
        if task["deadline"]["due"]:
            due = date.fromisoformat(task["deadline"]["due"])
            for unit in sorted({unit for lead in task["lead"] for unit in meant(lead)}):
                yield Thing(unit, f"1 task {task['number']}", due, SAVED + ONE_DAY)
    for unit in UNITS:
        yield from reports_of(unit)


def meant(lead: str) -> tuple[str, ...]:
    if lead.casefold() in MEANT:
        return MEANT[lead.casefold()]
    return tuple(unit for unit in UNITS if unit.casefold() == lead.casefold())


def reports_of(unit: str) -> Iterator[Thing]:
    """Yield the reports: each month before the 15th, the half-year, the year, the unit's own plan."""
    known = SAVED + ONE_DAY
    for month in range(2, 13):
        yield Thing(unit, f"1 monthly:2025-{month:02}", date(2025, month, 14), known)
    yield Thing(unit, "1 monthly:2026-01", date(2026, 1, 14), known)
    yield Thing(unit, "1 half_year:2025-H1", date(2025, 6, 14), known)
    yield Thing(unit, "1 year:2025", date(2025, 12, 14), known)
    yield Thing(unit, "1 own_plan:2025", date(2025, 3, 24), known)


def things_of_the_second_plan() -> Iterator[Thing]:
    """Yield what the plan saved in July asks; what was due in June is waived."""
    known = SECOND_SAVED + ONE_DAY
    yield Thing("Sở Y tế", "2 task 2", date(2025, 8, 31), known)  # a Sunday
    yield Thing("Sở Nội vụ", "2 task 2", date(2025, 8, 31), known)
    yield Thing("Công an tỉnh", "2 task 3", date(2025, 10, 20), known)
    for unit in UNITS:
        if unit != OLD:
            for month in range(8, 13):
                yield Thing(unit, f"2 monthly:2025-{month:02}", date(2025, month, 4), known)
            yield Thing(unit, "2 monthly:2026-01", date(2026, 1, 4), known)


def merge(expected: Expected) -> None:
    """Let the successor owe what the old unit left open."""
    for thing in [*expected.open_of(OLD, MERGER)]:
        thing.until = MERGER
        taken = expected.find(NEW, thing.name)
        if not taken.is_owed(MERGER):
            taken.until = date.max


def change_rule(expected: Expected) -> None:
    """Let the monthly reports still to come be due before the 13th."""
    for thing in expected.things:
        if thing.name.startswith("1 monthly:") and thing.due > RULE_CHANGED:
            expected.move(thing, thing.due.replace(day=12))


def finish_day(thing: Thing, choose: random.Random) -> date | None:
    """Return on which day a unit will have done a thing: early, in time, late, or never."""
    if (thing.unit, thing.name) in {(unit, name) for unit, name, _ in EXTENSIONS.values()}:
        return None
    if thing.unit == OLD and thing.name == "1 task 48":
        return None  # left open for the successor
    if thing.unit == NEW and thing.name == "1 task 48":
        return date(2025, 6, 17)
    kind = choose.random()
    if kind < 0.04:
        return None
    days = choose.randint(-25, 0) if kind < 0.8 else choose.randint(1, 30)
    return max(thing.due + timedelta(days=days), thing.known_from)
