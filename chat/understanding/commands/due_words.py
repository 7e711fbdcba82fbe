"""What the secretariat writes of a task's deadline in a reading: "NV 32 hạn 19/6/2025"."""

import re
from dataclasses import dataclass

_DUE = re.compile(
    r"(?:sửa )?(?:nv|nhiệm vụ|mục|việc)\.? ?(?:số )?(?P<number>[\w.]*\d[\w.]*?)[:,]? "
    r"(?:(?:có )?(?:thời )?hạn(?: là)?:? )?(?P<due>\D{0,30}\d.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DueWords:
    """The number of a task, and the words that give its deadline."""

    number: str
    due: str


def read_due_of_task(said: str) -> DueWords | None:
    """Return which task's deadline words name, None for other words."""
    found = _DUE.fullmatch(said.strip())
    return DueWords(found["number"], found["due"]) if found else None
