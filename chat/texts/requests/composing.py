"""Reports asked for out of turn: composing them, sending them, their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from chat.texts.words import count, joined, names, short, weekday_and_day
from chat.texts.words import said as spoken

LONGEST_WHAT = 700
LISTED = 15
EXAMPLE = "<code>/yeucau Báo cáo số liệu cấp tài khoản | UBND cấp xã | trước 16:00 ngày 20/6</code>"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as people are told of it; `due_at` is local, None where no hour was set."""

    number: int
    what: str
    due: date
    due_at: datetime | None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class CountedRequest:
    """A request with how many of the units asked have answered."""

    request: Request
    asked: int
    answered: int


def until(request: Request) -> str:
    """Return "trước 16:00 thứ Sáu, 20/6/2025", "chậm nhất thứ Năm, 19/6/2025"."""
    if request.due_at is not None:
        return f"trước {request.due_at:%H:%M} {weekday_and_day(request.due)}"
    return f"chậm nhất {weekday_and_day(request.due)}"


def ask_what() -> str:
    """Return the first question: what is asked."""
    return (
        "📣 <b>Yêu cầu báo cáo đột xuất</b>\n"
        "Cần báo cáo nội dung gì? Xin <b>trả lời (reply) tin này</b>.\n\n"
        f"Hoặc ghi cả yêu cầu trong một tin: {EXAMPLE}"
    )


def ask_whom(what: str) -> str:
    """Return the question of whom it is asked."""
    return (
        f"📣 “{short(what, 200)}”\n"
        "Gửi tới ai? Xin bấm nút, hoặc <b>trả lời (reply) tin này</b> bằng tên đơn vị "
        "(ví dụ: Sở Tài chính, Công an tỉnh) hay “chủ trì NV 32”."
    )


def ask_when(what: str) -> str:
    """Return the question by when it is asked."""
    return (
        f"📣 “{short(what, 200)}”\n"
        "Hạn đến khi nào? Xin bấm nút, hoặc <b>trả lời (reply) tin này</b>, ví dụ: trước 16:00 ngày 20/6"
    )


def ask_file() -> str:
    """Return how a file is added."""
    return "Xin <b>trả lời (reply) tin này</b> bằng tệp cần gửi kèm (biểu mẫu, công văn)."


def unknown_units(unknown: Sequence[str]) -> str:
    """Return which of the names are no units of the directory."""
    named = joined([f"“{short(one, 60)}”" for one in unknown[:LISTED]])
    return f"⚠️ Chưa rõ {named} là đơn vị nào. "


def several_tasks(number: str) -> str:
    """Return the question whose task of that number is meant."""
    return f"Có nhiều kế hoạch có NV {escape(number)}. Gửi tới đơn vị chủ trì của kế hoạch nào?"


def leads_of(number: str) -> str:
    """Return how the leads of a task are called."""
    return f"đơn vị chủ trì NV {number}"


def no_moment(said: str) -> str:
    """Return that words name no day."""
    return f"⚠️ Chưa hiểu “{short(said, 60)}” là khi nào. "


def past_moment(said: str) -> str:
    """Return that a day has gone by."""
    return f"⚠️ Thời điểm “{short(said, 60)}” đã qua. "


def too_long(letters: int) -> str:
    """Return the refusal of a request that does not fit into one message with a file."""
    return (
        f"Nội dung dài {letters} ký tự, nhiều nhất là {LONGEST_WHAT}. "
        "Xin rút gọn, phần chi tiết gửi trong tệp kèm."
    )


def preview(request: Request, whom: str, units: Sequence[str], without_group: Sequence[str]) -> str:
    """Return the request as it would be sent, to whom, and who cannot be reached."""
    lines = [
        f"📣 <b>Yêu cầu báo cáo số {request.number}</b> (chưa gửi)",
        escape(request.what, quote=False),
        "",
        f"Gửi tới: {short(whom, 100)} – <b>{count(len(units), 'đơn vị')}</b>: {names(units, 5, 'đơn vị')}"
        if units
        else f"Gửi tới: {short(whom, 100)} – <b>không có đơn vị nào</b>, xin sửa nơi nhận",
        f"Hạn: {until(request)}",
    ]
    if request.file is not None:
        lines.append(f"Tệp kèm: {short(request.file, 80)}")
    if without_group:
        lines.append(f"⚠️ Chưa có nhóm để gửi: {names(without_group, 5, 'đơn vị')}")
    return "\n".join(lines)


def to_unit(unit: str, request: Request) -> str:
    """Return the request as a unit gets it."""
    return (
        f"📣 <b>Yêu cầu báo cáo số {request.number}</b> – {escape(unit)}\n"
        f"{escape(request.what, quote=False)}\n\n"
        f"Hạn: <b>{until(request)}</b>.\n"
        "Xin <b>trả lời (reply) tin này</b> bằng lời hoặc bằng tệp."
    )


def sent(request: Request, groups: int, units: int, person: str) -> str:
    """Return that a request was sent, and what comes next."""
    rest = f", {count(units - groups, 'đơn vị')} chưa có nhóm" if units > groups else ""
    return (
        f"✅ Đã gửi yêu cầu số {request.number} tới {count(groups, 'đơn vị')}{rest} "
        f"(người gửi: {escape(person)}).\n“{short(request.what, 200)}”\n"
        f"Hạn: {until(request)}. Theo dõi trả lời: /yeucau"
    )


def dropped(person: str) -> str:
    """Return that a request was not sent."""
    return f"Đã bỏ yêu cầu này, chưa gửi đơn vị nào (người bỏ: {escape(person)})."


def decided_before() -> str:
    """Return what is said of a request that was sent or dropped already."""
    return "Yêu cầu này đã được gửi hoặc bỏ trước đó."


def closed_before() -> str:
    """Return what is said of a request that is closed."""
    return "Yêu cầu này đã đóng."


def reminder(unit: str, request: Request, now: datetime) -> str:
    """Return the reminder of a request, with the time left."""
    return (
        f"⏰ <b>Yêu cầu báo cáo số {request.number}</b> – {escape(unit)}: {time_left(request, now)}\n"
        f"{short(request.what, 300)}\n"
        f"Hạn: {until(request)}. Xin <b>trả lời (reply) tin này</b> bằng lời hoặc bằng tệp."
    )


def time_left(request: Request, now: datetime) -> str:
    """Return "còn 3 giờ", "còn 1 ngày", "đến hạn bây giờ", "đã quá hạn"; `now` is local."""
    if request.due_at is None:
        days = (request.due - now.date()).days
        return "đã quá hạn" if days < 0 else "hôm nay là hạn cuối" if days == 0 else f"còn {days} ngày"
    minutes = round((request.due_at - now).total_seconds() / 60)
    if minutes < -5:
        return "đã quá hạn"
    if minutes < 5:
        return "đến hạn bây giờ"
    if minutes < 90:
        return f"còn {minutes} phút"
    hours = round(minutes / 60)
    return f"còn {hours} giờ" if hours < 24 else f"còn {round(hours / 24)} ngày"


def answer_taken(unit: str, request: Request, *, is_late: bool, is_closed: bool, person: str) -> str:
    """Return the confirmation of an answer."""
    when = "sau hạn" if is_late else "đúng hạn"
    rest = " Yêu cầu này đã đóng, câu trả lời vẫn được giữ." if is_closed else ""
    return (
        f"✅ Đã ghi nhận trả lời của <b>{escape(unit)}</b> cho yêu cầu số {request.number} ({when}). "
        f"Người trả lời: {escape(person)}.{rest} Cần bổ sung: trả lời (reply) tin này."
    )


def words_or_file() -> str:
    """Return the answer to a sticker or a voice."""
    return "Xin trả lời yêu cầu bằng lời, bằng tệp hoặc bằng ảnh."


def question_passed_on() -> str:
    """Return that a question was passed on and is no answer."""
    return (
        "Đã chuyển câu hỏi này tới cơ quan thường trực; chưa tính là trả lời yêu cầu. "
        "Khi có kết quả, xin trả lời (reply) tin yêu cầu."
    )


def question_asked(unit: str, request: Request, words: str) -> str:
    """Return what the secretariat is told of a unit's question."""
    return (
        f"❓ <b>{escape(unit)}</b> hỏi về yêu cầu số {request.number} (“{short(request.what, 60)}”):\n"
        f"“{spoken(words, 500)}”"
    )
