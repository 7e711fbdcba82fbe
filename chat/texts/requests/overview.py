"""What became of requests: how many answered, who has not, what they said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chat.markup import Listing, Marked, message, names, short
from chat.texts.requests.composing import EXAMPLE, CountedRequest, until
from chat.texts.words import count, day

LISTED = 15
LISTED_REQUESTS = 8


def listed(requests: Sequence[CountedRequest]) -> Marked:
    """Return the open requests with how many units have answered."""
    if not requests:
        return Marked(
            "Không có yêu cầu báo cáo nào đang mở. Yêu cầu mới: bấm nút, hoặc ghi trong một tin:\n{}"
        ).format(EXAMPLE)
    heading = Marked("📣 <b>{} đang mở</b>").format(count(len(requests), "yêu cầu"))
    lines = [Marked("• {}").format(_counted(one)) for one in requests]
    how = Marked("Yêu cầu mới: {}").format(EXAMPLE)
    return message(heading, Listing(lines, LISTED_REQUESTS, "yêu cầu"), "", how)


def _counted(value: CountedRequest) -> Marked:
    request = value.request
    return Marked("Số {number}: {what} — {until}, <b>đã trả lời {answered}/{asked}</b>").format(
        number=request.number,
        what=short(request.what, 90),
        until=until(request),
        answered=value.answered,
        asked=value.asked,
    )


def silent(value: CountedRequest, units: Sequence[tuple[str, bool]]) -> Marked:
    """Return who has not answered, those without a group apart."""
    if not units:
        count_of_all = f"{value.answered}/{value.asked} đơn vị đã trả lời"
        return Marked("✅ Yêu cầu số {}: {}, không còn ai.").format(value.request.number, count_of_all)
    reached = [name for name, linked in units if linked]
    unreached = [name for name, linked in units if not linked]
    lines = [
        Marked("Yêu cầu số {}: {} chưa trả lời").format(value.request.number, count(len(units), "đơn vị"))
    ]
    if reached:
        lines.append(Marked("• {}").format(names(reached, LISTED * 4, "đơn vị")))
    if unreached:
        lines.append(
            Marked("• Chưa có nhóm hoặc không gửi được tin: {}").format(names(unreached, LISTED, "đơn vị"))
        )
    return message(*lines)


def reminded(number: int, groups: int) -> Marked:
    """Return how many groups are reminded."""
    if groups:
        return Marked("Đang nhắc lại {} chưa trả lời yêu cầu số {}.").format(count(groups, "nhóm"), number)
    return Marked(
        "Không có nhóm nào để nhắc: các đơn vị còn lại chưa có nhóm, hoặc vừa được nhắc trong giờ này."
    )


def closed(value: CountedRequest, person: str) -> Marked:
    """Return that a request is closed, with what came of it."""
    return Marked(
        "🔒 Đã đóng yêu cầu số {number}: {what}\n"
        "Đã trả lời {answered}/{asked}. Người đóng: {person}. "
        "Trả lời đến sau vẫn được giữ và ghi là chậm."
    ).format(
        number=value.request.number,
        what=short(value.request.what, 120),
        answered=value.answered,
        asked=value.asked,
        person=person,
    )


def came_due(value: CountedRequest, units: Sequence[tuple[str, bool]]) -> Marked:
    """Return what the secretariat is told when the hour of a request has come."""
    return message(Marked("⏰ {}").format(_counted(value)), silent(value, units))


def all_answered(value: CountedRequest) -> Marked:
    """Return what the secretariat is told when the last unit has answered."""
    return Marked("✅ Yêu cầu số {number} đã đủ trả lời: {answered}/{asked} đơn vị.").format(
        number=value.request.number, answered=value.answered, asked=value.asked
    )


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What one unit answered."""

    unit: str
    words: str | None
    file: str | None
    said_at: datetime
    is_late: bool
    is_photo: bool = False


def answers(value: CountedRequest, lines: Sequence[AnswerLine]) -> Marked:
    """Return what was answered, as far as it fits into a message."""
    heading = Marked("<b>Yêu cầu số {number}</b>: đã trả lời {answered}/{asked}").format(
        number=value.request.number, answered=value.answered, asked=value.asked
    )
    if not lines:
        return Marked("{}. Chưa có trả lời nào.").format(heading)
    shown = [Marked("• {}").format(_answer(line)) for line in lines[:LISTED]]
    return message(heading, Listing(shown, LISTED, "trả lời", len(lines)))


def _answer(line: AnswerLine) -> Marked:
    late = ", sau hạn" if line.is_late else ""
    when = f"{line.said_at:%H:%M} ngày {day(line.said_at.date())}{late}"
    said: list[str] = [Marked("“{}”").format(short(line.words, 120))] if line.words else []
    if line.file is not None:
        said.append(Marked("tệp {}").format(short(line.file, 60)))
    elif line.is_photo:
        said.append("ảnh")
    return Marked("<b>{}</b> ({}): {}").format(line.unit, when, Marked(", ").join(said))


def file_of(unit: str) -> Marked:
    """Return the words below a file that a unit answered with."""
    return Marked("Tệp của {}").format(unit)
