"""What units say is done: shown to the secretariat in batches, accepted, or returned with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chat.markup import Marked, message, names, printed, short
from chat.texts.words import count, day, of_plan, status_and_percent
from plans.status import Status
from plans.verdict import Verdict

LISTED = 20


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim as it is listed."""

    number: str
    title: str
    unit: str
    status: Status
    on: date
    words: str | None
    day_named: str | None
    """When it was done, by the unit's own words."""
    outcome: Verdict
    """What became of it."""
    evidence: Marked = Marked("")
    """In short what came with it."""


@dataclass(frozen=True, slots=True)
class Redo:
    """By when what is returned is to be redone, and since which date it is late all the same."""

    by: date
    late_since: date | None


OUTCOMES = {
    Verdict.WAITING: "",
    Verdict.ACCEPTED: "✅ đã xác nhận",
    Verdict.RETURNED: "↩️ đã trả lại",
    Verdict.SUPERSEDED: "đơn vị đã báo cáo khác sau đó",
}


def batch(claims: Sequence[ClaimLine], others: int) -> Marked:
    """Return claims to decide; `others` are not in this message."""
    waiting = sum(claim.outcome is Verdict.WAITING for claim in claims)
    head = (
        Marked("🔎 <b>{} chờ xác nhận</b>").format(count(waiting, "báo cáo hoàn thành"))
        if waiting
        else "🔎 Đã xem xong."
    )
    lines = [_line(place, claim) for place, claim in enumerate(claims, start=1)]
    rest = [Marked("Còn {} khác: /xacnhan").format(count(others, "báo cáo"))] if others else []
    return message(head, *lines, *rest)


def _line(place: int, claim: ClaimLine) -> Marked:
    words = Marked(" “{}”").format(short(claim.words, 100)) if claim.words else ""
    outcome = Marked(" — <b>{}</b>").format(OUTCOMES[claim.outcome]) if OUTCOMES[claim.outcome] else ""
    return Marked(
        "{place}. {unit}, NV {number}: {title} — {status} (ngày {on}).{words}{evidence}{outcome}"
    ).format(
        place=place,
        unit=short(claim.unit, 60),
        number=claim.number,
        title=printed(claim.title, 60),
        status=status_and_percent(claim.status, None, claim.day_named),
        on=day(claim.on),
        words=words,
        evidence=Marked(" {}").format(claim.evidence) if claim.evidence else "",
        outcome=outcome,
    )


def nothing_waits() -> Marked:
    """Return the answer to /xacnhan when there is nothing to decide."""
    return Marked("Không có báo cáo hoàn thành nào đang chờ xác nhận. Xem tình hình chung: /tonghop")


def why_returned(unit: str, number: str, redo: Redo) -> Marked:
    """Return the question for the reason of a return."""
    return Marked(
        "↩️ Trả lại NV {number} của <b>{unit}</b>: xin trả lời (reply) tin này bằng lý do. "
        "Đơn vị làm lại đến ngày {due}; muốn đặt ngày khác, xin ghi luôn ngày đó trong lý do.{late}"
    ).format(number=number, unit=unit, due=day(redo.by), late=_still_late(redo))


def reason_needed() -> Marked:
    """Return what is said to a return without words."""
    return Marked("Xin ghi lý do trả lại bằng lời, để đơn vị biết cần bổ sung gì.")


def returned(unit: str, number: str, redo: Redo, person: str, *, is_told: bool) -> Marked:
    """Return that a claim was returned, to the secretariat."""
    told = (
        "Đơn vị đã được báo."
        if is_told
        else "Nhóm của đơn vị hiện không nhận được tin; xin báo bằng cách khác."
    )
    return Marked(
        "↩️ Đã trả lại NV {number} của <b>{unit}</b> (người trả lại: {person}), "
        "hạn làm lại: ngày {due}.{late} {told}"
    ).format(number=number, unit=unit, person=person, due=day(redo.by), late=_still_late(redo), told=told)


def decided_before() -> Marked:
    """Return why a claim cannot be decided: it was, or the unit has said something else."""
    return Marked("Báo cáo này đã được xử lý, hoặc đơn vị đã báo cáo khác sau đó. Xem việc còn chờ: /xacnhan")


def told_unit(number: str, title: str, reason: str, redo: Redo, plan: str | None) -> Marked:
    """Return to a unit that what it says is done was returned, why, and by when it is owed again."""
    return Marked(
        "↩️ Cơ quan thường trực trả lại báo cáo hoàn thành <b>NV {number}</b>{of_plan} "
        "({title}).\nLý do: “{reason}”\n"
        "Xin bổ sung và báo cáo lại, chậm nhất ngày {due}.{late}"
    ).format(
        number=number,
        of_plan=of_plan(plan),
        title=printed(title, 100),
        reason=short(reason, 1000),
        due=day(redo.by),
        late=_still_late(redo),
    )


def _still_late(redo: Redo) -> str:
    """Return that a day to redo something is no new date for what was late already."""
    return f" Nhiệm vụ vẫn tính quá hạn từ ngày {day(redo.late_since)}." if redo.late_since else ""


def of_unit(accepted: Sequence[str], waiting: Sequence[str]) -> list[Marked]:
    """Return the lines of /nhiemvu about what the unit says is done."""
    found = {"✅ Đã được xác nhận hoàn thành": accepted, "🔎 Hoàn thành, chờ xác nhận": waiting}
    return [
        Marked("{}: {}.").format(head, names([f"NV {number}" for number in numbers], LISTED, "nhiệm vụ"))
        for head, numbers in found.items()
        if numbers
    ]
