"""Obstacles and proposals: shown to the secretariat, answered, and asked about again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from chat.markup import Listing, Marked, and_others, message, printed, short
from chat.texts.groups.reach import told_unit as told_unit_or_not
from chat.texts.words import ONCE_HEARD, capitalised, count, day
from storage.models import LinkState, MatterKind, MatterState

KINDS = {
    MatterKind.OBSTACLE: "vướng mắc",
    MatterKind.PROPOSAL: "kiến nghị",
    MatterKind.RETURN: "đề nghị thôi thực hiện",
}
STATES = {
    MatterState.NEW: "mới nêu",
    MatterState.RECEIVED: "đã tiếp nhận",
    MatterState.PASSED_UP: "chờ nơi có thẩm quyền",
    MatterState.ANSWERED: "đã trả lời",
    MatterState.CLOSED: "đã đóng",
    MatterState.WITHDRAWN: "đơn vị đã rút",
}
SIGNS = {MatterKind.OBSTACLE: "🚧", MatterKind.PROPOSAL: "📨", MatterKind.RETURN: "↪️"}
NOBODY = "cơ quan thường trực xem xét"
LISTED = 16
LISTED_OWN = 6
LONGEST_QUOTE = 600
NOT_SENT = (
    "Bot chưa gửi nơi nào: đề nghị cơ quan thường trực chuyển bằng văn bản. "
    "Khi có trả lời, xin trả lời (reply) tin này để gửi về đơn vị."
)


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
    sent_to: str | None = None
    """The unit whose group was asked to answer."""
    passed_to: str | None = None
    """The level above that has it, since `passed_on`."""
    passed_on: date | None = None

    @property
    def stands(self) -> str:
        """Return its state in words: with whom it is, and whether anything was sent there."""
        if self.state is not MatterState.PASSED_UP:
            return STATES[self.state]
        if self.sent_to:
            return Marked("đã gửi {}, chờ trả lời").format(self.sent_to)
        if self.passed_to and self.passed_on:
            return Marked("đã chuyển {} ngày {}, chờ trả lời").format(self.passed_to, day(self.passed_on))
        return Marked("đã ghi chuyển {}").format(self.body)

    @property
    def what(self) -> str:
        """Return "vướng mắc của NV 54"."""
        return f"{KINDS[self.kind]} của NV {self.number}" if self.number else KINDS[self.kind]

    @property
    def body(self) -> str:
        """Return whose competence it is, in words."""
        return self.competent_body or NOBODY


def notice(matter: MatterView, by: str | None = None) -> Marked:
    """Return a matter as the secretariat sees it, as it stands; `by` is who brought it there."""
    head = Marked("{sign} <b>{kind}</b> của <b>{unit}</b>").format(
        sign=SIGNS[matter.kind], kind=capitalised(KINDS[matter.kind]), unit=matter.unit
    )
    lines: list[str] = [head]
    if matter.number:
        lines.append(Marked("NV {}: {}").format(matter.number, printed(matter.title or "", 120)))
    who = Marked(" ({})").format(by) if by else ""
    lines += [
        Marked("“{}”").format(short(matter.text, LONGEST_QUOTE)),
        Marked("Thẩm quyền: <b>{}</b>").format(matter.body),
        Marked("Người nêu: {}, ngày {}").format(matter.person, day(matter.raised_on)),
        Marked("Tình trạng: {}{}").format(matter.stands, who),
    ]
    if matter.state not in {MatterState.CLOSED, MatterState.WITHDRAWN}:
        lines += ["", _how_to_answer(matter)]
    return message(*lines)


def _how_to_answer(matter: MatterView) -> str:
    if matter.state is MatterState.PASSED_UP and not matter.sent_to and not matter.passed_to:
        return NOT_SENT
    return "Muốn trả lời đơn vị, xin trả lời (reply) tin này."


def open_list(matters: Sequence[MatterView]) -> Marked:
    """Return what waits for an answer, by whose competence it is; it comes in that order."""
    if not matters:
        return Marked("Hiện không có vướng mắc, kiến nghị nào chưa trả lời.")
    lines: list[str] = [Marked("🚧 <b>Vướng mắc, kiến nghị chưa trả lời</b>: {}").format(len(matters))]
    numbered = list(enumerate(matters[:LISTED], start=1))
    for body, group in groupby(numbered, key=lambda one: one[1].body):
        lines += [
            "",
            Marked("<b>{}</b>").format(capitalised(body)),
            *(_line(place, matter) for place, matter in group),
        ]
    lines += and_others(LISTED, len(matters), "việc")
    return message(*lines, "", "Bấm số để xem và xử lý.")


def _line(place: int, matter: MatterView) -> Marked:
    of_task = Marked(" · NV {}").format(matter.number) if matter.number else ""
    return Marked("{place}. {unit}{of_task}: “{text}” — {state}, từ {raised_on}").format(
        place=place,
        unit=matter.unit,
        of_task=of_task,
        text=short(matter.text, 90),
        state=matter.stands,
        raised_on=day(matter.raised_on),
    )


def own_list(matters: Sequence[MatterView], number: str | None) -> Marked:
    """Return what the unit has raised, and how to raise something; `number` is one of its tasks."""
    how = Marked(
        "Muốn nêu vướng mắc, kiến nghị mới: xin trả lời (reply) tin này, "
        "ví dụ: “{}thiếu kinh phí, đề nghị UBND tỉnh bố trí”."
    ).format(_of_number(number))
    if not matters:
        return Marked("Đơn vị không có vướng mắc, kiến nghị nào đang chờ.\n\n{}").format(how)
    heading = Marked("🚧 <b>Vướng mắc, kiến nghị của đơn vị</b>")
    return message(heading, _own_lines(matters), "", how)


def still_there(matters: Sequence[MatterView]) -> Marked:
    """Return the question, once a period, whether what was raised is still in the way."""
    return message(
        Marked("🚧 Kỳ báo cáo này, vướng mắc, kiến nghị sau <b>còn không</b>?"),
        _own_lines(matters),
        "",
        "Xin bấm nút dưới đây.",
    )


def _own_lines(matters: Sequence[MatterView]) -> Listing:
    lines = [
        Marked("{place}. {what}: “{text}” — {state} (thẩm quyền: {body})").format(
            place=place,
            what=capitalised(matter.what),
            text=short(matter.text, 120),
            state=matter.stands,
            body=matter.body,
        )
        for place, matter in enumerate(matters[:LISTED_OWN], start=1)
    ]
    return Listing(lines, LISTED_OWN, "việc", len(matters))


def raised(matters: Sequence[MatterView], *, arrives: bool) -> Marked:
    """Return what the unit is told of what it raised by /vuongmac; whether the secretariat has it now."""
    lines = [
        Marked("• {what}: “{text}” (thẩm quyền: {body})").format(
            what=capitalised(matter.what), text=short(matter.text, 160), body=matter.body
        )
        for matter in matters[:LISTED_OWN]
    ]
    listed = Listing(lines, LISTED_OWN, "việc", len(matters))
    head = "Đã chuyển cơ quan thường trực" if arrives else f"Đã ghi nhận, sẽ chuyển {ONCE_HEARD}"
    return message(f"✅ {head}:", listed, "Trả lời sẽ được gửi về nhóm này.")


def raised_before() -> Marked:
    """Return the answer to words that raise nothing new."""
    return Marked("Nội dung này đơn vị đã nêu và đang chờ trả lời. Xem lại: /vuongmac")


def nothing_raised(number: str | None) -> Marked:
    """Return the answer to a message without words where something was to be raised."""
    return Marked(
        "Xin nêu vướng mắc bằng lời, ví dụ: /vuongmac {}thiếu kinh phí, đề nghị UBND tỉnh bố trí"
    ).format(_of_number(number))


def _of_number(number: str | None) -> Marked:
    return Marked("NV {} ").format(number) if number else Marked("")


def ask_answer(matter: MatterView) -> Marked:
    """Ask the secretariat for its answer."""
    return Marked(
        "Xin trả lời (reply) tin này bằng nội dung trả lời {} của <b>{}</b>; "
        "nội dung được gửi thẳng vào nhóm của đơn vị."
    ).format(matter.what, matter.unit)


def ask_body(matter: MatterView) -> Marked:
    """Ask the secretariat to whom it passes a matter on; a body named so far is not above the unit."""
    beside = (
        Marked("<b>{}</b> không phải cấp trên của đơn vị. ").format(matter.body)
        if matter.competent_body
        else Marked("")
    )
    return Marked(
        "{}Chuyển {} của <b>{}</b> tới cơ quan nào? "
        "Xin trả lời (reply) tin này bằng tên cơ quan, ví dụ: UBND tỉnh."
    ).format(beside, matter.what, matter.unit)


def answer_sent(matter: MatterView, states: Collection[LinkState]) -> Marked:
    """Return what the secretariat sees of its answer, by how the unit's groups can be written to."""
    if LinkState.ACTIVE in states:
        return Marked("✅ Đã gửi trả lời tới <b>{}</b>.").format(matter.unit)
    return Marked("✅ Đã ghi trả lời cho <b>{}</b>. {}").format(matter.unit, told_unit_or_not(states))


def passed_up(matter: MatterView) -> Marked:
    """Return what the secretariat sees once it has named the body."""
    return message(
        Marked("✅ Đã ghi: {what} của <b>{unit}</b> chuyển <b>{body}</b>.").format(
            what=matter.what, unit=matter.unit, body=matter.body
        ),
        NOT_SENT,
    )


def told_unit(matter: MatterView, answer: str | None = None, by: str | None = None) -> Marked:
    """Return what the unit is told when its matter is taken up, passed on, answered or closed.

    `by` is the unit that answers, where it is not the secretariat.
    """
    what = matter.what
    match matter.state:
        case MatterState.ANSWERED:
            said = short(answer or "", 3000)
            return Marked("💬 {} trả lời {}:\n“{}”").format(by or "Cơ quan thường trực", what, said)
        case MatterState.PASSED_UP if matter.sent_to:
            return Marked(
                "Cơ quan thường trực đã chuyển {} tới nhóm của <b>{}</b>; trả lời sẽ được gửi về nhóm này."
            ).format(what, matter.sent_to)
        case MatterState.PASSED_UP if matter.passed_to and matter.passed_on:
            return Marked(
                "🔼 Cơ quan thường trực đã chuyển <b>{}</b> {} ngày {}; trả lời sẽ được gửi về nhóm này."
            ).format(matter.passed_to, what, day(matter.passed_on))
        case MatterState.PASSED_UP:
            return Marked(
                "Đã ghi: {} thuộc thẩm quyền của <b>{}</b>, cơ quan thường trực sẽ chuyển. "
                "Trả lời sẽ được gửi về nhóm này."
            ).format(what, matter.body)
        case MatterState.CLOSED:
            return Marked("Cơ quan thường trực đã đóng {}. Nếu vẫn còn, xin nêu lại: /vuongmac").format(what)
        case _:
            return Marked("Cơ quan thường trực đã tiếp nhận {}.").format(what)


def stands_now(state: MatterState) -> Marked:
    """Return why a press on an old button was not taken."""
    return Marked("Việc này {}. Xin xem lại rồi bấm lần nữa.").format(STATES[state])


def noted(*, solved: bool) -> Marked:
    """Return what pops up when a unit has said whether something is still in the way."""
    return Marked("Đã ghi: đã giải quyết.") if solved else Marked("Đã ghi: vẫn còn.")


def remains(matter: MatterView) -> Marked:
    """Return what the secretariat is told when an answer did not help."""
    return Marked("↩️ <b>{}</b> báo vẫn còn sau khi được trả lời.\n\n{}").format(matter.unit, notice(matter))


def of_tasks(text: str, numbers: Sequence[str]) -> str:
    """Return words with the numbers of the tasks that they were said of together, where there are several."""
    if len(numbers) == 1:
        return text
    return f"{text} (chung cho {count(len(numbers), 'nhiệm vụ')}: {', '.join(numbers)})"
