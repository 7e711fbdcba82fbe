"""The questions a reading leaves to the secretariat, one at a time."""

from html import escape

from chat.texts.words import day, joined, names, short
from plans.doubts import DeadlineDoubt, UnitDoubt
from plans.plan import Deadline, DeadlineKind

LISTED = 6
KINDS = {
    DeadlineKind.ONGOING: "thực hiện thường xuyên",
    DeadlineKind.AWAITING_GUIDANCE: "chờ chỉ đạo, hướng dẫn",
    DeadlineKind.BY_INDICATOR: "theo chỉ tiêu, không có ngày",
}


def deadline(doubt: DeadlineDoubt, left: int) -> str:
    """Return the question what a deadline means, with how many questions are left."""
    return (
        f"❓ <b>Hạn của NV {escape(doubt.task)}?</b> (còn {left} chỗ cần xem lại)\n"
        f"{short(doubt.title, 160)}\n\n"
        f"Văn bản ghi: “{short(doubt.phrase, 300)}”\n"
        f"Đang hiểu: {meaning(doubt.reading)}\n"
        f"Vì sao hỏi: {escape(doubt.reason, quote=False)}\n\n"
        "Xin chọn, hoặc <b>trả lời (reply) tin này</b> bằng ngày, ví dụ: 30/9/2025"
    )


def unit(doubt: UnitDoubt, left: int) -> str:
    """Return the question which unit a name means."""
    tasks = names([f"NV {number}" for number in doubt.tasks], LISTED, "nhiệm vụ")
    return (
        f"❓ <b>“{escape(doubt.name)}” là đơn vị nào?</b> (còn {left} chỗ cần xem lại)\n"
        f"Tên này có ở {tasks}. Xin chọn một đơn vị, hoặc “Đơn vị khác” nếu là đơn vị riêng."
    )


def meaning(value: Deadline) -> str:
    """Return what a deadline is understood to be: "ngày cuối đúng hạn 19/6/2025", "chưa có hạn"."""
    parts = [f"ngày cuối đúng hạn {day(value.due)}"] if value.due else []
    if value.kind in KINDS:
        parts.append(KINDS[value.kind])
    elif value.ongoing:
        parts.append("rồi thực hiện thường xuyên")
    return ", ".join(parts) or "chưa có hạn"


def taken(task: str, value: Deadline) -> str:
    """Return the confirmation of the secretariat's word on a deadline."""
    return f"✅ Hạn của NV {escape(task)}: {meaning(value)}."


def unit_taken(name: str, meant: str) -> str:
    """Return the confirmation of which unit a name means."""
    if name == meant:
        return f"✅ “{escape(name)}” là một đơn vị riêng."
    return f"✅ “{escape(name)}” là {escape(meant)}."


def no_date_in(said: str) -> str:
    """Return the answer to a typed date that is none."""
    return (
        f"Chưa hiểu “{short(said, 60)}” là ngày nào. "
        "Xin trả lời (reply) câu hỏi bằng ngày, ví dụ: 30/9/2025, hoặc bấm nút."
    )


def all_decided() -> str:
    """Return what is said when nothing is left in doubt."""
    return "✅ Không còn chỗ nào cần xem lại. Bản đọc mới ở tin dưới đây."


def decided_before() -> str:
    """Return what is said of a second answer to the same question."""
    return "Chỗ này đã được quyết định trước đó."


def still_open(titles: list[str]) -> str:
    """Return that readings wait for a decision, each named."""
    listed = joined([f"“{short(title, 100)}”" for title in titles])
    return f"Đang có bản đọc chưa lưu: {listed}. Xin xem tiếp hoặc bỏ; gửi tệp khác cũng được."


def correction_read(wrong: int) -> str:
    """Return what is said of a corrected sheet, with how many rows could not be taken."""
    rest = f" {wrong} dòng chưa dùng được, xem phần “cần xem lại”." if wrong else ""
    return f"✅ Đã nhận bảng đã sửa.{rest} Bản đọc mới ở tin dưới đây."


def no_correction() -> str:
    """Return what is said of another file that comes in answer to the sheet of a reading."""
    return (
        "Tệp này không phải bảng đọc thử đã sửa nên được đọc như một kế hoạch khác; bản đọc trước vẫn giữ "
        "nguyên. Nếu định sửa bản đọc trước, xin gửi lại chính tệp bảng đọc thử."
    )
