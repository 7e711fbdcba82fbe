"""The tasks that were read from prose: what is asked of the secretariat, and what became of it."""

from collections.abc import Iterable, Sequence
from html import escape

from chat.texts.words import and_others, count, deadline, short
from plans.doubts import only_goes_on, proposed_tasks
from plans.plan import Plan, Task

LISTED = 10
LISTED_ONGOING = 5
HOW = (
    "Các việc này được đọc từ lời văn, không phải từ bảng nhiệm vụ; chưa xác nhận thì chưa lưu được.\n"
    "Đúng hết thì bấm “Đúng cả”. Có chỗ thừa, thiếu, sai thì xóa, thêm, sửa dòng trong bảng Excel ở trên rồi "
    "trả lời (reply) tin đó bằng bảng đã sửa; các dòng gửi lại là đã xác nhận."
)


def proposed(plan: Plan) -> str:
    """Return the proposed tasks, what only goes on apart, and how they are confirmed or corrected."""
    tasks = proposed_tasks(plan)
    ongoing = [task for task in tasks if only_goes_on(task)]
    once = [task for task in tasks if not only_goes_on(task)]
    parts = [
        *_part("📝 <b>{} đọc từ lời văn, chờ xác nhận</b>:", once, LISTED),
        *_part("🔁 <b>{} thường xuyên, không nêu thời hạn, chờ xác nhận</b>:", ongoing, LISTED_ONGOING),
        HOW,
    ]
    return "\n\n".join(parts)


def _part(heading: str, tasks: Sequence[Task], listed: int) -> Iterable[str]:
    if tasks:
        lines = [_line(task) for task in tasks[:listed]]
        rest = and_others(listed, len(tasks), "việc")
        yield "\n".join([heading.format(count(len(tasks), "việc")), *lines, *rest])


def _line(task: Task) -> str:
    lead = short(", ".join(task.lead), 60) or "chưa rõ đơn vị"
    term = deadline(task.deadline_text, task.deadline.before, task.deadline.due)
    when = "" if only_goes_on(task) else f" ({term})"
    return f"• NV {escape(task.number)}: <b>{lead}</b> – {short(task.title, 90)}{when}"


def confirm_first(number: int) -> str:
    """Return what to do before saving tasks that were read from prose."""
    return (
        f"Có {count(number, 'việc')} đọc từ lời văn chưa được xác nhận. "
        "Xin bấm “Đúng cả”, hoặc sửa bảng Excel rồi gửi lại, trước khi lưu."
    )


def confirmed(kept: int, left_out: int, person: str) -> str:
    """Return that tasks were confirmed by somebody, and how many were left out."""
    rest = f", bỏ {count(left_out, 'việc')} thường xuyên" if left_out else ""
    return (
        f"✅ Đã xác nhận {count(kept, 'việc')} đọc từ lời văn{rest} (người xác nhận: {escape(person)}). "
        "Chưa lưu gì; bản đọc mới ở tin dưới đây."
    )


def confirmed_before() -> str:
    """Return what is said of a second confirmation."""
    return "Các việc này đã được xác nhận trước đó."
