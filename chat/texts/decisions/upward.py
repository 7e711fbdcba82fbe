"""What passes between an office and the level above it: shown, sent, taken back, answered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from chat.markup import Listing, Marked, message, printed, short
from chat.texts.decisions.extensions import LONGEST_REASON, ExtensionView
from chat.texts.decisions.matters import MatterView
from chat.texts.groups.reach import told_unit as told_unit_or_not
from chat.texts.words import ONCE_HEARD, day
from storage.models import ExtensionState, LinkState, MatterAction, MatterState

LEVEL_ABOVE = "cấp trên"
"""What the level above is called where nothing tells its name."""
REPORTED_BY = "(theo phản ánh của "
LONGEST_SHOWN = 3000
LISTED = 8


def as_unit(name: str) -> str:
    """Return how an office is named where it speaks for its unit above."""
    return f"{name} (cấp dưới)"


def as_superior(name: str) -> str:
    """Return how an office is named where it speaks below."""
    return f"{name} ({LEVEL_ABOVE})" if name != LEVEL_ABOVE else name


def words_for_above(text: str, unit: str) -> str:
    """Return words of a unit as they go up: with the unit's name, and nobody else's."""
    if text.endswith(")") and REPORTED_BY in text:
        return f"{text[:-1]}, {unit})"
    return f"{text} {REPORTED_BY}{unit})"


def reason_for_above(reason: str | None, unit: str) -> str:
    """Return why more time is asked for above."""
    return words_for_above(reason, unit) if reason else f"theo đề nghị của {unit}"


def matter_shown(matter: MatterView, above: str, unit: str, words: str) -> Marked:
    """Return a matter in the words in which it would go up."""
    return message(
        Marked("🔼 Gửi {what} lên <b>{above}</b>, nhân danh <b>{unit}</b>, bằng lời sau?").format(
            what=matter.what, above=above, unit=unit
        ),
        Marked("“{}”").format(short(words, LONGEST_SHOWN)),
        "",
        "Chưa gửi gì. Muốn sửa lời, xin trả lời (reply) tin này bằng lời mới. Tên người không gửi lên.",
    )


def matter_sent(
    matter: MatterView, above: str, on: date, words: str, states: Collection[LinkState], *, arrives: bool
) -> Marked:
    """Return what the secretariat sees once a matter went up, and whether it is heard there now."""
    waits = Marked("") if arrives else Marked(" (tin báo tới {} {})").format(above, ONCE_HEARD)
    return message(
        Marked("✅ Đã chuyển <b>{above}</b> ngày {on}{waits}: {what} (<b>{unit}</b> nêu).").format(
            above=above, on=day(on), waits=waits, what=matter.what, unit=matter.unit
        ),
        Marked("“{}”").format(short(words, LONGEST_SHOWN)),
        Marked("Có trả lời, bot báo vào nhóm này và gửi đơn vị. {}").format(told_unit_or_not(states)),
    )


def kept_here() -> Marked:
    """Return that nothing was sent."""
    return Marked("Chưa gửi gì lên cấp trên.")


def raised_for_unit(matter: MatterView, unit: str) -> Marked:
    """Return what the groups of a unit are told when its own secretariat has passed something up."""
    return Marked(
        "🔼 Nhóm thường trực của <b>{unit}</b> đã nêu {what} với cấp trên: “{text}”. "
        "Trả lời sẽ được gửi về đây và về nhóm thường trực."
    ).format(unit=unit, what=matter.what, text=short(matter.text, LONGEST_REASON))


def taken_back(matter: MatterView) -> Marked:
    """Return what the level above hears when what was passed up needs no answer any more."""
    has_gone = matter.state is MatterState.WITHDRAWN
    how = "đơn vị đã rút" if has_gone else "đơn vị báo đã giải quyết"
    return Marked("↩️ <b>{unit}</b>: {what} “{text}” – {how}, không cần trả lời nữa.").format(
        unit=matter.unit, what=matter.what, text=short(matter.text, LONGEST_REASON), how=how
    )


def step_above(action: MatterAction, by: str, what: str, above: MatterView) -> Marked:
    """Return what was done above with something that was passed up; what is answered is said elsewhere."""
    match action:
        case MatterAction.CLOSED:
            return Marked("<b>{}</b> đã đóng {}. Nếu vẫn còn, xin nêu lại: /vuongmac").format(by, what)
        case MatterAction.SOLVED:
            return Marked("Cấp mình đã báo <b>{}</b>: {} đã giải quyết.").format(by, what)
        case MatterAction.PASSED_UP | MatterAction.SENT_ON:
            where = above.passed_to or above.sent_to or above.body
            return Marked(
                "<b>{by}</b> {how} <b>{where}</b>: {what}. Có trả lời, bot báo về nhóm này."
            ).format(
                by=by,
                how="đã chuyển" if above.passed_to or above.sent_to else "đã ghi chuyển",
                where=where,
                what=what,
            )
        case _:
            return Marked("<b>{}</b> đã tiếp nhận {}.").format(by, what)


def told_secretariat(step: Marked, matter: MatterView, states: Collection[LinkState]) -> Marked:
    """Return what the secretariat below hears of a step or an answer above, and whether the unit does."""
    return Marked("{step}\n<b>{unit}</b> nêu ngày {on}: “{text}”. {told}").format(
        step=step,
        unit=matter.unit,
        on=day(matter.raised_on),
        text=short(matter.text, LONGEST_REASON),
        told=told_unit_or_not(states),
    )


def answer_above(by: str, what: str, answer: str) -> Marked:
    """Return the answer of the level above, as the secretariat below hears it."""
    return Marked("💬 <b>{}</b> trả lời {}:\n“{}”").format(by, what, short(answer, LONGEST_SHOWN))


@dataclass(frozen=True, slots=True)
class TaskAbove:
    """A task that the unit owes above, and by when."""

    number: str
    title: str
    due: date
    waiting: date | None = None
    """Until when more time is asked for already."""


def which_task(extension: ExtensionView, above: str, tasks: Sequence[TaskAbove]) -> Marked:
    """Ask whose day above is at stake."""
    lines = [
        Marked("• NV {}: {} – hạn {}").format(one.number, printed(one.title, 100), day(one.due))
        for one in tasks[:LISTED]
    ]
    return message(
        Marked("{task} của <b>{unit}</b> xin đến {until}, muộn hơn hạn sau với <b>{above}</b>:").format(
            task=extension.task, unit=extension.unit, until=day(extension.asked_until), above=above
        ),
        Listing(lines, LISTED, "nhiệm vụ", len(tasks)),
        "Xin gia hạn nhiệm vụ nào?",
    )


def nothing_at_stake() -> Marked:
    """Return why the level above is not asked for more time."""
    return Marked("Không có hạn nào với cấp trên sớm hơn ngày này, nên không cần xin cấp trên gia hạn.")


def extension_shown(
    extension: ExtensionView, above: str, task: TaskAbove, until: date, reason: str
) -> Marked:
    """Return a request for more time in the words in which it would go up."""
    return message(
        Marked("🔼 Xin <b>{above}</b> gia hạn NV {number} ({title}; hạn {due}) đến <b>{until}</b>?").format(
            above=above,
            number=task.number,
            title=printed(task.title, 100),
            due=day(task.due),
            until=day(until),
        ),
        Marked("Lý do: “{}”").format(short(reason, LONGEST_SHOWN)),
        Marked("Từ đề nghị của <b>{}</b>: {} đến {}.").format(
            extension.unit, extension.task, day(extension.asked_until)
        ),
        *_replaces(task, until),
        "",
        "Chưa gửi gì. Muốn đổi, xin trả lời (reply) tin này bằng ngày khác hoặc lý do khác. "
        "Tên người không gửi lên.",
    )


def _replaces(task: TaskAbove, until: date) -> list[Marked]:
    """Return that a request that waits above gives way to another one, if it does."""
    if task.waiting is None or task.waiting == until:
        return []
    return [Marked("Gửi sẽ thay đề nghị đang chờ đến {}.").format(day(task.waiting))]


def extension_sent(
    extension: ExtensionView, above: str, number: str, until: date, *, arrives: bool
) -> Marked:
    """Return what the secretariat sees once the level above was asked for more time."""
    waits = Marked("") if arrives else Marked(" (tin báo tới {} {})").format(above, ONCE_HEARD)
    return Marked(
        "✅ Đã xin <b>{above}</b> gia hạn NV {number} đến {until}{waits}. Có trả lời, bot báo vào nhóm này "
        "để quyết định {task} của <b>{unit}</b>; trong lúc chờ, hạn cũ vẫn áp dụng."
    ).format(
        above=above,
        number=number,
        until=day(until),
        waits=waits,
        task=extension.task,
        unit=extension.unit,
    )


def told_unit_asked(extension: ExtensionView, above: str) -> Marked:
    """Return what the unit below is told when the level above is asked for more time too."""
    return Marked(
        "⏳ Đề nghị gia hạn <b>{}</b>: cơ quan thường trực đã xin <b>{}</b>. "
        "Trong lúc chờ, hạn cũ vẫn áp dụng."
    ).format(extension.task, above)


def asked_for_unit(extension: ExtensionView, unit: str) -> Marked:
    """Return what the groups of a unit are told when its own secretariat has asked above for more time."""
    return Marked(
        "🔼 Nhóm thường trực của <b>{unit}</b> đã xin cấp trên gia hạn <b>{task}</b> đến {until}. "
        "Trả lời sẽ được gửi về đây và về nhóm thường trực; trong lúc chờ, hạn cũ vẫn áp dụng."
    ).format(unit=unit, task=extension.task, until=day(extension.asked_until))


def extension_answered(by: str, above: ExtensionView, below: Marked, followed: date | None = None) -> Marked:
    """Return the answer of the level above, with the request below that is to be decided.

    `followed` is the day of the level above by which it can be.
    """
    why = Marked("\n“{}”").format(short(above.answer, LONGEST_REASON)) if above.answer else Marked("")
    hint = [] if followed is None else [_how_to_follow(above.state, followed)]
    return message(Marked("<b>{}</b> {}{}").format(by, _what_above(above), why), *hint, "", below)


def _how_to_follow(state: ExtensionState, until: date) -> Marked:
    taken = "nhận hạn ấy với cấp trên và " if state is ExtensionState.PROPOSED else ""
    return Marked("Nút “Theo hạn {}”: {}báo hạn ấy cho đơn vị xin gia hạn.").format(day(until), taken)


def day_has_gone() -> Marked:
    """Return why a day of the level above cannot be taken any more."""
    return Marked("Cấp trên không còn đề xuất ngày này. Xin quyết định bằng các nút khác.")


def taken_back_above(above: ExtensionView, by: str | None) -> Marked:
    """Return that what was asked above was withdrawn, for it was decided here before an answer came."""
    due = Marked(", hạn vẫn là {}").format(day(above.due_before)) if above.due_before else Marked("")
    return Marked(
        "↩️ Ở đây đã quyết định trước khi <b>{}</b> trả lời, "
        "nên đề nghị gia hạn {} của cấp mình đã được rút{}."
    ).format(by or LEVEL_ABOVE, above.task, due)


def _what_above(above: ExtensionView) -> Marked:
    match above.state:
        case ExtensionState.GRANTED if above.granted_until:
            return Marked("đồng ý gia hạn {} của cấp mình đến <b>{}</b>.").format(
                above.task, day(above.granted_until)
            )
        case ExtensionState.PROPOSED if above.proposed_until:
            return Marked(
                "đề xuất hạn <b>{}</b> cho {} của cấp mình. "
                "Nhận hay không, bấm ở nhóm báo cáo lên cấp trên cũng được."
            ).format(day(above.proposed_until), above.task)
        case ExtensionState.WITHDRAWN:
            return Marked("không còn xét: đề nghị gia hạn {} của cấp mình đã được rút.").format(above.task)
        case _:
            due = Marked(" Hạn vẫn là {}.").format(day(above.due_before)) if above.due_before else Marked("")
            return Marked("chưa đồng ý gia hạn {} của cấp mình.{}").format(above.task, due)
