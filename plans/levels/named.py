"""The number of a task above that a document names: "thực hiện nhiệm vụ số 12 Kế hoạch số 27/KH-UBND"."""

import re
from dataclasses import dataclass

from plans.text import fold

_NUMBER = r"\d+(?:\.\d+)*"
_TASK = re.compile(
    r"\b(?:nhiem vu|nv|noi dung|muc|stt|tt)(?: (?:so|thu))? ?"
    rf"(?P<numbers>{_NUMBER}(?:(?:, ?| va |; ?){_NUMBER})*)"
    r"(?![\d/%])"
)
_PLAN = re.compile(r"\bke hoach(?: so)? ?(?P<number>\d+ ?/ ?kh[\w-]*)")
_OF_ABOVE = re.compile(
    r"\b(?:ke hoach|phu luc|danh muc)(?: so \d+)?(?: kem theo)?(?: ke hoach)?"
    r" (?:cua |so |\d+/|uy ban|ubnd|tinh|huyen|xa|cap tren|nay|tren)|\bcap tren\b"
)
_NEAR = 80
"""So many characters behind the number the plan is named of which it is."""


@dataclass(frozen=True, slots=True)
class NamedAbove:
    """Numbers of tasks of a plan above, and the plan's own number where that is named."""

    numbers: tuple[str, ...]
    plan: str | None = None


def named_above(words: str) -> list[NamedAbove]:
    """Return which tasks of plans above some words name; a number with no plan behind it is of none."""
    folded = fold(words)
    found = []
    for said in _TASK.finditer(folded):
        near = folded[said.end() : said.end() + _NEAR]
        plan = _PLAN.search(near)
        if plan is not None or _OF_ABOVE.search(near):
            numbers = tuple(re.findall(_NUMBER, said["numbers"]))
            found.append(NamedAbove(numbers, plan_key(plan["number"]) if plan else None))
    return found


def plan_key(number: str) -> str:
    """Return the number of a plan for comparing: "27/KH-UBND ngày 20/1" and "27 /kh-ubnd" are one."""
    found = re.match(r"\s*0*(\d+)\s*/\s*([\w-]+)", fold(number))
    return f"{found[1]}/{found[2]}" if found else fold(number)
