"""Who is linked and who is not, level by level; codes not used yet; the sheet of all links."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from chat.buttons.groups.overview import LEADERS_LISTED, WHOSE
from chat.markup import Listing, Marked, message, short
from chat.texts.groups.linking import unit_wanted
from chat.texts.units.directory import LEVELS
from chat.texts.words import count, day, moment
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


def overview(units: Sequence[UnitReach]) -> Marked:
    """Return how many units of each level are linked, not linked, unreachable."""
    if not units:
        return Marked("Danh sách đơn vị chưa có đơn vị nào.\n\n{}").format(unit_wanted())
    total = Counter(one.reach for one in units)
    linked = Marked("<b>Liên kết nhóm</b>: {}/{}").format(total[Reach.LINKED], count(len(units), "đơn vị"))
    lines = [linked]
    for level, label in LEVELS.items():
        numbers = Counter(one.reach for one in units if one.level is level)
        if numbers:
            lines.append(Marked("• {}: {}").format(label, _numbers(numbers)))
    for_leaders = Marked(
        "Mã cho lãnh đạo: <code>/lienket lãnh đạo Sở Tài chính</code> (xem việc của đơn vị), "
        "<code>/lienket lãnh đạo tỉnh</code> (xem mọi đơn vị)"
    )
    return message(*lines, "", unit_wanted(), for_leaders)


def _numbers(numbers: Mapping[Reach, int]) -> str:
    return " · ".join(f"{numbers[reach]} {words}" for reach, words in NUMBERED.items() if numbers[reach])


def unit_list(reach: Reach, units: Sequence[UnitReach], page: int, a_page: int) -> Marked:
    """Return one page of the units that can be written to in this way."""
    lines = [Marked("<b>{}</b>: {}").format(HEADINGS[reach], len(units))]
    first = page * a_page
    lines += [
        Marked("{}. {}").format(number, short(one.name, LONGEST))
        for number, one in enumerate(units[first : first + a_page], start=first + 1)
    ]
    return message(*lines)


def code_list(number: int, codes: Sequence[tuple[UnusedCodes, datetime]]) -> Marked:
    """Return a page of the codes that nobody has used yet, each with the local end of its validity."""
    if not number:
        return Marked("Không có mã nào đang chờ dùng.")
    lines = [Marked("<b>Mã chưa dùng</b>: {}").format(number)]
    for one, until in codes:
        several = Marked(" ({} mã)").format(one.number) if one.number > 1 else ""
        lines.append(
            Marked("• {whose}{several}: hiệu lực đến {until}").format(
                whose=whose(one.role, one.unit_name), several=several, until=moment(until)
            )
        )
    return message(*lines, "Mã lộ ra ngoài hoặc gửi nhầm thì bấm “Thu hồi mã”, rồi cấp mã mới.")


def whose(role: LinkRole, unit: str | None) -> Marked:
    """Return whose a code or a chat is."""
    return Marked(WHOSE[role]).format(short(unit or "", LONGEST))  # noqa: S704 -- one of our own texts


def leader_list(leaders: Sequence[tuple[LinkRole, str | None, str]]) -> Marked:
    """Return the leaders who are linked by role, unit and the title of their chat."""
    if not leaders:
        return Marked("Chưa có lãnh đạo nào liên kết. Cấp mã: <code>/lienket lãnh đạo tỉnh</code>")
    lines = [
        Marked("• {}: {}").format(short(title, LONGEST), whose(role, unit)) for role, unit, title in leaders
    ]
    heading = Marked("<b>Lãnh đạo đã liên kết</b>: {}").format(len(leaders))
    return message(heading, Listing(lines, LEADERS_LISTED, "người"))


def revoked(codes: int) -> Marked:
    """Return what pops up after codes were revoked."""
    if not codes:
        return Marked("Mã này không còn hiệu lực từ trước.")
    return Marked("Đã thu hồi {} mã.").format(codes)


def sure_to_revoke(codes: int) -> Marked:
    """Return what pops up before all codes are revoked."""
    return Marked(
        "Sẽ thu hồi {} mã đã gửi đi, các đơn vị phải nhận mã mới. Bấm lần nữa nếu chắc chắn."
    ).format(codes)


def sheet_caption(units: int, until: date) -> Marked:
    """Return the words that come with the table of links."""
    return Marked(
        "Bảng liên kết của {} chưa có nhóm: mỗi đơn vị một liên kết, dùng một lần, "
        "hiệu lực 30 ngày (đến hết ngày {})."
    ).format(count(units, "đơn vị"), day(until))


def page_caption() -> Marked:
    """Return the words that come with the page to print."""
    return Marked(
        "Bản để in, mỗi đơn vị một ô có mã QR: mở bằng trình duyệt rồi in, cắt và giao từng đơn vị."
    )


def file_name(on: date, suffix: str) -> str:
    """Return the name of a file with the links of all units."""
    return f"lien-ket-don-vi-{on:%Y-%m-%d}.{suffix}"


def valid_until(until: date) -> str:
    """Return until when the codes of a sheet are valid."""
    return f"hết ngày {day(until)}"


def everybody_linked() -> Marked:
    """Return what is said when no unit is left without a group."""
    return Marked("Mọi đơn vị trong danh sách đều đã có nhóm, không còn liên kết nào phải gửi.")


def level(value: UnitLevel) -> str:
    """Return the name of a level."""
    return LEVELS.get(value, LEVELS[UnitLevel.UNSPECIFIED])


def ended(unit: str, title: str, person: str) -> Marked:
    """Return the secretariat's notice that a chat is the unit's no longer."""
    return Marked("Đã thôi liên kết “{title}” với <b>{unit}</b> ({person}).").format(
        title=title, unit=unit, person=person
    )


def no_longer_yours(unit: str) -> Marked:
    """Return what a chat is told when it is the unit's no longer."""
    return Marked("Ở đây không còn liên kết với <b>{}</b>.").format(unit)
