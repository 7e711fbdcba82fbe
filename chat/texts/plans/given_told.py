"""A task that is given by itself, as the units get it, and what is said to their answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from chat.markup import Block, Listing, Marked, message, names, printed, short
from chat.texts.plans.given import LONGEST_WHAT, GivenTask, details, document, term
from chat.texts.words import count, weekday_and_day
from plans.given import Urgency

LONGEST_UNIT = 150
MOST_TASKS = 12
NEARLY, HOUR_AND_A_HALF = 5, 90
"""Minutes."""
URGENT = {Urgency.URGENT: Marked("🔥 <b>KHẨN</b>"), Urgency.EXPRESS: Marked("🔥 <b>HỎA TỐC</b>")}


def to_unit(unit: str, task: GivenTask) -> Marked:
    """Return a task as the unit that leads it gets it."""
    lines: list[Block] = [
        Marked("📌 <b>Việc mới được giao</b> – {}").format(short(unit, LONGEST_UNIT)),
        Marked("<b>NV {}</b>: {}").format(task.number, printed(task.what, LONGEST_WHAT)),
        "",
        *details(task),
        "",
        Marked("Báo tiến độ: <b>trả lời (reply) tin này</b>."),
    ]
    if task.urgency in URGENT:
        lines.insert(0, URGENT[task.urgency])
    return message(*lines)


def file_of(number: str) -> Marked:
    """Return the words below the document that comes with a task."""
    return Marked("Văn bản kèm theo NV {}").format(number)


def hour_reminder(unit: str, task: GivenTask, due_at: datetime, now: datetime) -> Marked:
    """Return the reminder of a task that is due at an hour; both moments are local."""
    minutes = round((due_at - now).total_seconds() / 60)
    left = (
        "đến hạn bây giờ"
        if minutes < NEARLY
        else f"còn {minutes} phút"
        if minutes < HOUR_AND_A_HALF
        else f"còn {round(minutes / 60)} giờ"
    )
    return Marked(
        "⏰ <b>NV {}</b> – {}: {}\n{}\nHạn: trước {:%H:%M} {}. Báo kết quả: <b>trả lời (reply) tin này</b>."
    ).format(
        task.number,
        short(unit, LONGEST_UNIT),
        left,
        printed(task.what, 300),
        due_at,
        weekday_and_day(due_at.date()),
    )


def came_due(task: GivenTask, due_at: datetime, silent: Sequence[str]) -> Marked:
    """Return what the secretariat is told when the hour of a task has come."""
    return Marked("⏰ <b>NV {}</b> đã đến hạn {:%H:%M}: {}\nChưa báo xong: {}").format(
        task.number, due_at, printed(task.what, 160), names(silent, 10, "đơn vị")
    )


def to_partner(unit: str, task: GivenTask) -> Marked:
    """Return a task as a unit gets it that is to work with those that lead it."""
    return message(
        Marked("📌 <b>Việc cần phối hợp</b> – {}").format(short(unit, LONGEST_UNIT)),
        Marked("<b>NV {}</b>: {}").format(task.number, printed(task.what, LONGEST_WHAT)),
        "",
        Marked("Chủ trì: {} (đơn vị chủ trì báo cáo)").format(names(task.lead, 8, "đơn vị")),
        *details(replace(task, coordinating=())),
    )


def several_to_unit(unit: str, tasks: Sequence[GivenTask]) -> Marked:
    """Return the tasks that one document gives a unit, as the unit gets them."""
    origin = tasks[0].origin
    source = Marked("Văn bản: {}").format(document(origin)) if origin.document else ""
    lines = [
        Marked("• <b>NV {}</b>: {} — {}").format(task.number, printed(task.what, 160), term(task))
        for task in tasks
    ]
    return message(
        Marked("📌 <b>{} mới được giao</b> – {}").format(
            count(len(tasks), "việc"), short(unit, LONGEST_UNIT)
        ),
        source,
        "",
        Listing(lines, MOST_TASKS, "việc"),
        "",
        Marked(
            "Báo tiến độ: <b>trả lời (reply) tin này</b>, ghi số việc. "
            "Không thuộc thẩm quyền: “NV {} không thuộc thẩm quyền, vì …”"
        ).format(tasks[0].number),
    )


def seen(marked_words: Marked, person: str) -> Marked:
    """Return a unit's message with who said that the unit has it."""
    return Marked("{}\n\n👀 Đã nhận ({}).").format(marked_words, person)


def seen_alert() -> Marked:
    """Return what is said to a unit that has taken a task."""
    return Marked("Đã ghi nhận: đơn vị đã nhận việc này.")


def owed_no_more() -> Marked:
    """Return what is said to a press on a task that the unit has done or need not do."""
    return Marked(
        "Việc này đơn vị đã báo xong hoặc không còn phải thực hiện. Xem việc đang phải làm: /nhiemvu"
    )


def ask_refusal(number: str) -> Marked:
    """Return the question why a task is none of the unit's."""
    return Marked(
        "↪️ Vì sao <b>NV {}</b> không thuộc thẩm quyền của đơn vị, nên giao đơn vị nào? "
        "Xin <b>trả lời (reply) tin này</b>; cơ quan thường trực sẽ xem xét."
    ).format(number)


def refusal_passed_on(number: str) -> Marked:
    """Return that the unit's refusal goes to the secretariat, and what holds meanwhile."""
    return Marked(
        "↪️ Đã chuyển cơ quan thường trực: đơn vị đề nghị không thực hiện <b>NV {}</b>. "
        "Trả lời sẽ được gửi về nhóm này; trong khi chờ, việc vẫn do đơn vị thực hiện."
    ).format(number)


def refused_before() -> Marked:
    """Return what is said to a refusal that was raised before."""
    return Marked("Đơn vị đã nêu đề nghị này và đang chờ trả lời. Xem lại: /vuongmac")


def words_needed() -> Marked:
    """Return the answer to a sticker or a voice."""
    return Marked("Xin nêu lý do bằng lời.")
