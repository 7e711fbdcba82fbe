"""Reports asked for out of turn: composing them, sending them, their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chat.markup import Marked, joined, message, names, short
from chat.texts.words import ONCE_HEARD, count, weekday_and_day

LONGEST_WHAT = 700
LONGEST_UNIT = 150
LISTED = 15
EXAMPLE = Marked("<code>/yeucau Báo cáo số liệu cấp tài khoản | UBND cấp xã | trước 16:00 ngày 20/6</code>")


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


def ask_what() -> Marked:
    """Return the first question: what is asked."""
    return Marked(
        "📣 <b>Yêu cầu báo cáo đột xuất</b>\n"
        "Cần báo cáo nội dung gì? Xin <b>trả lời (reply) tin này</b>.\n\n"
        "Hoặc ghi cả yêu cầu trong một tin: {}"
    ).format(EXAMPLE)


def ask_whom(what: str) -> Marked:
    """Return the question of whom it is asked."""
    return Marked(
        "📣 “{}”\n"
        "Gửi tới ai? Xin bấm nút, hoặc <b>trả lời (reply) tin này</b> bằng tên đơn vị "
        "(ví dụ: Sở Tài chính, Công an tỉnh) hay “chủ trì NV 32”."
    ).format(short(what, 200))


def ask_when(what: str) -> Marked:
    """Return the question by when it is asked."""
    return Marked(
        "📣 “{}”\n"
        "Hạn đến khi nào? Xin bấm nút, hoặc <b>trả lời (reply) tin này</b>, ví dụ: trước 16:00 ngày 20/6"
    ).format(short(what, 200))


def ask_file() -> Marked:
    """Return how a file is added."""
    return Marked("Xin <b>trả lời (reply) tin này</b> bằng tệp cần gửi kèm (biểu mẫu, công văn).")


def unknown_units(unknown: Sequence[str]) -> Marked:
    """Return which of the names are no units of the directory."""
    named = joined([Marked("“{}”").format(short(one, 60)) for one in unknown[:LISTED]])
    return Marked("⚠️ Chưa rõ {} là đơn vị nào. ").format(named)


def several_tasks(number: str) -> Marked:
    """Return the question whose task of that number is meant."""
    return Marked("Có nhiều kế hoạch có NV {}. Gửi tới đơn vị chủ trì của kế hoạch nào?").format(number)


def leads_of(number: str) -> str:
    """Return how the leads of a task are called."""
    return f"đơn vị chủ trì NV {number}"


def no_moment(said: str) -> Marked:
    """Return that words name no day."""
    return Marked("⚠️ Chưa hiểu “{}” là khi nào. ").format(short(said, 60))


def past_moment(said: str) -> Marked:
    """Return that a day has gone by."""
    return Marked("⚠️ Thời điểm “{}” đã qua. ").format(short(said, 60))


def too_long(letters: int) -> Marked:
    """Return the refusal of a request that does not fit into one message with a file."""
    return Marked(
        "Nội dung dài {} ký tự, nhiều nhất là {}. Xin rút gọn, phần chi tiết gửi trong tệp kèm."
    ).format(letters, LONGEST_WHAT)


def preview(request: Request, whom: str, units: Sequence[str], without_group: Sequence[str]) -> Marked:
    """Return the request as it would be sent, to whom, and who cannot be reached."""
    addressed = (
        Marked("<b>{}</b>: {}").format(count(len(units), "đơn vị"), names(units, 5, "đơn vị"))
        if units
        else Marked("<b>không có đơn vị nào</b>, xin sửa nơi nhận")
    )
    lines = [
        Marked("📣 <b>Yêu cầu báo cáo số {}</b> (chưa gửi)").format(request.number),
        short(request.what, LONGEST_WHAT),
        "",
        Marked("Gửi tới: {} – {}").format(short(whom, 100), addressed),
        f"Hạn: {until(request)}",
    ]
    if request.file is not None:
        lines.append(Marked("Tệp kèm: {}").format(short(request.file, 80)))
    if without_group:
        lines.append(Marked("⚠️ Chưa có nhóm để gửi: {}").format(names(without_group, 5, "đơn vị")))
    return message(*lines)


def to_unit(unit: str, request: Request) -> Marked:
    """Return the request as a unit gets it."""
    return Marked(
        "📣 <b>Yêu cầu báo cáo số {number}</b> – {unit}\n{what}\n\nHạn: <b>{until}</b>.\n"
        "Xin <b>trả lời (reply) tin này</b> bằng lời hoặc bằng tệp."
    ).format(
        number=request.number,
        unit=short(unit, LONGEST_UNIT),
        what=short(request.what, LONGEST_WHAT),
        until=until(request),
    )


def sent(request: Request, groups: int, units: int, person: str) -> Marked:
    """Return that a request was sent, and what comes next."""
    rest = f", {count(units - groups, 'đơn vị')} chưa có nhóm" if units > groups else ""
    return Marked(
        "✅ Đã gửi yêu cầu số {number} tới {groups}{rest} (người gửi: {person}).\n“{what}”\n"
        "Hạn: {until}. Theo dõi trả lời: /yeucau"
    ).format(
        number=request.number,
        groups=count(groups, "đơn vị"),
        rest=rest,
        person=person,
        what=short(request.what, 200),
        until=until(request),
    )


def dropped(person: str) -> Marked:
    """Return that a request was not sent."""
    return Marked("Đã bỏ yêu cầu này, chưa gửi đơn vị nào (người bỏ: {}).").format(person)


def decided_before() -> Marked:
    """Return what is said of a request that was sent or dropped already."""
    return Marked("Yêu cầu này đã được gửi hoặc bỏ trước đó.")


def closed_before() -> Marked:
    """Return what is said of a request that is closed."""
    return Marked("Yêu cầu này đã đóng.")


def reminder(unit: str, request: Request, now: datetime) -> Marked:
    """Return the reminder of a request, with the time left."""
    return Marked(
        "⏰ <b>Yêu cầu báo cáo số {number}</b> – {unit}: {time_left}\n{what}\n"
        "Hạn: {until}. Xin <b>trả lời (reply) tin này</b> bằng lời hoặc bằng tệp."
    ).format(
        number=request.number,
        unit=unit,
        time_left=time_left(request, now),
        what=short(request.what, 300),
        until=until(request),
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


def not_asked(number: int, waiting: Sequence[int]) -> Marked:
    """Return that a unit is asked no such request, and which ones wait for its answer."""
    rest = (
        Marked(" Đang chờ trả lời: {}.").format(
            names([f"yêu cầu số {one}" for one in waiting], LISTED, "yêu cầu")
        )
        if waiting
        else Marked(" Hiện không có yêu cầu nào chờ đơn vị trả lời.")
    )
    return Marked("Đơn vị không có yêu cầu báo cáo số {}.{}").format(number, rest)


def answer_added(unit: str, request: Request, words: str, *, is_late: bool, person: str) -> Marked:
    """Return the confirmation of what was added to an answer."""
    what = Marked(": “{}”").format(short(words, 200)) if words else Marked("")
    return Marked(
        "✅ Đã bổ sung trả lời của <b>{unit}</b> cho yêu cầu số {number} ({when}){what}. "
        "Trả lời trước vẫn được giữ. Người trả lời: {person}."
    ).format(unit=unit, number=request.number, when=_when(is_late), what=what, person=person)


def _when(is_late: bool) -> str:
    return "sau hạn" if is_late else "đúng hạn"


def answer_taken(unit: str, request: Request, *, is_late: bool, is_closed: bool, person: str) -> Marked:
    """Return the confirmation of an answer."""
    rest = " Yêu cầu này đã đóng, câu trả lời vẫn được giữ." if is_closed else ""
    return Marked(
        "✅ Đã ghi nhận trả lời của <b>{unit}</b> cho yêu cầu số {number} ({when}). "
        "Người trả lời: {person}.{rest} Cần bổ sung: trả lời (reply) tin này."
    ).format(unit=unit, number=request.number, when=_when(is_late), person=person, rest=rest)


def words_or_file() -> Marked:
    """Return the answer to a sticker or a voice."""
    return Marked("Xin trả lời yêu cầu bằng lời, bằng tệp hoặc bằng ảnh.")


def question_passed_on(*, arrives: bool) -> Marked:
    """Return that a question was passed on, or will be, and is no answer."""
    passed = (
        "Đã chuyển câu hỏi này tới cơ quan thường trực"
        if arrives
        else f"Đã ghi nhận câu hỏi này, sẽ chuyển {ONCE_HEARD}"
    )
    return Marked(
        "{}; chưa tính là trả lời yêu cầu. Khi có kết quả, xin trả lời (reply) tin yêu cầu."
    ).format(passed)


def question_asked(unit: str, request: Request, words: str) -> Marked:
    """Return what the secretariat is told of a unit's question."""
    return Marked("❓ <b>{unit}</b> hỏi về yêu cầu số {number} (“{what}”):\n“{words}”").format(
        unit=unit, number=request.number, what=short(request.what, 60), words=short(words, 500)
    )
