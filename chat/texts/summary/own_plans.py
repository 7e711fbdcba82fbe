"""How the plans of a unit's own office stand, below what the unit itself has said."""

from chat.markup import Listing, Marked, message, printed
from chat.texts.words import count, status_and_percent
from plans.levels.sharing import OwnPlan, TaskState
from plans.status import FINISHED, Status

LISTED = 15
ORDER = (
    Status.DONE,
    Status.DONE_ONGOING,
    Status.IN_PROGRESS,
    Status.WAITING,
    Status.NOT_STARTED,
    None,
)


def below(own: OwnPlan) -> Marked:
    """Return how the unit's own plans stand: counts, and single tasks where the unit lets them be seen."""
    counted = [f"{_status(one)} {own.by_status[one]}" for one in ORDER if own.by_status.get(one)]
    late = f"; {count(own.overdue, 'nhiệm vụ')} có đơn vị quá hạn" if own.overdue else ""
    head = Marked("🏢 <b>Kế hoạch của chính đơn vị</b> (đơn vị cấp dưới báo): {} – {}{}").format(
        count(own.tasks, "nhiệm vụ"), ", ".join(counted), late
    )
    lines = [_task(one) for one in own.shown]
    return message(head, *([Listing(lines, LISTED, "nhiệm vụ")] if lines else []))


def _task(one: TaskState) -> Marked:
    done = sum(status in FINISHED for status in one.statuses)
    return Marked("• NV {} (nối NV {}) {}: {}, {}/{} đã hoàn thành").format(
        one.number,
        one.above,
        printed(one.title, 50),
        _status(one.status),
        done,
        count(len(one.statuses), "đơn vị"),
    )


def _status(status: Status | None) -> str:
    return status_and_percent(status, None) or "chưa có thông tin"
