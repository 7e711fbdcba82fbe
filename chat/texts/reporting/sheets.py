"""The sheet on which a unit reports: sent, read back, its changes shown, taken or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from chat.texts.words import and_others, count, short, status_and_percent
from plans.status import Status

LISTED = 12


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


def file_name(unit: str) -> str:
    """Return the name of a unit's sheet."""
    return f"Bieu bao cao - {unit[:60]}.xlsx"


def caption(tasks: int, others: int) -> str:
    """Return what is said with a sheet."""
    below = f", trong đó {count(others, 'dòng')} của các đơn vị trực thuộc" if others else ""
    return (
        f"Biểu báo cáo: {count(tasks, 'dòng')}{below}, điền sẵn theo báo cáo gần nhất. "
        "Xin sửa những dòng có thay đổi rồi gửi tệp lại vào nhóm này (trả lời tin này)."
    )


def no_open_tasks() -> str:
    """Return the answer to /mau of a unit that owes nothing."""
    return "Đơn vị hiện không còn nhiệm vụ nào phải báo cáo. Báo cáo kỳ: /baocao"


def differences(changes: Sequence[RowChange], wrong: int, rows: int) -> str:
    """Return what a sheet changes, and the question whether to take it."""
    lines = [f"📄 Biểu có {count(rows, 'dòng')}, {count(len(changes), 'dòng')} có thay đổi ghi được:"]
    lines += [f"• {_change(change)}" for change in changes[:LISTED]]
    lines += and_others(LISTED, len(changes), "dòng")
    if wrong:
        lines.append(f"⚠️ {count(wrong, 'dòng')} có ô chưa đúng, được đánh dấu trong tệp gửi kèm.")
    return "\n".join([*lines, "", "Xin xem lại rồi bấm “Ghi báo cáo”."])


def _change(change: RowChange) -> str:
    unit = f"{short(change.unit, 50)}, " if change.unit else ""
    before = status_and_percent(change.before_status, change.before_percent) or "chưa có báo cáo"
    now = status_and_percent(change.status, change.percent) or before
    standing = f"{before} → <b>{now}</b>" if now != before else now
    adds = f"; thêm {', '.join(change.adds)}" if change.adds else ""
    newer = " (⚠️ trong nhóm đã có báo cáo mới hơn biểu này)" if change.is_newer else ""
    return f"{unit}NV {escape(change.number)}: {standing}{adds}{newer}"


def nothing_changed(rows: int) -> str:
    """Return the answer to a sheet that came back as it was sent."""
    return (
        f"Biểu có {count(rows, 'dòng')} nhưng không dòng nào thay đổi. "
        "Nếu mọi việc vẫn như cũ, xin bấm “Không thay đổi” trong /nhiemvu."
    )


def all_wrong(wrong: int) -> str:
    """Return the answer to a sheet of which nothing can be taken."""
    return (
        f"⚠️ {count(wrong, 'dòng')} có thay đổi nhưng ô chưa đúng nên chưa ghi được. "
        "Xin sửa các ô được đánh dấu trong tệp gửi kèm rồi gửi lại tệp đó."
    )


def marked_caption(wrong: int) -> str:
    """Return what is said with the rows that could not be taken."""
    return (
        f"{count(wrong, 'dòng')} cần sửa: lý do nằm trong ghi chú của ô tô vàng. Xin sửa và gửi lại tệp này."
    )


def another_units() -> str:
    """Return the answer to the sheet of another unit."""
    return "Biểu này là của đơn vị khác nên không ghi được. Xin lấy biểu của đơn vị mình: /mau"


def unreadable(reason: str) -> str:
    """Return the answer to a sheet that is damaged."""
    return f"{escape(reason)} Biểu mới: /mau"


def almost(reason: str) -> str:
    """Return the answer to a file that looks like the sheet but cannot be read as one."""
    return (
        f"⚠️ Tệp này trông như biểu báo cáo nhưng {escape(reason)} nên chưa ghi được. Xin lấy biểu mới: /mau"
    )


def row_of_another_unit() -> str:
    """Return why a row cannot be taken: its task is not the unit's."""
    return "Nhiệm vụ này không do đơn vị chủ trì, hoặc kế hoạch không còn giao."


def taken(rows: int, unit: str, person: str, left_out: int) -> str:
    """Return that a sheet was recorded."""
    rest = f" {count(left_out, 'dòng')} không còn ghi được (kế hoạch đã thay đổi)." if left_out else ""
    return (
        f"✅ Đã ghi {count(rows, 'dòng')} từ biểu của <b>{escape(unit)}</b>. "
        f"Người báo cáo: {escape(person)}.{rest} Xem lại: /nhiemvu"
    )


def dropped(person: str) -> str:
    """Return that a sheet was not taken."""
    return f"Đã bỏ biểu vừa gửi, không ghi gì (người bỏ: {escape(person)})."


def decided_before() -> str:
    """Return the answer to a second press."""
    return "Biểu này đã được xử lý trước đó."


def reported_by_parent(parent: str, numbers: Sequence[str]) -> str:
    """Return to a unit that the one above it has reported in its place."""
    about = ", ".join(f"NV {escape(number)}" for number in numbers[:LISTED])
    rest = "".join(f" {line}" for line in and_others(LISTED, len(numbers), "nhiệm vụ"))
    return f"📄 <b>{escape(parent)}</b> đã báo cáo thay đơn vị bằng biểu: {about}{rest}. Xem lại: /nhiemvu"
