"""Words that would change much, or set back what is finished, are shown first; how they are taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.markup import Listing, Marked, and_others, message, names
from chat.texts.reporting.recording import ComparedCount, amount
from chat.texts.words import count, percent, status_and_percent
from plans.status import Status

LISTED = 20
COUNTS = 4


@dataclass(frozen=True, slots=True)
class Change:
    """What stands of a task, and what words would make of it."""

    number: str
    before: Status | None
    before_percent: float | None
    status: Status | None
    percent: float | None
    falling: Sequence[ComparedCount] = ()
    """The figures that would take something away from those that are recorded."""
    lost_percent: float | None = None
    """The share that would be said no more."""


def weaker(changes: Sequence[Change]) -> Marked:
    """Return the question whether what is finished is to be set back."""
    return _question(Marked("Chưa ghi, xin xác nhận vì đã có báo cáo hoàn thành trước đó:"), changes)


def edited_weaker(changes: Sequence[Change]) -> Marked:
    """Return the question whether an edited message is to put tasks back to an earlier stage."""
    return _question(
        Marked("Tin vừa sửa nói thấp hơn báo cáo đã ghi. Chưa ghi lại, xin xác nhận có đúng vậy không:"),
        changes,
    )


def compiled_weaker(changes: Sequence[Change]) -> Marked:
    """Return the question whether what the level below makes up is to stand in place of more."""
    return _question(
        Marked("Tổng hợp từ cấp dưới thấp hơn báo cáo đã ghi. Chưa ghi các việc sau, xin xác nhận:"), changes
    )


def many(changes: Sequence[Change]) -> Marked:
    """Return the question whether words that name no task are meant for all of these."""
    head = Marked("Chưa ghi, xin xác nhận vì nội dung này áp dụng cho {}:")
    return _question(head.format(count(len(changes), "nhiệm vụ")), changes)


def _question(head: Marked, changes: Sequence[Change]) -> Marked:
    lines = [_line(one) for one in changes[:LISTED]]
    return message(head, Listing(lines, LISTED, "nhiệm vụ", len(changes)))


def _line(one: Change) -> Marked:
    before = status_and_percent(one.before, one.before_percent) or "chưa có báo cáo"
    after = status_and_percent(one.status, one.percent) or "ghi chú"
    lost = [f"không còn {percent(one.lost_percent)}"] if one.lost_percent is not None else []
    fallen = [
        Marked("{} → {}").format(amount(fall.before), amount(fall.count))
        for fall in one.falling
        if fall.before
    ]
    changes = [*lost, *fallen[:COUNTS], *and_others(COUNTS, len(fallen), "số liệu")]
    head = Marked("• NV {}: {} → {}").format(one.number, before, after)
    return Marked("; ").join([head, *changes])


def left_as_it_was() -> Marked:
    """Return that nothing of the waiting words was recorded."""
    return Marked("Đã bỏ qua, các báo cáo trước đó vẫn giữ nguyên.")


def withdrawn_together(now: Sequence[tuple[str, str]], person: str) -> Marked:
    """Return what was taken back, with what holds of each (task number, status) again, "" for nothing."""
    about = names([f"NV {number}" for number, _ in now], LISTED, "nhiệm vụ")
    head = Marked("↩️ Đã thu hồi báo cáo của <b>{}</b> (người thu hồi: {}).").format(about, person)
    lines = [Marked("• NV {}: {}").format(number, status or "chưa có báo cáo") for number, status in now]
    return message(
        head, "Hiện ghi nhận:", Listing(lines, LISTED, "nhiệm vụ"), "Xin gửi lại nội dung đúng nếu cần."
    )


def nothing_of_tasks_to_take_back(numbers: Sequence[str]) -> Marked:
    """Return that nothing was reported of the tasks named that could be taken back."""
    about = names([f"NV {number}" for number in numbers], LISTED, "nhiệm vụ")
    return Marked("{} chưa có báo cáo nào của đơn vị để thu hồi.").format(about)


def nothing_to_take_back() -> Marked:
    """Return that nothing was recorded a short while ago that could be taken back."""
    return Marked(
        "Chưa thấy báo cáo nào vừa ghi để thu hồi. Xin trả lời (reply) tin “Đã ghi nhận” cần thu hồi."
    )
