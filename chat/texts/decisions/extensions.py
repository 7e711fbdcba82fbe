"""Requests for more time: asked, shown to the secretariat, decided, told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from html import escape

from chat.texts.groups.reach import told_unit as told_unit_or_not
from chat.texts.words import ONCE_HEARD, count, day, said, short
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

    @property
    def task(self) -> str:
        """Return "NV 54"."""
        return f"NV {escape(self.number)}"


def notice(extension: ExtensionView, by: str | None = None) -> str:
    """Return a request as the secretariat sees it, as it stands; `by` is who brought it there."""
    reason = f"“{said(extension.reason, LONGEST_REASON)}”" if extension.reason else "chưa nêu"
    who = f" ({escape(by)})" if by else ""
    lines = [
        f"⏳ <b>Xin gia hạn</b> · <b>{escape(extension.unit)}</b>",
        f"{extension.task}: {short(extension.title, 120)}",
        f"{_from(extension)}xin đến <b>{day(extension.asked_until)}</b>{_longer(extension)}",
        f"Lý do: {reason}",
        f"Người xin: {escape(extension.person)}",
        f"Tình trạng: {_state(extension)}{who}",
    ]
    if extension.state is ExtensionState.WAITING:
        lines += ["", HOW_TO_DECIDE]
    return "\n".join(lines)


def _from(extension: ExtensionView) -> str:
    return f"Hạn {day(extension.due_before)}, " if extension.due_before else ""


def _longer(extension: ExtensionView) -> str:
    if extension.due_before is None:
        return ""
    return f" (thêm {count((extension.asked_until - extension.due_before).days, 'ngày')})"


def _state(extension: ExtensionView) -> str:
    until = {
        ExtensionState.GRANTED: extension.granted_until,
        ExtensionState.PROPOSED: extension.proposed_until,
    }.get(extension.state)
    named = f": {day(until)}" if until else ""
    return STATES[extension.state] + named


def asked(extension: ExtensionView, *, arrives: bool) -> str:
    """Return what the unit is told of its request; whether the secretariat has it now."""
    due = f" (hạn hiện tại {day(extension.due_before)})" if extension.due_before else ""
    sent, later = ("gửi cơ quan thường trực", "") if arrives else ("ghi nhận", f"; sẽ chuyển {ONCE_HEARD}")
    text = (
        f"⏳ Đã {sent} đề nghị gia hạn <b>{extension.task}</b> "
        f"đến <b>{day(extension.asked_until)}</b>{due}{later}. Trong lúc chờ, hạn cũ vẫn áp dụng."
    )
    if extension.reason:
        return f"{text}\nLý do: “{said(extension.reason, LONGEST_REASON)}”"
    return f"{text}\nXin trả lời (reply) tin này bằng lý do gia hạn."


def asked_before(extension: ExtensionView) -> str:
    """Return the answer to the same request once more."""
    return (
        f"Đề nghị gia hạn {extension.task} đến {day(extension.asked_until)} đã được ghi nhận và đang chờ "
        "trả lời."
    )


def ask_day(number: str, title: str, due: date) -> str:
    """Ask the unit until when it wants more time."""
    return (
        f"Xin gia hạn <b>NV {escape(number)}</b> ({short(title, 80)}; hạn {day(due)}) đến ngày nào, vì sao?\n"
        "Xin bấm một ngày, hoặc trả lời (reply) tin này, ví dụ: “30/7 vì chờ thiết bị”."
    )


def no_day() -> str:
    """Return the answer to words in which no day was found."""
    return "Chưa thấy ngày trong lời này. Xin trả lời lại, ví dụ: “30/7 vì chờ thiết bị”."


def reason_kept(extension: ExtensionView, *, arrives: bool) -> str:
    """Return what the unit is told of a reason it gave afterwards; whether the secretariat has it now."""
    told = " và báo cơ quan thường trực" if arrives else f"; sẽ chuyển {ONCE_HEARD}"
    return f"Đã bổ sung lý do gia hạn {extension.task}{told}."


def not_owed(number: str) -> str:
    """Return why a finished task gets no more time."""
    return f"NV {number} đã hoàn thành hoặc không còn phải thực hiện, nên không cần gia hạn."


def no_due_date(number: str) -> str:
    """Return why a task without a date gets no more time."""
    return f"NV {number} chưa có hạn ngày cụ thể, nên không có hạn để lùi."


def not_later(number: str, due: date) -> str:
    """Return why an earlier date is no extension."""
    return f"Ngày xin gia hạn NV {number} phải sau ngày {day(due)}."


def propose_how(extension: ExtensionView) -> str:
    """Ask the secretariat which day it proposes."""
    return (
        f"Xin trả lời (reply) tin này bằng ngày đề xuất cho {extension.task} của "
        f"<b>{escape(extension.unit)}</b> (đơn vị xin đến {day(extension.asked_until)}), "
        "ví dụ: 15/7; có thể kèm lý do."
    )


def answer_how() -> str:
    """Return the answer to words of the secretariat that decide nothing."""
    return (
        "Chưa rõ quyết định. Xin trả lời lại, ví dụ: “đồng ý”, “không đồng ý vì …”, "
        "hoặc một ngày khác như “15/7”."
    )


def decided(extension: ExtensionView, states: Collection[LinkState]) -> str:
    """Return what the secretariat sees of its decision, by how the unit's groups can be written to."""
    told = told_unit_or_not(states)
    return f"✅ {extension.task} của <b>{escape(extension.unit)}</b>: {_state(extension)}. {told}"


def told_unit(extension: ExtensionView) -> str:
    """Return what the unit is told of the decision."""
    why = f"\n“{short(extension.answer, LONGEST_REASON)}”" if extension.answer else ""
    match extension.state:
        case ExtensionState.GRANTED if extension.granted_until:
            first = f" (hạn trước đó {day(extension.due_before)})" if extension.due_before else ""
            return (
                f"✅ Gia hạn <b>{extension.task}</b> đến <b>{day(extension.granted_until)}</b>{first}. "
                f"Nhắc việc theo hạn mới.{why}"
            )
        case ExtensionState.PROPOSED if extension.proposed_until:
            return (
                f"⏳ Cơ quan thường trực đề xuất hạn <b>{day(extension.proposed_until)}</b> cho "
                f"<b>{extension.task}</b> (đơn vị xin đến {day(extension.asked_until)}).{why}"
            )
        case _:
            due = f" Hạn vẫn là {day(extension.due_before)}." if extension.due_before else ""
            return f"Cơ quan thường trực chưa đồng ý gia hạn <b>{extension.task}</b>.{due}{why}"


def unit_answered(extension: ExtensionView) -> str:
    """Return what the secretariat is told when the unit has answered a proposed day."""
    if extension.state is ExtensionState.GRANTED and extension.granted_until:
        return (
            f"✅ <b>{escape(extension.unit)}</b> nhận hạn {day(extension.granted_until)} "
            f"cho {extension.task}."
        )
    return f"<b>{escape(extension.unit)}</b> rút đề nghị gia hạn {extension.task}; hạn cũ vẫn áp dụng."


def withdrawn(extension: ExtensionView) -> str:
    """Return what the unit sees once it has taken its request back."""
    due = f"; hạn vẫn là {day(extension.due_before)}" if extension.due_before else ""
    return f"↩️ Đã rút đề nghị gia hạn <b>{extension.task}</b>{due}."


def stands_now(extension: ExtensionView) -> str:
    """Return why a press or words came too late."""
    return f"Đề nghị này: {_state(extension)}."
