"""Requests for more time: asked, shown to the secretariat, decided, told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from chat.markup import Marked, message, printed, short
from chat.texts.groups.reach import told_unit as told_unit_or_not
from chat.texts.words import ONCE_HEARD, count, day
from storage.models import ExtensionState, LinkState

STATES = {
    ExtensionState.WAITING: "chờ quyết định",
    ExtensionState.PROPOSED: "đã đề xuất ngày khác, chờ đơn vị",
    ExtensionState.GRANTED: "đã đồng ý",
    ExtensionState.REFUSED: "không đồng ý",
    ExtensionState.WITHDRAWN: "đơn vị đã rút",
    ExtensionState.REPLACED: "đơn vị đã xin lại ngày khác",
}
LONGEST_REASON = 300
HOW_TO_DECIDE = (
    "Bấm nút, hoặc trả lời (reply) tin này bằng ngày khác để đề xuất, bằng lý do để từ chối "
    "(ví dụ: “không đồng ý vì …”)."
)


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """Who wants more time for what, until when and why, and how that stands."""

    unit: str
    number: str
    title: str
    due_before: date | None
    asked_until: date
    proposed_until: date | None
    granted_until: date | None
    reason: str | None
    person: str
    state: ExtensionState
    answer: str | None
    passed_to: str | None = None
    """The level above that was asked too and has not answered, since `passed_on`."""
    passed_on: date | None = None

    @property
    def task(self) -> str:
        """Return "NV 54"."""
        return f"NV {self.number}"


def notice(extension: ExtensionView, by: str | None = None) -> Marked:
    """Return a request as the secretariat sees it, as it stands; `by` is who brought it there."""
    reason = (
        Marked("“{}”").format(short(extension.reason, LONGEST_REASON)) if extension.reason else "chưa nêu"
    )
    who = Marked(" ({})").format(by) if by else ""
    lines: list[str] = [
        Marked("⏳ <b>Xin gia hạn</b> · <b>{}</b>").format(extension.unit),
        Marked("{}: {}").format(extension.task, printed(extension.title, 120)),
        Marked("{before}xin đến <b>{until}</b>{longer}").format(
            before=_from(extension), until=day(extension.asked_until), longer=_longer(extension)
        ),
        Marked("Lý do: {}").format(reason),
        Marked("Người xin: {}").format(extension.person),
        Marked("Tình trạng: {}{}").format(_state(extension), who),
    ]
    if extension.state is ExtensionState.WAITING:
        lines += ["", HOW_TO_DECIDE]
    return message(*lines)


def _from(extension: ExtensionView) -> str:
    return f"Hạn {day(extension.due_before)}, " if extension.due_before else ""


def _longer(extension: ExtensionView) -> str:
    if extension.due_before is None:
        return ""
    return f" (thêm {count((extension.asked_until - extension.due_before).days, 'ngày')})"


def _state(extension: ExtensionView) -> str:
    if extension.state is ExtensionState.WAITING and extension.passed_to and extension.passed_on:
        return f"đã xin {extension.passed_to} ngày {day(extension.passed_on)}, chờ trả lời"
    until = {
        ExtensionState.GRANTED: extension.granted_until,
        ExtensionState.PROPOSED: extension.proposed_until,
    }.get(extension.state)
    named = f": {day(until)}" if until else ""
    return STATES[extension.state] + named


def asked(extension: ExtensionView, *, arrives: bool) -> Marked:
    """Return what the unit is told of its request; whether the secretariat has it now."""
    due = Marked(" (hạn hiện tại {})").format(day(extension.due_before)) if extension.due_before else ""
    sent, later = ("gửi cơ quan thường trực", "") if arrives else ("ghi nhận", f"; sẽ chuyển {ONCE_HEARD}")
    text = Marked(
        "⏳ Đã {sent} đề nghị gia hạn <b>{task}</b> "
        "đến <b>{asked_until}</b>{due}{later}. Trong lúc chờ, hạn cũ vẫn áp dụng."
    ).format(sent=sent, task=extension.task, asked_until=day(extension.asked_until), due=due, later=later)
    if extension.reason:
        return Marked("{}\nLý do: “{}”").format(text, short(extension.reason, LONGEST_REASON))
    return Marked("{}\nXin trả lời (reply) tin này bằng lý do gia hạn.").format(text)


def asked_before(extension: ExtensionView) -> Marked:
    """Return the answer to the same request once more."""
    return Marked("Đề nghị gia hạn {} đến {} đã được ghi nhận và đang chờ trả lời.").format(
        extension.task, day(extension.asked_until)
    )


def ask_day(number: str, title: str, due: date) -> Marked:
    """Ask the unit until when it wants more time."""
    return Marked(
        "Xin gia hạn <b>NV {number}</b> ({title}; hạn {due}) đến ngày nào, vì sao?\n"
        "Xin bấm một ngày, hoặc trả lời (reply) tin này, ví dụ: “30/7 vì chờ thiết bị”."
    ).format(number=number, title=printed(title, 80), due=day(due))


def no_day() -> Marked:
    """Return the answer to words in which no day was found."""
    return Marked("Chưa thấy ngày trong lời này. Xin trả lời lại, ví dụ: “30/7 vì chờ thiết bị”.")


def reason_kept(extension: ExtensionView, *, arrives: bool) -> Marked:
    """Return what the unit is told of a reason it gave afterwards; whether the secretariat has it now."""
    told = " và báo cơ quan thường trực" if arrives else f"; sẽ chuyển {ONCE_HEARD}"
    return Marked("Đã bổ sung lý do gia hạn {}{}.").format(extension.task, told)


def not_owed(number: str) -> Marked:
    """Return why a finished task gets no more time."""
    return Marked("NV {} đã hoàn thành hoặc không còn phải thực hiện, nên không cần gia hạn.").format(number)


def no_due_date(number: str) -> Marked:
    """Return why a task without a date gets no more time."""
    return Marked("NV {} chưa có hạn ngày cụ thể, nên không có hạn để lùi.").format(number)


def not_later(number: str, due: date) -> Marked:
    """Return why an earlier date is no extension."""
    return Marked("Ngày xin gia hạn NV {} phải sau ngày {}.").format(number, day(due))


def propose_how(extension: ExtensionView) -> Marked:
    """Ask the secretariat which day it proposes."""
    return Marked(
        "Xin trả lời (reply) tin này bằng ngày đề xuất cho {task} của "
        "<b>{unit}</b> (đơn vị xin đến {asked_until}), "
        "ví dụ: 15/7; có thể kèm lý do."
    ).format(task=extension.task, unit=extension.unit, asked_until=day(extension.asked_until))


def answer_how() -> Marked:
    """Return the answer to words of the secretariat that decide nothing."""
    return Marked(
        "Chưa rõ quyết định. Xin trả lời lại, ví dụ: “đồng ý”, “không đồng ý vì …”, "
        "hoặc một ngày khác như “15/7”."
    )


def decided(extension: ExtensionView, states: Collection[LinkState]) -> Marked:
    """Return what the secretariat sees of its decision, by how the unit's groups can be written to."""
    return Marked("✅ {task} của <b>{unit}</b>: {state}. {told}").format(
        task=extension.task, unit=extension.unit, state=_state(extension), told=told_unit_or_not(states)
    )


def told_unit(extension: ExtensionView) -> Marked:
    """Return what the unit is told of the decision."""
    why = Marked("\n“{}”").format(short(extension.answer, LONGEST_REASON)) if extension.answer else ""
    match extension.state:
        case ExtensionState.GRANTED if extension.granted_until:
            first = (
                Marked(" (hạn trước đó {})").format(day(extension.due_before)) if extension.due_before else ""
            )
            return Marked(
                "✅ Gia hạn <b>{task}</b> đến <b>{granted_until}</b>{first}. Nhắc việc theo hạn mới.{why}"
            ).format(task=extension.task, granted_until=day(extension.granted_until), first=first, why=why)
        case ExtensionState.PROPOSED if extension.proposed_until:
            return Marked(
                "⏳ Cơ quan thường trực đề xuất hạn <b>{proposed_until}</b> cho "
                "<b>{task}</b> (đơn vị xin đến {asked_until}).{why}"
            ).format(
                proposed_until=day(extension.proposed_until),
                task=extension.task,
                asked_until=day(extension.asked_until),
                why=why,
            )
        case _:
            due = Marked(" Hạn vẫn là {}.").format(day(extension.due_before)) if extension.due_before else ""
            return Marked("Cơ quan thường trực chưa đồng ý gia hạn <b>{task}</b>.{due}{why}").format(
                task=extension.task, due=due, why=why
            )


def unit_answered(extension: ExtensionView) -> Marked:
    """Return what the secretariat is told when the unit has answered a proposed day."""
    if extension.state is ExtensionState.GRANTED and extension.granted_until:
        return Marked("✅ <b>{unit}</b> nhận hạn {granted_until} cho {task}.").format(
            unit=extension.unit, granted_until=day(extension.granted_until), task=extension.task
        )
    return Marked("<b>{}</b> rút đề nghị gia hạn {}; hạn cũ vẫn áp dụng.").format(
        extension.unit, extension.task
    )


def withdrawn(extension: ExtensionView) -> Marked:
    """Return what the unit sees once it has taken its request back."""
    due = Marked("; hạn vẫn là {}").format(day(extension.due_before)) if extension.due_before else ""
    return Marked("↩️ Đã rút đề nghị gia hạn <b>{}</b>{}.").format(extension.task, due)


def stands_now(extension: ExtensionView) -> Marked:
    """Return why a press or words came too late."""
    return Marked("Đề nghị này: {}.").format(_state(extension))
