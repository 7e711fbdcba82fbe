"""The tasks that were read from prose: what is asked of the secretariat, and what became of it."""

from collections.abc import Sequence

from chat.markup import Block, Listing, Marked, message, names, printed
from chat.texts.words import count, deadline
from plans.doubts import only_goes_on, proposed_tasks
from plans.plan import Plan, Task

LISTED = 10
LISTED_ONGOING = 5
MOST_LEADS = 3
ONCE = Marked("📝 <b>{} đọc từ lời văn, chờ xác nhận</b>:")
ONGOING = Marked("🔁 <b>{} thường xuyên, không nêu thời hạn, chờ xác nhận</b>:")
HOW = Marked(
    "Các việc này được đọc từ lời văn, không phải từ bảng nhiệm vụ; chưa xác nhận thì chưa lưu được.\n"
    "Đúng hết thì bấm “Đúng cả”. Có chỗ thừa, thiếu, sai thì xóa, thêm, sửa dòng trong bảng Excel ở trên rồi "
    "trả lời (reply) tin đó bằng bảng đã sửa; các dòng gửi lại là đã xác nhận."
)


def proposed(plan: Plan) -> Marked:
    """Return the proposed tasks, what only goes on apart, and how they are confirmed or corrected."""
    tasks = proposed_tasks(plan)
    ongoing = [task for task in tasks if only_goes_on(task)]
    once = [task for task in tasks if not only_goes_on(task)]
    return message(*_part(ONCE, once, LISTED), *_part(ONGOING, ongoing, LISTED_ONGOING), HOW)


def _part(heading: Marked, tasks: Sequence[Task], listed: int) -> list[Block]:
    if not tasks:
        return []
    lines = [_line(task) for task in tasks[:listed]]
    return [heading.format(count(len(tasks), "việc")), Listing(lines, listed, "việc", len(tasks)), ""]


def _line(task: Task) -> Marked:
    lead = names(task.lead, MOST_LEADS, "đơn vị") or "chưa rõ đơn vị"
    term = deadline(task.deadline_text, task.deadline.before, task.deadline.due)
    when = Marked("") if only_goes_on(task) else Marked(" ({})").format(term)
    return Marked("• NV {number}: <b>{lead}</b> – {title}{when}").format(
        number=task.number, lead=lead, title=printed(task.title, 90), when=when
    )


def confirm_first(number: int) -> Marked:
    """Return what to do before saving tasks that were read from prose."""
    return Marked(
        "Có {} đọc từ lời văn chưa được xác nhận. "
        "Xin bấm “Đúng cả”, hoặc sửa bảng Excel rồi gửi lại, trước khi lưu."
    ).format(count(number, "việc"))


def confirmed(kept: int, left_out: int, person: str) -> Marked:
    """Return that tasks were confirmed by somebody, and how many were left out."""
    rest = f", bỏ {count(left_out, 'việc')} thường xuyên" if left_out else ""
    return Marked(
        "✅ Đã xác nhận {kept} đọc từ lời văn{rest} (người xác nhận: {person}). "
        "Chưa lưu gì; bản đọc mới ở tin dưới đây."
    ).format(kept=count(kept, "việc"), rest=rest, person=person)


def confirmed_before() -> Marked:
    """Return what is said of a second confirmation."""
    return Marked("Các việc này đã được xác nhận trước đó.")
