"""What units say is done: shown to the secretariat in batches, accepted, or returned with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from chat.texts.words import count, day, names, of_plan, said, short
from plans.status import STATUS_WORDS, Status

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
    outcome: str
    """What became of it: "", "accepted", "returned", "superseded"."""


OUTCOMES = {
    "waiting": "",
    "accepted": "✅ đã xác nhận",
    "returned": "↩️ đã trả lại",
    "superseded": "đơn vị đã báo cáo khác sau đó",
}


def batch(claims: Sequence[ClaimLine], others: int) -> str:
    """Return claims to decide; `others` are not in this message."""
    waiting = sum(claim.outcome == "waiting" for claim in claims)
    head = f"🔎 <b>{count(waiting, 'báo cáo hoàn thành')} chờ xác nhận</b>" if waiting else "🔎 Đã xem xong."
    lines = [_line(place, claim) for place, claim in enumerate(claims, start=1)]
    rest = [f"Còn {count(others, 'báo cáo')} khác: /xacnhan"] if others else []
    return "\n".join([head, *lines, *rest])


def _line(place: int, claim: ClaimLine) -> str:
    words = f" “{said(claim.words, 100)}”" if claim.words else ""
    outcome = f" — <b>{OUTCOMES[claim.outcome]}</b>" if OUTCOMES[claim.outcome] else ""
    return (
        f"{place}. {short(claim.unit, 60)}, NV {escape(claim.number)}: {short(claim.title, 60)} — "
        f"{STATUS_WORDS[claim.status]} (ngày {day(claim.on)}).{words}{outcome}"
    )


def nothing_waits() -> str:
    """Return the answer to /xacnhan when there is nothing to decide."""
    return "Không có báo cáo hoàn thành nào đang chờ xác nhận. Xem tình hình chung: /tonghop"


def why_returned(unit: str, number: str, due: date) -> str:
    """Return the question for the reason of a return."""
    return (
        f"↩️ Trả lại NV {escape(number)} của <b>{escape(unit)}</b>: xin trả lời (reply) tin này bằng lý do. "
        f"Đơn vị làm lại đến ngày {day(due)}; muốn đặt ngày khác, xin ghi luôn ngày đó trong lý do."
    )


def reason_needed() -> str:
    """Return what is said to a return without words."""
    return "Xin ghi lý do trả lại bằng lời, để đơn vị biết cần bổ sung gì."


def returned(unit: str, number: str, due: date, person: str, *, is_told: bool) -> str:
    """Return that a claim was returned, to the secretariat."""
    told = (
        "Đơn vị đã được báo."
        if is_told
        else "Nhóm của đơn vị hiện không nhận được tin; xin báo bằng cách khác."
    )
    return (
        f"↩️ Đã trả lại NV {escape(number)} của <b>{escape(unit)}</b> (người trả lại: {escape(person)}), "
        f"hạn làm lại: ngày {day(due)}. {told}"
    )


def decided_before() -> str:
    """Return why a claim cannot be decided: it was, or the unit has said something else."""
    return "Báo cáo này đã được xử lý, hoặc đơn vị đã báo cáo khác sau đó. Xem việc còn chờ: /xacnhan"


def told_unit(number: str, title: str, reason: str, due: date, plan: str | None) -> str:
    """Return to a unit that what it says is done was returned, why, and by when it is owed again."""
    return (
        f"↩️ Cơ quan thường trực trả lại báo cáo hoàn thành <b>NV {escape(number)}</b>{of_plan(plan)} "
        f"({short(title, 100)}).\nLý do: “{short(reason, 1000)}”\n"
        f"Xin bổ sung và báo cáo lại, chậm nhất ngày {day(due)}."
    )


def of_unit(accepted: Sequence[str], waiting: Sequence[str]) -> list[str]:
    """Return the lines of /nhiemvu about what the unit says is done."""
    found = {"✅ Đã được xác nhận hoàn thành": accepted, "🔎 Hoàn thành, chờ xác nhận": waiting}
    return [
        f"{head}: {names([f'NV {number}' for number in numbers], LISTED, 'nhiệm vụ')}."
        for head, numbers in found.items()
        if numbers
    ]
