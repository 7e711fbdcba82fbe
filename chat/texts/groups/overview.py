"""Who is linked and who is not, level by level; codes not used yet; the sheet of all links."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape

from chat.texts.groups.linking import unit_wanted
from chat.texts.units.directory import LEVELS
from chat.texts.words import count, day, moment, short
from plans.units import UnitLevel
from storage.groups.overview import Reach, UnitReach, UnusedCodes
from storage.models import LinkRole

LONGEST = 60

HEADINGS = {
    Reach.LINKED: "Đơn vị đã liên kết",
    Reach.UNLINKED: "Đơn vị chưa liên kết",
    Reach.UNREACHABLE: "⚠️ Đơn vị không gửi được tin",
}
NUMBERED = {
    Reach.LINKED: "đã liên kết",
    Reach.UNLINKED: "chưa liên kết",
    Reach.UNREACHABLE: "không gửi được tin",
}


def overview(units: Sequence[UnitReach]) -> str:
    """Return how many units of each level are linked, not linked, unreachable."""
    if not units:
        return f"Danh sách đơn vị chưa có đơn vị nào.\n\n{unit_wanted()}"
    total = Counter(one.reach for one in units)
    lines = [f"<b>Liên kết nhóm</b>: {total[Reach.LINKED]}/{count(len(units), 'đơn vị')}"]
    for level, label in LEVELS.items():
        numbers = Counter(one.reach for one in units if one.level is level)
        if numbers:
            lines.append(f"• {label}: {_numbers(numbers)}")
    return "\n".join(
        [*lines, "", unit_wanted(), "Mã cho lãnh đạo: <code>/lienket lãnh đạo Sở Tài chính</code>"]
    )


def _numbers(numbers: Mapping[Reach, int]) -> str:
    return " · ".join(f"{numbers[reach]} {words}" for reach, words in NUMBERED.items() if numbers[reach])


def unit_list(reach: Reach, units: Sequence[UnitReach], page: int, a_page: int) -> str:
    """Return one page of the units that can be written to in this way."""
    lines = [f"<b>{HEADINGS[reach]}</b>: {len(units)}"]
    first = page * a_page
    lines += [
        f"{number}. {short(one.name, LONGEST)}"
        for number, one in enumerate(units[first : first + a_page], start=first + 1)
    ]
    return "\n".join(lines)


def code_list(number: int, codes: Sequence[tuple[UnusedCodes, datetime]]) -> str:
    """Return a page of the codes that nobody has used yet, each with the local end of its validity."""
    if not number:
        return "Không có mã nào đang chờ dùng."
    lines = [f"<b>Mã chưa dùng</b>: {number}"]
    for one, until in codes:
        several = f" ({one.number} mã)" if one.number > 1 else ""
        lines.append(f"• {_whose(one)}{several}: hiệu lực đến {moment(until)}")
    return "\n".join([*lines, "Mã lộ ra ngoài hoặc gửi nhầm thì bấm “Thu hồi mã”, rồi cấp mã mới."])


def _whose(codes: UnusedCodes) -> str:
    if codes.unit_name is None:
        return "nhóm cơ quan thường trực"
    leader = "lãnh đạo " if codes.role is LinkRole.LEADER else ""
    return leader + short(codes.unit_name, LONGEST)


def revoked(codes: int) -> str:
    """Return what pops up after codes were revoked."""
    return f"Đã thu hồi {codes} mã." if codes else "Mã này không còn hiệu lực từ trước."


def sure_to_revoke(codes: int) -> str:
    """Return what pops up before all codes are revoked."""
    return f"Sẽ thu hồi {codes} mã đã gửi đi, các đơn vị phải nhận mã mới. Bấm lần nữa nếu chắc chắn."


def sheet_caption(units: int, until: date) -> str:
    """Return the words that come with the table of links."""
    return (
        f"Bảng liên kết của {count(units, 'đơn vị')} chưa có nhóm: mỗi đơn vị một liên kết, dùng một lần, "
        f"hiệu lực 30 ngày (đến hết ngày {day(until)})."
    )


def page_caption() -> str:
    """Return the words that come with the page to print."""
    return "Bản để in, mỗi đơn vị một ô có mã QR: mở bằng trình duyệt rồi in, cắt và giao từng đơn vị."


def file_name(on: date, suffix: str) -> str:
    """Return the name of a file with the links of all units."""
    return f"lien-ket-don-vi-{on:%Y-%m-%d}.{suffix}"


def valid_until(until: date) -> str:
    """Return until when the codes of a sheet are valid."""
    return f"hết ngày {day(until)}"


def everybody_linked() -> str:
    """Return what is said when no unit is left without a group."""
    return "Mọi đơn vị trong danh sách đều đã có nhóm, không còn liên kết nào phải gửi."


def level(value: UnitLevel) -> str:
    """Return the name of a level."""
    return LEVELS.get(value, LEVELS[UnitLevel.UNSPECIFIED])


def ended(unit: str, title: str, person: str) -> str:
    """Return the secretariat's notice that a chat is the unit's no longer."""
    return f"Đã thôi liên kết nhóm “{escape(title)}” với <b>{escape(unit)}</b> ({escape(person)})."


def no_longer_yours(unit: str) -> str:
    """Return what a chat is told when it is the unit's no longer."""
    return f"Nhóm này không còn liên kết với <b>{escape(unit)}</b>."
