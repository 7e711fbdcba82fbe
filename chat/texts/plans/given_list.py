"""The tasks that came singly, as the secretariat looks through them and changes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chat.buttons.plans.given import URGENCY_LABELS
from chat.markup import Block, Listing, Marked, message, names, printed, short
from chat.texts.plans.given import GivenTask, document, term
from chat.texts.words import count, day
from plans.given import Urgency

LISTED = 16


@dataclass(frozen=True, slots=True)
class Standing:
    """How many units owe a task, and how they stand with it."""

    owing: int
    seen: int
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class Line:
    """One task of the list."""

    task: GivenTask
    standing: Standing


def listed(lines: Sequence[Line], about: str | None, today: date) -> Marked:
    """Return the open tasks, those of what was asked about, the earliest due first."""
    of = Marked(" – {}").format(short(about, 60)) if about else ""
    if not lines:
        return Marked("📌 Không có việc được giao nào đang mở{}. Giao việc mới: /giaoviec").format(of)
    late = sum(1 for line in lines if line.standing.late)
    counted = Marked("{}{}").format(
        count(len(lines), "việc"), Marked(", <b>{} quá hạn</b>").format(late) if late else ""
    )
    return message(
        Marked("📌 <b>Việc được giao đang mở</b>{}: {}").format(of, counted),
        Listing([_line(place, line, today) for place, line in enumerate(lines, start=1)], LISTED, "việc"),
        "",
        Marked(
            "Bấm số để xem, đổi hạn, đổi đơn vị, kết thúc. "
            "Lọc: <code>/viec Sở Y tế</code>, <code>/viec quá hạn</code>"
        ),
    )


def _line(place: int, line: Line, today: date) -> Marked:
    task, standing = line.task, line.standing
    sign = "🔴 " if standing.late else ""
    mark = f" [{URGENCY_LABELS[task.urgency]}]" if task.urgency is not Urgency.NORMAL else ""
    return Marked("{place}. {sign}NV {number}{mark} · {lead}: {what} — {when}, {how}").format(
        place=place,
        sign=sign,
        number=task.number,
        mark=mark,
        lead=names(task.lead, 2, "đơn vị"),
        what=printed(task.what, 70),
        when=_when(task.due, today),
        how=_how(standing),
    )


def _when(due: date | None, today: date) -> str:
    if due is None:
        return "không có hạn"
    days = (due - today).days
    left = f"quá {-days} ngày" if days < 0 else "hôm nay" if days == 0 else f"còn {days} ngày"
    return f"hạn {day(due)} ({left})"


def _how(standing: Standing) -> str:
    if not standing.owing:
        return "chưa có đơn vị thực hiện"
    return f"xong {standing.done}/{standing.owing}"


def card(line: Line, plan: str) -> Marked:
    """Return one task with its source and how the units stand with it."""
    task, standing = line.task, line.standing
    lines: list[Block] = [
        Marked("📌 <b>NV {}</b> · {}").format(task.number, printed(plan, 80)),
        printed(task.what, 700),
        "",
        Marked("Chủ trì: {}").format(names(task.lead, 8, "đơn vị")),
    ]
    if task.coordinating:
        lines.append(Marked("Phối hợp: {}").format(names(task.coordinating, 8, "đơn vị")))
    lines.append(Marked("Hạn: {}").format(term(task)))
    if task.origin.document:
        lines.append(Marked("Văn bản: {}").format(document(task.origin)))
    if task.origin.given_by:
        lines.append(Marked("Người giao: {}").format(printed(task.origin.given_by, 80)))
    if task.urgency is not Urgency.NORMAL:
        lines.append(Marked("Mức độ: <b>{}</b>").format(URGENCY_LABELS[task.urgency]))
    return message(*lines, _stands(standing))


def _stands(standing: Standing) -> Marked:
    if not standing.owing:
        return Marked("⚠️ Chưa có đơn vị nào thực hiện: bấm “Đổi đơn vị”.")
    parts = {"đã nhận": standing.seen, "đã xong": standing.done, "quá hạn": standing.late}
    told = ", ".join(f"{words} {number}/{standing.owing}" for words, number in parts.items())
    return Marked("Đơn vị: {}").format(told)


def unknown(words: str) -> Marked:
    """Return what is said where nothing is known of what was asked about."""
    return Marked(
        "Chưa rõ “{}” là đơn vị, văn bản hay nhiệm vụ nào. Ví dụ: <code>/viec Sở Y tế</code>, "
        "<code>/viec quá hạn</code>, <code>/viec 123/UBND-VX</code>, <code>/viec NV 3</code>"
    ).format(short(words, 60))


def ask_term(number: str) -> Marked:
    """Return the question by when a task is to be done now."""
    return Marked(
        "Hạn mới của <b>NV {}</b>? Xin <b>trả lời (reply) tin này</b>, ví dụ: trước ngày 25/12/2025"
    ).format(number)


def ask_lead(number: str) -> Marked:
    """Return the question who is to lead a task now."""
    return Marked(
        "Giao <b>NV {}</b> cho đơn vị nào chủ trì? Xin <b>trả lời (reply) tin này</b> bằng tên đơn vị "
        "(ghi đủ các đơn vị)."
    ).format(number)


def ask_reason(number: str) -> Marked:
    """Return the question why a task is ended."""
    return Marked(
        "Vì sao kết thúc <b>NV {}</b>? Xin <b>trả lời (reply) tin này</b>; lý do được báo cho đơn vị "
        "và ghi vào nhật ký. Báo cáo đã có được giữ nguyên."
    ).format(number)


def ask_reason_to_stop(number: str) -> Marked:
    """Return the question why work comes back no more."""
    return Marked(
        "Vì sao dừng việc định kỳ này (từ <b>NV {}</b>)? Xin <b>trả lời (reply) tin này</b>; "
        "các kỳ chưa đến hạn không còn phải thực hiện."
    ).format(number)


def moved(task: GivenTask, person: str, told: int) -> Marked:
    """Return that a task is due on another day."""
    return Marked("✅ <b>NV {}</b>: hạn mới {} (người đổi: {}). Đã báo {}.").format(
        task.number, term(task), person, count(told, "nhóm đơn vị")
    )


def reassigned(task: GivenTask, person: str, told: int) -> Marked:
    """Return that others lead a task."""
    return Marked("✅ <b>NV {}</b>: chủ trì {} (người đổi: {}). Đã báo {}.").format(
        task.number, names(task.lead, 8, "đơn vị"), person, count(told, "nhóm đơn vị")
    )


def ended(task: GivenTask, reason: str, person: str, told: int) -> Marked:
    """Return that a task is asked for no more."""
    return Marked("✅ Đã kết thúc <b>NV {}</b>: “{}” (người kết thúc: {}). Đã báo {}.").format(
        task.number, short(reason, 200), person, count(told, "nhóm đơn vị")
    )


def stopped(task: GivenTask, coming: int, reason: str, person: str, told: int) -> Marked:
    """Return that work comes back no more."""
    return Marked(
        "✅ Đã dừng việc định kỳ của <b>NV {}</b>, thôi {} chưa đến hạn: “{}” (người dừng: {}). Đã báo {}."
    ).format(task.number, count(coming, "kỳ"), short(reason, 200), person, count(told, "nhóm đơn vị"))


def told_stopped(unit: str, task: GivenTask, reason: str) -> Marked:
    """Return what a unit is told of work that comes back no more."""
    return Marked(
        "🔁 <b>{}</b>: dừng việc định kỳ của NV {} ({}), các kỳ chưa đến hạn không phải thực hiện.\nLý do: {}"
    ).format(short(unit, 150), task.number, printed(task.what, 120), short(reason, 300))


def ended_before() -> Marked:
    """Return what is said of a task that was ended."""
    return Marked("Việc này đã kết thúc trước đó. Các việc đang mở: /viec")


def told_moved(unit: str, task: GivenTask) -> Marked:
    """Return what a unit is told of another deadline."""
    return Marked("🔁 <b>{}</b>: NV {} có hạn mới.\n{}\n\nHạn: {}").format(
        short(unit, 150), task.number, printed(task.what, 200), term(task)
    )


def told_no_longer(unit: str, task: GivenTask) -> Marked:
    """Return what a unit is told of a task that others lead now."""
    return Marked("🔁 <b>{}</b>: đơn vị thôi chủ trì NV {} ({}).").format(
        short(unit, 150), task.number, printed(task.what, 120)
    )


def told_ended(unit: str, task: GivenTask, reason: str) -> Marked:
    """Return what a unit is told of a task that is asked for no more."""
    return Marked("🔁 <b>{}</b>: NV {} ({}) đã kết thúc, đơn vị không phải báo cáo nữa.\nLý do: {}").format(
        short(unit, 150), task.number, printed(task.what, 120), short(reason, 300)
    )
