"""The words of a report that is compiled from the level below: day, counts, sums, and from which tasks."""

from collections.abc import Sequence
from datetime import date

from plans.attainment import Count
from plans.levels.compiling import Compiled
from reports.words import count, day, joined, quantity, shortened

HEAD = "Tổng hợp từ cấp dưới đến ngày"
LONGEST_PLAN = 60


def compiled_words(compiled: Compiled, plans: Sequence[str], today: date) -> str:
    """Return "Tổng hợp từ cấp dưới đến ngày 12/6/2025: 1/2 đơn vị đã hoàn thành; … Nguồn: NV 1 (…)."."""
    missing, obstacles = len(compiled.missing), len(compiled.obstacles)
    said = [
        done(compiled),
        *(amount(one.count) for one in compiled.sums),
        *([f"{count(missing, 'đơn vị')} chưa báo cáo trong kỳ"] if missing else []),
        *([f"còn {count(obstacles, 'vướng mắc')}"] if obstacles else []),
    ]
    return f"{HEAD} {day(today)}: {'; '.join(said)}. Nguồn: {sources(compiled, plans)}."


def done(compiled: Compiled) -> str:
    """Return "1/2 đơn vị đã hoàn thành"; a part is one task of one unit where there are several tasks."""
    noun = "đơn vị" if len(compiled.tasks) == 1 else "phần việc"
    return f"{compiled.done}/{compiled.parts} {noun} đã hoàn thành"


def amount(said: Count) -> str:
    """Return "1.250/1.480 hộ"."""
    total = f"/{quantity(said.total)}" if said.total is not None else ""
    what = f" {said.what or said.target}" if said.what or said.target else ""
    return f"{quantity(said.done)}{total}{what}"


def sources(compiled: Compiled, plans: Sequence[str]) -> str:
    """Return "NV 1 và NV 4 (05/KH-UBND)"."""
    named = ", ".join(shortened(plan, LONGEST_PLAN) for plan in plans)
    return f"{joined([f'NV {number}' for number in compiled.tasks])} ({named})"


def same_but_for_the_day(one: str | None, other: str) -> bool:
    """Return whether two such words say the same, whenever they were compiled."""
    return one is not None and one.startswith(HEAD) and one.partition(": ")[2] == other.partition(": ")[2]
