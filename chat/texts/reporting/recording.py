"""What the bot says of what it has just recorded: per task, its figures, what they lack, whom it replaces."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.markup import Listing, Marked, and_others, joined, message, names, printed, short
from chat.texts.words import count, of_plan, percent, quantity, status_and_percent
from plans.attainment import Count, reaches
from plans.quoting import is_sentence
from plans.status import Status

LISTED = 12
DETAILED = 2
COUNTS = 4
TARGETS = 3
# "NV 32 đang thực hiện 85%": words no longer than this say nothing that the status does not.
SAID_BY_THE_STATUS = 40
CONFIRMED, BY_WHOM = "✅ Đã ghi nhận của", "Người báo cáo:"
"""How a confirmation begins, and its line that says who reported."""


@dataclass(frozen=True, slots=True)
class ComparedCount:
    """A figure, and the same thing's figure of an earlier period."""

    count: Count
    before: Count | None = None


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a colleague had reported the same day."""

    person: str
    at: str
    standing: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded of one task."""

    number: str
    status: Status | None
    percent: float | None
    counts: Sequence[ComparedCount] = ()
    refused: Sequence[Count] = ()
    wanted: Sequence[str] = ()
    """Targets of the task that have no figure in the period."""
    obstacle: str | None = None
    proposal: str | None = None
    document: str | None = None
    given_back: str | None = None
    """The words by which the task is given back: they were passed on."""
    day_named: str | None = None
    """When it was done, or is expected to be."""
    lowest_of: str | None = None
    """The range of which the share is the lower end, as written."""
    instead_of: Replaced | None = None
    has_files: bool = False
    plan: str | None = None
    """What the plan is called, for a unit that is in several."""


def recorded(
    unit: str, person: str, items: Sequence[Recorded], words: str | None = None, added: Marked | None = None
) -> Marked:
    """Return what was recorded, task by task, by whom, and the words it was read from where they say more.

    `added` says that the report of the period had been submitted before.
    """
    head = Marked("{} <b>{}</b>:").format(CONFIRMED, unit)
    return _confirmation(head, person, items, words, [added] if added else [])


def corrected(
    unit: str, person: str, items: Sequence[Recorded], words: str, taken_back: Sequence[str]
) -> Marked:
    """Return what an edited message says now, and the tasks that it names no more."""
    head = Marked("✏️ Đã ghi lại theo tin vừa sửa của <b>{}</b>:").format(unit)
    gone = names([f"NV {number}" for number in taken_back], LISTED, "nhiệm vụ")
    withdrawn = Marked("Tin không còn nêu {}: báo cáo trước đó đã được thu hồi.").format(gone)
    return _confirmation(head, person, items, words, [withdrawn] if taken_back else [])


def edited_unclearly(numbers: Sequence[str]) -> Marked:
    """Return what becomes of a report whose message was edited into something else."""
    about = names([f"NV {number}" for number in numbers], LISTED, "nhiệm vụ")
    return Marked(
        "Tin vừa sửa không nêu rõ tình hình của {}; lời mới được giữ làm ghi chú, "
        "báo cáo đã ghi vẫn giữ nguyên. Nếu báo nhầm, xin bấm “Thu hồi”."
    ).format(about)


def _confirmation(
    head: Marked, person: str, items: Sequence[Recorded], words: str | None, more: Sequence[str]
) -> Marked:
    lines: list[str] = [head]
    for item in items[:LISTED]:
        lines += _detailed(item) if len(items) <= DETAILED else [_in_a_line(item)]
    lines += and_others(LISTED, len(items), "nhiệm vụ")
    if len(words or "") > SAID_BY_THE_STATUS:
        lines.append(Marked("Lời báo cáo: “{}”").format(short(words or "", 160)))
    return message(*lines, Marked("{} {}.").format(BY_WHOM, person), *_wanted(items), *more)


def _head(item: Recorded) -> Marked:
    standing = status_and_percent(item.status, item.percent, item.day_named) or "ghi chú"
    return Marked("• NV {number}{of_plan}: {standing}").format(
        number=item.number, of_plan=of_plan(item.plan), standing=standing
    )


def _in_a_line(item: Recorded) -> Marked:
    counts = [count(len(item.counts), "số liệu")] if item.counts else []
    named = {"vướng mắc": item.obstacle, "kiến nghị": item.proposal, "văn bản": item.document}
    has = [f"có {joined([name for name, said in named.items() if said])}"] if any(named.values()) else []
    refused = ["có số liệu chưa ghi được"] if item.refused else []
    files = ["có tệp minh chứng"] if item.has_files else []
    lowest = [f"mức thấp của khoảng “{item.lowest_of}”"] if item.lowest_of else []
    return Marked("; ").join([_head(item), *lowest, *counts, *has, *files, *refused])


def _detailed(item: Recorded) -> list[Marked]:
    return [_head(item), *(Marked("   – {}").format(line) for line in details(item))]


def details(item: Recorded) -> list[Marked]:
    """Return what was recorded beside the status, a line each."""
    lines = [counted(one) for one in item.counts[:COUNTS]]
    lines += and_others(COUNTS, len(item.counts), "số liệu")
    lines += [
        Marked("⚠️ Chưa ghi {}: {}").format(amount(one), _why_refused(one)) for one in item.refused[:COUNTS]
    ]
    named = {"Vướng mắc": item.obstacle, "Kiến nghị": item.proposal, "Văn bản": item.document}
    lines += [Marked("{}: {}").format(name, short(said, 80)) for name, said in named.items() if said]
    if item.given_back:
        lines.append(
            Marked("↪️ Đã chuyển cơ quan thường trực xem xét: “{}”").format(short(item.given_back, 80))
        )
    if item.lowest_of:
        lines.append(_lowest(item))
    if item.has_files:
        lines.append(Marked("📎 Có ảnh, tệp minh chứng"))
    if item.instead_of:
        before = item.instead_of
        lines.append(
            Marked("Thay báo cáo lúc {at} của {person} ({standing}); báo cáo đó vẫn được lưu").format(
                at=before.at, person=short(before.person, 40), standing=before.standing
            )
        )
    return lines


def _lowest(item: Recorded) -> Marked:
    """Return that of a range the lower end was recorded."""
    return Marked("Lời báo cáo nêu khoảng “{}”: ghi theo mức thấp, {}").format(
        short(item.lowest_of or "", 30), percent(item.percent or 0)
    )


def counted(one: ComparedCount) -> Marked:
    """Return "1.250/1.480 doanh nghiệp (84,5%; chỉ tiêu “80% …”: đạt; tăng 150 so với kỳ trước)"."""
    said = one.count
    parts: list[str] = [percent(said.percent)] if said.percent is not None else []
    if said.target:
        reached = {True: ": đạt", False: ": chưa đạt", None: ""}[reaches(said)]
        parts.append(Marked("chỉ tiêu “{}”{}").format(printed(said.target, 45), reached))
    if one.before is not None:
        parts.append(_change(said.done - one.before.done))
    return amount(said) + (Marked(" ({})").format(Marked("; ").join(parts)) if parts else "")


def _change(difference: float) -> str:
    if not difference:
        return "bằng kỳ trước"
    return f"{'tăng' if difference > 0 else 'giảm'} {quantity(abs(difference))} so với kỳ trước"


def besides(counts: Sequence[Count], words: str | None, same: str = "") -> Marked:
    """Return what a line of a task tells behind its status: figures, that it is the same, words."""
    listed = Marked("").join(Marked("; {}").format(amount(one)) for one in counts[:COUNTS])
    said = words or ""
    is_worth_it = len(said) > SAID_BY_THE_STATUS and is_sentence(said)
    quoted = Marked(" “{}”").format(short(said, 80)) if is_worth_it else ""
    return Marked("{}{}{}").format(listed, same, quoted)


def amount(said: Count) -> Marked:
    """Return "1.250/1.480 doanh nghiệp"."""
    total = f"/{quantity(said.total)}" if said.total is not None else ""
    what = Marked(" {}").format(short(said.what, 40)) if said.what else ""
    return Marked("{done}{total}{what}").format(done=quantity(said.done), total=total, what=what)


def _why_refused(one: Count) -> str:
    if one.done < 0 or (one.total is not None and one.total <= 0):
        return "số liệu không được âm, tổng số phải lớn hơn 0"
    return "số đạt được lớn hơn tổng số. Xin trả lời (reply) tin này bằng số đúng"


def _wanted(items: Sequence[Recorded]) -> list[str]:
    """Return the request for the figures of one task's targets, if they are missing."""
    if len(items) != 1 or not items[0].wanted:
        return []
    listed = [Marked("“{}”").format(printed(target, 60)) for target in items[0].wanted[:TARGETS]]
    rest = and_others(TARGETS, len(items[0].wanted), "chỉ tiêu")
    request = Marked(
        "Chưa có số liệu của chỉ tiêu {}. "
        "Xin trả lời (reply) tin này bằng số đạt được trên tổng số, ví dụ: “1.250/1.480 doanh nghiệp”."
    ).format(Marked("; ").join([*listed, *rest]))
    return ["", request]


def note_kept(item: Recorded) -> Marked:
    """Return the answer to words that named no status: they are kept, and the buttons are offered."""
    if item.given_back:
        kept = Marked("Đã giữ lời này làm ghi chú của <b>NV {}</b>{}.").format(
            item.number, of_plan(item.plan)
        )
        return message(kept, *(Marked("– {}").format(line) for line in details(item)))
    kept = Marked(
        "Đã giữ lời này làm ghi chú của <b>NV {}</b>{}, nhưng chưa rõ tình hình thực hiện. Xin chọn:"
    ).format(item.number, of_plan(item.plan))
    return message(kept, *(Marked("– {}").format(line) for line in details(item)))


def figures_doubtful(number: str, doubts: Sequence[ComparedCount]) -> Marked:
    """Return the question about figures that differ much from those before; they wait."""
    lines = [
        Marked("• {}").format(amount(one.count))
        + (Marked(" (trước đây: {})").format(amount(one.before)) if one.before else "")
        for one in doubts
    ]
    heading = Marked("Số liệu của <b>NV {}</b> khác nhiều so với lần trước, xin xem lại:").format(number)
    return message(heading, Listing(lines, COUNTS, "số liệu"))


def figures_taken(number: str, counts: Sequence[Count]) -> Marked:
    """Return that figures were recorded after they had been asked about."""
    rest = and_others(COUNTS, len(counts), "số liệu")
    listed = Marked("; ").join([*map(amount, counts[:COUNTS]), *rest])
    return Marked("✅ Đã ghi số liệu của <b>NV {}</b>: {}.").format(number, listed)


def figures_left_out(number: str) -> Marked:
    """Return that figures were not recorded, and how to give the right ones."""
    return Marked(
        "Đã bỏ số liệu đó của <b>NV {}</b>. "
        "Xin trả lời (reply) tin này bằng số đúng, ví dụ: “1.250/1.480 doanh nghiệp”."
    ).format(number)
