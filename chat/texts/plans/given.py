"""A task that is given by itself: asked for, shown, given, and told to the units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chat.buttons.plans.given import URGENCY_LABELS
from chat.markup import Block, Marked, message, names, printed, short
from chat.texts.words import count, day, weekday_and_day
from plans.given import Origin, Urgency

LONGEST_WHAT = 700
OPEN_END = "thường xuyên"
EXAMPLE = Marked(
    "<code>/giaoviec Sở Y tế; UBND cấp xã | Rà soát trạm y tế xuống cấp | trước ngày 20/12/2025 | "
    "CV 123/UBND-VX ngày 01/12/2025</code>"
)
HOW_URGENT = {
    Urgency.URGENT: "nhắc trước 7, 5, 3, 2, 1 ngày; quá hạn 1 ngày làm việc báo lãnh đạo đơn vị",
    Urgency.EXPRESS: "nhắc mỗi ngày làm việc; quá hạn 1 ngày làm việc báo lãnh đạo đơn vị",
}


@dataclass(frozen=True, slots=True)
class GivenTask:
    """A task as people are told of it; without a number it is not given yet."""

    what: str
    lead: Sequence[str]
    coordinating: Sequence[str]
    term: str
    due: date | None
    is_repeated: bool
    origin: Origin
    urgency: Urgency
    number: str = ""


def ask_what() -> Marked:
    """Return the first question: what is to be done."""
    return Marked(
        "📌 <b>Giao việc</b>\n"
        "Giao việc gì, cho ai, hạn nào? Xin <b>trả lời (reply) tin này</b>, ghi thành lời cũng được: "
        "“giao Sở Y tế chủ trì, phối hợp Sở Tài chính rà soát … trước ngày 20/12/2025”.\n\n"
        "Hoặc ghi cả trong một tin: {}"
    ).format(EXAMPLE)


def ask_whom(what: str) -> Marked:
    """Return the question who is to do it."""
    return Marked(
        "📌 “{}”\nGiao ai chủ trì? Xin bấm nút, hoặc <b>trả lời (reply) tin này</b> bằng tên đơn vị."
    ).format(short(what, 200))


def ask_unit(name: str) -> Marked:
    """Return the question which unit a name means."""
    return Marked(
        "📌 Chưa rõ “{}” là đơn vị nào. Xin bấm nút, hoặc <b>trả lời (reply) tin này</b> bằng tên đúng."
    ).format(short(name, 80))


def ask_term(what: str) -> Marked:
    """Return the question by when it is to be done."""
    return Marked(
        "📌 “{}”\nHạn đến khi nào? Xin bấm nút, hoặc <b>trả lời (reply) tin này</b>, ví dụ: "
        "trước ngày 20/12, mỗi thứ Sáu, ngày 25 hằng tháng"
    ).format(short(what, 200))


def too_long(letters: int) -> Marked:
    """Return the refusal of words that are too long for a task."""
    return Marked("⚠️ Nội dung dài {} ký tự, nhiều nhất là {}. Xin rút gọn.\n\n").format(letters, LONGEST_WHAT)


def preview(
    task: GivenTask, plan: str, units: Sequence[str], without_group: Sequence[str], file: str | None
) -> Marked:
    """Return a task as it would be given, to which units, with which file, and who cannot be reached."""
    lines: list[Block] = [
        Marked("📌 <b>Giao việc</b> (chưa giao)"),
        printed(task.what, LONGEST_WHAT),
        "",
        Marked("Chủ trì: {}{}").format(names(task.lead, 8, "đơn vị"), _counted(task, units)),
        *details(task),
    ]
    if task.urgency in HOW_URGENT:
        lines.append(
            Marked("Mức độ: <b>{}</b> ({})").format(URGENCY_LABELS[task.urgency], HOW_URGENT[task.urgency])
        )
    if file is not None:
        lines.append(Marked("Tệp gửi kèm: {}").format(short(file, 80)))
    lines.append(Marked("Vào kế hoạch: {}").format(plan))
    if without_group:
        lines.append(Marked("⚠️ Chưa có nhóm để báo: {}").format(names(without_group, 5, "đơn vị")))
    if task.origin == Origin():
        lines += [
            "",
            Marked("Chưa ghi văn bản giao: muốn thêm, trả lời (reply) tin này bằng số, ngày văn bản."),
        ]
    return message(*lines)


def _counted(task: GivenTask, units: Sequence[str]) -> Marked:
    """Return how many units that is, where the names do not tell."""
    if not units:
        return Marked(" – <b>chưa có đơn vị nào</b> (thành viên nhóm đơn vị: /nhomdonvi)")
    if set(units) <= set(task.lead):
        return Marked("")
    counted = count(len(units), "đơn vị")
    return Marked(" – <b>{}</b>: {}").format(counted, names(units, 5, "đơn vị"))


def details(task: GivenTask) -> list[Block]:
    """Return who works with the leads, by when, by what and from whom."""
    lines: list[Block] = []
    if task.coordinating:
        lines.append(Marked("Phối hợp: {}").format(names(task.coordinating, 8, "đơn vị")))
    lines.append(Marked("Hạn: {}").format(term(task)))
    if task.origin.document:
        lines.append(Marked("Văn bản: {}").format(document(task.origin)))
    if task.origin.given_by:
        lines.append(Marked("Người giao: {}").format(printed(task.origin.given_by, 80)))
    return lines


def term(task: GivenTask) -> Marked:
    """Return by when or how often a task is to be done."""
    if task.is_repeated:
        first = f"; kỳ đầu: {weekday_and_day(task.due)}" if task.due is not None else ""
        return Marked("<b>{}</b> (mỗi kỳ là một việc riêng{})").format(printed(task.term, 60), first)
    if task.due is None:
        return Marked("<b>không có hạn</b> (thường xuyên)")
    return Marked("<b>chậm nhất {}</b> (“{}”)").format(weekday_and_day(task.due), printed(task.term, 60))


def document(origin: Origin) -> Marked:
    """Return "CV 123/UBND-VX ngày 1/12/2025 về rà soát trạm y tế"."""
    issued = f" ngày {day(origin.issued)}" if origin.issued else ""
    about = Marked(" về {}").format(printed(origin.about, 160)) if origin.about else ""
    return Marked("{}{}{}").format(printed(origin.document or "", 120), issued, about)


def given(task: GivenTask, groups: int, units: int, person: str) -> Marked:
    """Return that a task was given, to how many units, and what comes next."""
    rest = f", {count(units - groups, 'đơn vị')} chưa có nhóm" if units > groups else ""
    return message(
        Marked("✅ Đã giao <b>NV {}</b>, báo tới {}{} (người giao: {}).").format(
            task.number, count(groups, "đơn vị"), rest, person
        ),
        Marked("“{}”").format(printed(task.what, 200)),
        Marked("Hạn: {}").format(term(task)),
        "Theo dõi, sửa hạn, đổi đơn vị: /viec",
    )


def several_given(plan: str, tasks: Sequence[str], groups: int, units: int, person: str) -> Marked:
    """Return that the tasks of a document were given, and what comes next."""
    numbers = f"NV {tasks[0]}" if len(tasks) == 1 else f"NV {tasks[0]}–{tasks[-1]}"
    rest = f", {count(units - groups, 'đơn vị')} chưa có nhóm" if units > groups else ""
    return Marked("✅ Đã đưa {} vào <b>{}</b> ({}), báo tới {}{} (người giao: {}). Theo dõi: /viec").format(
        count(len(tasks), "việc"), plan, numbers, count(groups, "đơn vị"), rest, person
    )


def dropped(person: str) -> Marked:
    """Return that a task was not given."""
    return Marked("Đã bỏ, chưa giao đơn vị nào (người bỏ: {}).").format(person)


def decided_before() -> Marked:
    """Return what is said of a task that was given or dropped already."""
    return Marked("Việc này đã được giao hoặc bỏ trước đó.")
