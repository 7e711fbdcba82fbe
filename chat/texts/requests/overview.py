"""What became of requests: how many answered, who has not, what they said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from chat.texts.requests.composing import EXAMPLE, CountedRequest, until
from chat.texts.words import count, day, names, short

LISTED = 15
LISTED_REQUESTS = 8


def listed(requests: Sequence[CountedRequest]) -> str:
    """Return the open requests with how many units have answered."""
    if not requests:
        return (
            f"Không có yêu cầu báo cáo nào đang mở. Yêu cầu mới: bấm nút, hoặc ghi trong một tin:\n{EXAMPLE}"
        )
    lines = [f"📣 <b>{count(len(requests), 'yêu cầu')} đang mở</b>"]
    lines += [f"• {_counted(one)}" for one in requests[:LISTED_REQUESTS]]
    if len(requests) > LISTED_REQUESTS:
        lines.append(f"… và {count(len(requests) - LISTED_REQUESTS, 'yêu cầu')} khác")
    return "\n".join([*lines, "", f"Yêu cầu mới: {EXAMPLE}"])


def _counted(value: CountedRequest) -> str:
    request = value.request
    return (
        f"Số {request.number}: {short(request.what, 90)} — {until(request)}, "
        f"<b>đã trả lời {value.answered}/{value.asked}</b>"
    )


def silent(value: CountedRequest, units: Sequence[tuple[str, bool]]) -> str:
    """Return who has not answered, those without a group apart."""
    if not units:
        count_of_all = f"{value.answered}/{value.asked} đơn vị đã trả lời"
        return f"✅ Yêu cầu số {value.request.number}: {count_of_all}, không còn ai."
    reached = [name for name, linked in units if linked]
    unreached = [name for name, linked in units if not linked]
    lines = [f"Yêu cầu số {value.request.number}: {count(len(units), 'đơn vị')} chưa trả lời"]
    if reached:
        lines.append(f"• {names(reached, LISTED * 4, 'đơn vị')}")
    if unreached:
        lines.append(f"• Chưa có nhóm hoặc không gửi được tin: {names(unreached, LISTED, 'đơn vị')}")
    return "\n".join(lines)


def reminded(number: int, groups: int) -> str:
    """Return how many groups are reminded."""
    return (
        f"Đang nhắc lại {count(groups, 'nhóm')} chưa trả lời yêu cầu số {number}."
        if groups
        else ("Không có nhóm nào để nhắc: các đơn vị còn lại chưa có nhóm, hoặc vừa được nhắc trong giờ này.")
    )


def closed(value: CountedRequest, person: str) -> str:
    """Return that a request is closed, with what came of it."""
    return (
        f"🔒 Đã đóng yêu cầu số {value.request.number}: {short(value.request.what, 120)}\n"
        f"Đã trả lời {value.answered}/{value.asked}. Người đóng: {escape(person)}. "
        "Trả lời đến sau vẫn được giữ và ghi là chậm."
    )


def came_due(value: CountedRequest, units: Sequence[tuple[str, bool]]) -> str:
    """Return what the secretariat is told when the hour of a request has come."""
    return f"⏰ {_counted(value)}\n{silent(value, units)}"


def all_answered(value: CountedRequest) -> str:
    """Return what the secretariat is told when the last unit has answered."""
    return f"✅ Yêu cầu số {value.request.number} đã đủ trả lời: {value.answered}/{value.asked} đơn vị."


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What one unit answered."""

    unit: str
    words: str | None
    file: str | None
    said_at: datetime
    is_late: bool
    is_photo: bool = False


def answers(value: CountedRequest, lines: Sequence[AnswerLine]) -> str:
    """Return what was answered, as far as it fits into a message."""
    heading = f"<b>Yêu cầu số {value.request.number}</b>: đã trả lời {value.answered}/{value.asked}"
    if not lines:
        return f"{heading}. Chưa có trả lời nào."
    shown = [f"• {_answer(line)}" for line in lines[:LISTED]]
    if len(lines) > LISTED:
        shown.append(f"… và {count(len(lines) - LISTED, 'trả lời')} khác")
    return "\n".join([heading, *shown])


def _answer(line: AnswerLine) -> str:
    late = ", sau hạn" if line.is_late else ""
    when = f"{line.said_at:%H:%M} ngày {day(line.said_at.date())}{late}"
    said = [f"“{short(line.words, 120)}”"] if line.words else []
    if line.file is not None:
        said.append(f"tệp {short(line.file, 60)}")
    elif line.is_photo:
        said.append("ảnh")
    return f"<b>{escape(line.unit)}</b> ({when}): {', '.join(said)}"


def file_of(unit: str) -> str:
    """Return the words below a file that a unit answered with."""
    return f"Tệp của {escape(unit)}"
