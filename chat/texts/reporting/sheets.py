"""The sheet on which a unit reports: sent, read back, its changes shown, taken or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chat.markup import Listing, Marked, message, names, short
from chat.texts.words import count, day, status_and_percent
from plans.privacy import masked
from plans.status import Status

LISTED = 12
LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a row of the sheet changes."""

    number: str
    unit: str | None
    """Named where the sheet holds several units."""
    status: Status | None
    percent: float | None
    before_status: Status | None
    before_percent: float | None
    adds: Sequence[str]
    """What else was filled in: "số liệu", "nội dung"."""
    is_newer: bool
    """Whether something was reported in the group after the sheet was made."""


def deadline(as_written: str | None, moved_to: date | None) -> str:
    """Return a deadline as a cell of the sheet has it, with the day to which it has moved for the unit."""
    if moved_to is None:
        return as_written or ""
    return f"{as_written}; nay là ngày {day(moved_to)}" if as_written else f"Ngày {day(moved_to)}"


def file_name(unit: str) -> str:
    """Return the name of a unit's sheet."""
    return f"Bieu bao cao - {masked(unit)[:60]}.xlsx"


def caption(tasks: int, others: int) -> Marked:
    """Return what is said with a sheet."""
    below = f", trong đó {count(others, 'dòng')} của các đơn vị trực thuộc" if others else ""
    return Marked(
        "Biểu báo cáo: {}{}, điền sẵn theo báo cáo gần nhất. "
        "Xin sửa những dòng có thay đổi rồi gửi tệp lại vào nhóm này (trả lời tin này)."
    ).format(count(tasks, "dòng"), below)


def no_open_tasks() -> Marked:
    """Return the answer to /mau of a unit that owes nothing."""
    return Marked("Đơn vị hiện không còn nhiệm vụ nào phải báo cáo. Báo cáo kỳ: /baocao")


def differences(changes: Sequence[RowChange], wrong: int, rows: int) -> Marked:
    """Return what a sheet changes, and the question whether to take it."""
    lines = [Marked("• {}").format(_change(change)) for change in changes[:LISTED]]
    doubtful = f"⚠️ {count(wrong, 'dòng')} có ô chưa đúng, được đánh dấu trong tệp gửi kèm."
    return message(
        f"📄 Biểu có {count(rows, 'dòng')}, {count(len(changes), 'dòng')} có thay đổi ghi được:",
        Listing(lines, LISTED, "dòng", len(changes)),
        *([doubtful] if wrong else []),
        "",
        "Xin xem lại rồi bấm “Ghi báo cáo”.",
    )


def _change(change: RowChange) -> Marked:
    unit = Marked("{}, ").format(short(change.unit, 50)) if change.unit else ""
    before = status_and_percent(change.before_status, change.before_percent) or "chưa có báo cáo"
    now = status_and_percent(change.status, change.percent) or before
    standing = Marked("{} → <b>{}</b>").format(before, now) if now != before else now
    adds = f"; thêm {', '.join(change.adds)}" if change.adds else ""
    newer = " (⚠️ trong nhóm đã có báo cáo mới hơn biểu này)" if change.is_newer else ""
    return Marked("{unit}NV {number}: {standing}{adds}{newer}").format(
        unit=unit, number=change.number, standing=standing, adds=adds, newer=newer
    )


def nothing_changed(rows: int) -> Marked:
    """Return the answer to a sheet that came back as it was sent."""
    return Marked(
        "Biểu có {} nhưng không dòng nào thay đổi. "
        "Nếu mọi việc vẫn như cũ, xin bấm “Không thay đổi” trong /nhiemvu."
    ).format(count(rows, "dòng"))


def all_wrong(wrong: int) -> Marked:
    """Return the answer to a sheet of which nothing can be taken."""
    return Marked(
        "⚠️ {} có thay đổi nhưng ô chưa đúng nên chưa ghi được. "
        "Xin sửa các ô được đánh dấu trong tệp gửi kèm rồi gửi lại tệp đó."
    ).format(count(wrong, "dòng"))


def marked_caption(wrong: int) -> Marked:
    """Return what is said with the rows that could not be taken."""
    return Marked("{} cần sửa: lý do nằm trong ghi chú của ô tô vàng. Xin sửa và gửi lại tệp này.").format(
        count(wrong, "dòng")
    )


def another_units() -> Marked:
    """Return the answer to the sheet of another unit."""
    return Marked("Biểu này là của đơn vị khác nên không ghi được. Xin lấy biểu của đơn vị mình: /mau")


def unreadable(reason: str) -> Marked:
    """Return the answer to a sheet that is damaged."""
    return Marked("{} Biểu mới: /mau").format(short(reason, LONGEST_REASON))


def almost(reason: str) -> Marked:
    """Return the answer to a file that looks like the sheet but cannot be read as one."""
    return Marked(
        "⚠️ Tệp này trông như biểu báo cáo nhưng {} nên chưa ghi được. Xin lấy biểu mới: /mau"
    ).format(short(reason, LONGEST_REASON))


def row_of_another_unit() -> str:
    """Return why a row cannot be taken: its task is not the unit's."""
    return "Nhiệm vụ này không do đơn vị chủ trì, hoặc kế hoạch không còn giao."


def still_waiting(rows: int, sent: datetime) -> Marked:
    """Return why a report is not submitted yet: a sheet that was sent has been neither taken nor dropped."""
    return Marked(
        "⚠️ Chưa nộp: còn biểu Excel gửi lúc {} ngày {} chưa ghi ({}). Xin bấm ghi hoặc bỏ biểu này, "
        "rồi bấm “Nộp báo cáo” lần nữa."
    ).format(f"{sent:%H:%M}", day(sent.date()), count(rows, "dòng"))


def taken(rows: int, unit: str, person: str, left_out: int) -> Marked:
    """Return that a sheet was recorded."""
    rest = f" {count(left_out, 'dòng')} không còn ghi được (kế hoạch đã thay đổi)." if left_out else ""
    return Marked(
        "✅ Đã ghi {rows} từ biểu của <b>{unit}</b>. Người báo cáo: {person}.{rest} Xem lại: /nhiemvu"
    ).format(rows=count(rows, "dòng"), unit=unit, person=person, rest=rest)


def dropped(person: str) -> Marked:
    """Return that a sheet was not taken."""
    return Marked("Đã bỏ biểu vừa gửi, không ghi gì (người bỏ: {}).").format(person)


def decided_before() -> Marked:
    """Return the answer to a second press."""
    return Marked("Biểu này đã được xử lý trước đó.")


def reported_by_parent(parent: str, numbers: Sequence[str]) -> Marked:
    """Return to a unit that the one above it has reported in its place."""
    about = names([f"NV {number}" for number in numbers], LISTED, "nhiệm vụ")
    return Marked("📄 <b>{}</b> đã báo cáo thay đơn vị bằng biểu: {}. Xem lại: /nhiemvu").format(
        parent, about
    )
