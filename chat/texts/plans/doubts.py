"""The questions a reading leaves to the secretariat, one at a time."""

from chat.markup import Marked, joined, names, printed, short
from chat.texts.words import day
from plans.doubts import DeadlineDoubt, UnitDoubt
from plans.plan import Deadline, DeadlineKind

LISTED = 6
LONGEST_REASON = 500
KINDS = {
    DeadlineKind.ONGOING: "thực hiện thường xuyên",
    DeadlineKind.AWAITING_GUIDANCE: "chờ chỉ đạo, hướng dẫn",
    DeadlineKind.BY_INDICATOR: "theo chỉ tiêu, không có ngày",
}


def deadline(doubt: DeadlineDoubt, left: int) -> Marked:
    """Return the question what a deadline means, with how many questions are left."""
    return Marked(
        "❓ <b>Hạn của NV {task}?</b>{left}\n"
        "{title}\n\nVăn bản ghi: “{phrase}”\n"
        "Đang hiểu: {meaning}\n"
        "{reason}\n\n"
        "Xin chọn, hoặc <b>trả lời (reply) tin này</b> bằng ngày, ví dụ: 30/9/2025"
    ).format(
        task=doubt.task,
        left=f" (còn {left} chỗ cần xem lại)" if left else "",
        title=printed(doubt.title, 160),
        phrase=printed(doubt.quote, 300),
        meaning=meaning(doubt.reading),
        reason=Marked("Vì sao hỏi: {}").format(printed(doubt.reason, LONGEST_REASON))
        if doubt.reason
        else "Chỗ này đã được quyết định; chọn lại thì thay quyết định trước.",
    )


def unit(doubt: UnitDoubt, left: int) -> Marked:
    """Return the question which unit a name means."""
    tasks = names([f"NV {number}" for number in doubt.tasks], LISTED, "nhiệm vụ")
    return Marked(
        "❓ <b>“{name}” là đơn vị nào?</b> (còn {left} chỗ cần xem lại)\n"
        "Tên này có ở {tasks}. Xin chọn một đơn vị, hoặc “Đơn vị khác” nếu là đơn vị riêng."
    ).format(name=doubt.name, left=left, tasks=tasks)


def meaning(value: Deadline) -> str:
    """Return what a deadline is understood to be: "ngày cuối đúng hạn 19/6/2025", "chưa có hạn"."""
    parts = [f"ngày cuối đúng hạn {day(value.due)}"] if value.due else []
    if value.kind in KINDS:
        parts.append(KINDS[value.kind])
    elif value.ongoing:
        parts.append("rồi thực hiện thường xuyên")
    return ", ".join(parts) or "chưa có hạn"


def taken(task: str, value: Deadline) -> Marked:
    """Return the confirmation of the secretariat's word on a deadline."""
    return Marked("✅ Hạn của NV {}: {}.").format(task, meaning(value))


def decided_again(task: str, value: Deadline) -> Marked:
    """Return the confirmation of a deadline that was given in words, whatever was decided before."""
    return Marked("{} Bản đọc đã sửa, chưa lưu. Muốn sửa nữa: “NV {} hạn 19/6/2025”.").format(
        taken(task, value), task
    )


def which_of_many(task: str) -> Marked:
    """Return that a number names no task of the reading, or several."""
    return Marked(
        "Bản đọc không có NV {} hoặc có nhiều việc mang số đó: xin sửa trong bảng Excel đọc thử."
    ).format(short(task, 20))


def unit_taken(name: str, meant: str) -> Marked:
    """Return the confirmation of which unit a name means."""
    if name == meant:
        return Marked("✅ “{}” là một đơn vị riêng.").format(name)
    return Marked("✅ “{}” là {}.").format(name, meant)


def no_date_in(said: str) -> Marked:
    """Return the answer to a typed date that is none."""
    return Marked(
        "Chưa hiểu “{}” là ngày nào. Xin trả lời (reply) câu hỏi bằng ngày, ví dụ: 30/9/2025, hoặc bấm nút."
    ).format(short(said, 60))


def all_decided() -> Marked:
    """Return what is said when nothing is left in doubt."""
    return Marked("✅ Không còn chỗ nào cần xem lại. Bản đọc mới ở tin dưới đây.")


def decided_before() -> Marked:
    """Return what is said of a second answer to the same question."""
    return Marked("Chỗ này đã được quyết định trước đó.")


def still_open(titles: list[str]) -> Marked:
    """Return that readings wait for a decision, each named."""
    listed = joined([Marked("“{}”").format(printed(title, 100)) for title in titles])
    return Marked("Đang có bản đọc chưa lưu: {}. Xin xem tiếp hoặc bỏ; gửi tệp khác cũng được.").format(
        listed
    )


def correction_read(wrong: int) -> Marked:
    """Return what is said of a corrected sheet, with how many rows could not be taken."""
    rest = Marked(" {} dòng chưa dùng được, xem phần “cần xem lại”.").format(wrong) if wrong else ""
    return Marked("✅ Đã nhận bảng đã sửa.{} Bản đọc mới ở tin dưới đây.").format(rest)


def no_correction() -> Marked:
    """Return what is said of another file that comes in answer to the sheet of a reading."""
    return Marked(
        "Tệp này không phải bảng đọc thử đã sửa nên được đọc như một kế hoạch khác; bản đọc trước vẫn giữ "
        "nguyên. Nếu định sửa bản đọc trước, xin gửi lại chính tệp bảng đọc thử."
    )
