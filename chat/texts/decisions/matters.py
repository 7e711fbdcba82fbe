"""Obstacles and proposals: shown to the secretariat, answered, and asked about again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby

from chat.texts.words import and_others, capitalised, count, day, said, short
from storage.models import MatterKind, MatterState

KINDS = {MatterKind.OBSTACLE: "vướng mắc", MatterKind.PROPOSAL: "kiến nghị"}
STATES = {
    MatterState.NEW: "mới nêu",
    MatterState.RECEIVED: "đã tiếp nhận",
    MatterState.PASSED_UP: "đã chuyển cấp trên",
    MatterState.ANSWERED: "đã trả lời",
    MatterState.CLOSED: "đã đóng",
    MatterState.WITHDRAWN: "đơn vị đã rút",
}
SIGNS = {MatterKind.OBSTACLE: "🚧", MatterKind.PROPOSAL: "📨"}
NOBODY = "cơ quan thường trực xem xét"
LISTED = 16
LISTED_OWN = 6
LONGEST_QUOTE = 600


@dataclass(frozen=True, slots=True)
class MatterView:
    """What was raised, by whom, on what, whose competence it is, and how it stands."""

    kind: MatterKind
    unit: str
    number: str | None
    title: str | None
    text: str
    competent_body: str | None
    person: str
    raised_on: date
    state: MatterState

    @property
    def what(self) -> str:
        """Return "vướng mắc của NV 54"."""
        of_task = f" của NV {escape(self.number)}" if self.number else ""
        return KINDS[self.kind] + of_task


def notice(matter: MatterView, by: str | None = None) -> str:
    """Return a matter as the secretariat sees it, as it stands; `by` is who brought it there."""
    head = f"{SIGNS[matter.kind]} <b>{capitalised(KINDS[matter.kind])}</b> của <b>{escape(matter.unit)}</b>"
    lines = [head]
    if matter.number:
        lines.append(f"NV {escape(matter.number)}: {short(matter.title or '', 120)}")
    who = f" ({escape(by)})" if by else ""
    lines += [
        f"“{said(matter.text, LONGEST_QUOTE)}”",
        f"Thẩm quyền: <b>{_body(matter)}</b>",
        f"Người nêu: {escape(matter.person)}, ngày {day(matter.raised_on)}",
        f"Tình trạng: {STATES[matter.state]}{who}",
    ]
    if matter.state not in {MatterState.CLOSED, MatterState.WITHDRAWN}:
        lines += ["", "Muốn trả lời đơn vị, xin trả lời (reply) tin này."]
    return "\n".join(lines)


def _body(matter: MatterView) -> str:
    return escape(matter.competent_body) if matter.competent_body else NOBODY


def open_list(matters: Sequence[MatterView]) -> str:
    """Return what waits for an answer, by whose competence it is; it comes in that order."""
    if not matters:
        return "Hiện không có vướng mắc, kiến nghị nào chưa trả lời."
    lines = [f"🚧 <b>Vướng mắc, kiến nghị chưa trả lời</b>: {len(matters)}"]
    numbered = list(enumerate(matters[:LISTED], start=1))
    for body, group in groupby(numbered, key=lambda one: _body(one[1])):
        lines += ["", f"<b>{capitalised(body)}</b>", *(_line(place, matter) for place, matter in group)]
    lines += and_others(LISTED, len(matters), "việc")
    return "\n".join([*lines, "", "Bấm số để xem và xử lý."])


def _line(place: int, matter: MatterView) -> str:
    of_task = f" · NV {escape(matter.number)}" if matter.number else ""
    return (
        f"{place}. {escape(matter.unit)}{of_task}: “{said(matter.text, 90)}” — "
        f"{STATES[matter.state]}, từ {day(matter.raised_on)}"
    )


def own_list(matters: Sequence[MatterView]) -> str:
    """Return what the unit has raised, and how to raise something."""
    how = (
        "Muốn nêu vướng mắc, kiến nghị mới: xin trả lời (reply) tin này, "
        "ví dụ: “NV 12 thiếu kinh phí, đề nghị UBND tỉnh bố trí”."
    )
    if not matters:
        return f"Đơn vị không có vướng mắc, kiến nghị nào đang chờ.\n\n{how}"
    return "\n".join(["🚧 <b>Vướng mắc, kiến nghị của đơn vị</b>", *_own_lines(matters), "", how])


def still_there(matters: Sequence[MatterView]) -> str:
    """Return the question, once a period, whether what was raised is still in the way."""
    return "\n".join(
        [
            "🚧 Kỳ báo cáo này, vướng mắc, kiến nghị sau <b>còn không</b>?",
            *_own_lines(matters),
            "",
            "Xin bấm nút dưới đây.",
        ]
    )


def _own_lines(matters: Sequence[MatterView]) -> list[str]:
    lines = [
        f"{place}. {capitalised(matter.what)}: “{said(matter.text, 120)}” — {STATES[matter.state]}"
        f" (thẩm quyền: {_body(matter)})"
        for place, matter in enumerate(matters[:LISTED_OWN], start=1)
    ]
    return lines + and_others(LISTED_OWN, len(matters), "việc")


def raised(matters: Sequence[MatterView]) -> str:
    """Return what the unit is told of what it raised by /vuongmac."""
    lines = [
        f"• {capitalised(matter.what)}: “{said(matter.text, 160)}” (thẩm quyền: {_body(matter)})"
        for matter in matters[:LISTED_OWN]
    ]
    lines += and_others(LISTED_OWN, len(matters), "việc")
    return "\n".join(["✅ Đã chuyển cơ quan thường trực:", *lines, "Trả lời sẽ được gửi về nhóm này."])


def raised_before() -> str:
    """Return the answer to words that raise nothing new."""
    return "Nội dung này đơn vị đã nêu và đang chờ trả lời. Xem lại: /vuongmac"


def nothing_raised() -> str:
    """Return the answer to a message without words where something was to be raised."""
    return "Xin nêu vướng mắc bằng lời, ví dụ: /vuongmac NV 12 thiếu kinh phí, đề nghị UBND tỉnh bố trí"


def ask_answer(matter: MatterView) -> str:
    """Ask the secretariat for its answer."""
    return (
        f"Xin trả lời (reply) tin này bằng nội dung trả lời {matter.what} của <b>{escape(matter.unit)}</b>; "
        "nội dung được gửi thẳng vào nhóm của đơn vị."
    )


def ask_body(matter: MatterView) -> str:
    """Ask the secretariat to whom it passes a matter on."""
    return (
        f"Chuyển {matter.what} của <b>{escape(matter.unit)}</b> tới cơ quan nào? "
        "Xin trả lời (reply) tin này bằng tên cơ quan, ví dụ: UBND tỉnh."
    )


def answer_sent(matter: MatterView) -> str:
    """Return what the secretariat sees of its answer."""
    return f"✅ Đã gửi trả lời tới <b>{escape(matter.unit)}</b>."


def passed_up(matter: MatterView) -> str:
    """Return what the secretariat sees once it has named the body."""
    return f"✅ Đã ghi: {matter.what} của <b>{escape(matter.unit)}</b> chuyển <b>{_body(matter)}</b>."


def told_unit(matter: MatterView, answer: str | None = None) -> str:
    """Return what the unit is told when its matter is taken up, passed on, answered or closed."""
    what = matter.what
    match matter.state:
        case MatterState.ANSWERED:
            return f"💬 Cơ quan thường trực trả lời {what}:\n“{short(answer or '', 3000)}”"
        case MatterState.PASSED_UP:
            return f"Cơ quan thường trực đã chuyển {what} tới <b>{_body(matter)}</b>."
        case MatterState.CLOSED:
            return f"Cơ quan thường trực đã đóng {what}. Nếu vẫn còn, xin nêu lại: /vuongmac"
        case _:
            return f"Cơ quan thường trực đã tiếp nhận {what}."


def stands_now(state: MatterState) -> str:
    """Return why a press on an old button was not taken."""
    return f"Việc này {STATES[state]}. Xin xem lại rồi bấm lần nữa."


def noted(*, solved: bool) -> str:
    """Return what pops up when a unit has said whether something is still in the way."""
    return "Đã ghi: đã giải quyết." if solved else "Đã ghi: vẫn còn."


def remains(matter: MatterView) -> str:
    """Return what the secretariat is told when an answer did not help."""
    return f"↩️ <b>{escape(matter.unit)}</b> báo vẫn còn sau khi được trả lời.\n\n{notice(matter)}"


def of_tasks(text: str, numbers: Sequence[str]) -> str:
    """Return words with the numbers of the tasks that they were said of together, where there are several."""
    if len(numbers) == 1:
        return text
    return f"{text} (chung cho {count(len(numbers), 'nhiệm vụ')}: {', '.join(numbers)})"
