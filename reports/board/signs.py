"""The sign and the class of each state: colour never stands alone."""

from dataclasses import dataclass

from plans.board import UnitState
from plans.status import Status
from plans.text import capitalised
from reports.board.html import Html
from reports.words import status as in_words


@dataclass(frozen=True, slots=True)
class Sign:
    """How a state is shown: a sign in a colour, and its name."""

    sign: str
    style: str
    name: str

    def badge(self) -> Html:
        """Return the sign on its colour; the name stands beside it."""
        return Html('<span class="badge {}" aria-hidden="true">{}</span>').format(self.style, self.sign)


def _of(status: Status | None, sign: str, style: str) -> Sign:
    return Sign(sign, style, capitalised(in_words(status)))


STATUSES: dict[Status | None, Sign] = {
    Status.DONE: _of(Status.DONE, "✓", "done"),
    Status.DONE_ONGOING: _of(Status.DONE_ONGOING, "∞", "ongoing"),
    Status.IN_PROGRESS: _of(Status.IN_PROGRESS, "►", "progress"),
    Status.WAITING: _of(Status.WAITING, "=", "waiting"),
    Status.NOT_STARTED: _of(Status.NOT_STARTED, "○", "unbegun"),
    None: _of(None, "?", "unknown"),
}
UNKNOWN = "unknown"
"""What stands in an address for no status."""
UNITS: dict[UnitState, Sign] = {
    UnitState.LATE: Sign("!", "late", "Có nhiệm vụ quá hạn"),
    UnitState.SILENT: Sign("?", "silent", "Chưa nộp báo cáo kỳ đã hết hạn"),
    UnitState.UNDER_WAY: Sign("►", "progress", "Đang thực hiện, không quá hạn"),
    UnitState.FINISHED: Sign("✓", "done", "Hoàn thành mọi nhiệm vụ"),
}
ON_TIME = Sign("✓", "done", "Đúng hạn")
LATE = Sign("!", "silent", "Chậm")
MISSING = Sign("?", "late", "Chưa báo cáo")
NOT_YET = Sign("○", "unknown", "Chưa báo cáo, còn hạn")
ALONE = Sign("–", "alone", "Chưa có nhóm")
"""What became of the report of a period."""


def code(status: Status | None) -> str:
    """Return a status as it stands in an address."""
    return status.value if status is not None else UNKNOWN
