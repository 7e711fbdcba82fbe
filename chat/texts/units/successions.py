"""Units that merge and split: what is asked before, and who is told what afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from chat.texts.words import and_others, count, day, joined, names

LISTED = 12


@dataclass(frozen=True, slots=True)
class NamedSuccession:
    """A merger or a split by the names of its units."""

    old: Sequence[str]
    new: Sequence[str]
    on: date

    @property
    def verb(self) -> str:
        """Return the word for what happens to the old units."""
        return "Tách" if len(self.new) > 1 else "Sáp nhập"

    @property
    def link(self) -> str:
        """Return the word between old and new."""
        return "thành" if len(self.new) > 1 else "vào"


def _in_words(change: NamedSuccession) -> str:
    old = names(change.old, LISTED, "đơn vị")
    new = joined([f"<b>{escape(name)}</b>" for name in change.new])
    return f"{change.verb} {old} {change.link} {new} từ ngày {day(change.on)}"


def question(change: NamedSuccession, added: Sequence[str], owed: int, today: date) -> str:
    """Return what will happen, before it is decided."""
    new = joined([escape(name) for name in change.new])
    when = "ngay khi bấm nút" if change.on <= today else f"sáng ngày {day(change.on)}"
    lines = [
        f"{_in_words(change)}?",
        "",
        f"• Áp dụng {when}: {count(owed, 'việc')} còn phải làm chuyển sang {new}",
        "• Báo cáo đã có vẫn giữ tên cũ; tên cũ vẫn tìm được",
    ]
    if len(change.new) > 1:
        lines.append("• Nhóm Telegram của đơn vị cũ thôi liên kết, cần liên kết lại với đơn vị mới")
    else:
        lines.append(f"• Nhóm Telegram của đơn vị cũ thành nhóm của {new}")
    if added:
        lines.append(f"• Đơn vị mới sẽ được thêm: {joined(list(map(escape, added)))}")
    return "\n".join([*lines, "", "Xin kiểm tra rồi bấm nút."])


def scheduled(change: NamedSuccession, person: str) -> str:
    """Return the confirmation of a change whose day is still to come."""
    return (
        f"🗓 Đã ghi: {_in_words(change)}. Bot sẽ chuyển việc và báo các nhóm vào ngày đó. "
        f"Người ghi: {escape(person)}."
    )


def done(change: NamedSuccession, owed: int, unlinked: Sequence[str], moved: Sequence[str]) -> str:
    """Return what the secretariat is told when a change has happened; `moved` are groups that followed."""
    lines = [f"✅ {_in_words(change)}.", f"Việc đang phải làm của đơn vị mới: {count(owed, 'việc')}."]
    if moved:
        titles = names([f"“{title}”" for title in moved], LISTED, "nhóm")
        lines.append(f"Từ nay là nhóm của đơn vị mới: {titles}. Xem các nhóm: /lienket")
    if len(change.new) > 1:
        lines.append("Nhóm của đơn vị cũ đã thôi liên kết.")
    lines += [f"Chưa có nhóm: <code>/lienket {escape(name)}</code>" for name in unlinked[:LISTED]]
    return "\n".join([*lines, *and_others(LISTED, len(unlinked), "đơn vị")])


def told_moved(change: NamedSuccession) -> str:
    """Return what the group of a unit that was merged is told: from now on it speaks for the successor."""
    return (
        f"{_in_words(change)}.\n"
        f"Từ nay nhóm này là nhóm của <b>{escape(change.new[0])}</b>: "
        "nhận tin nhắc và báo cáo cho đơn vị này. Xem việc: /nhiemvu"
    )


def told_split(change: NamedSuccession) -> str:
    """Return what the group of a unit that was split is told: how it becomes a successor's group."""
    return (
        f"{_in_words(change)}.\n"
        "Việc còn phải làm chuyển sang các đơn vị mới; nhóm này đã thôi liên kết, không nhận tin nhắc nữa. "
        "Nhóm này là của đơn vị mới nào, xin đề nghị cơ quan thường trực cấp mã của đơn vị đó, "
        "rồi gửi trong nhóm: /start MÃ"
    )


def told_new(name: str, change: NamedSuccession) -> str:
    """Return what the group of a successor is told."""
    old = names(change.old, LISTED, "đơn vị")
    since = f"Từ ngày {day(change.on)}, <b>{escape(name)}</b>"
    return f"{since} tiếp nhận việc còn phải làm của {old}. Xem: /nhiemvu"


def dropped() -> str:
    """Return the confirmation that nothing was changed."""
    return "Đã bỏ, danh sách đơn vị giữ nguyên."


def decided_before() -> str:
    """Return what is said of a second decision."""
    return "Việc này đã được quyết định trước đó."


def same_unit(name: str) -> str:
    """Return why a unit cannot go into itself."""
    return f"“{escape(name)}” vừa là đơn vị cũ vừa là đơn vị mới duy nhất. Xin kiểm tra lại."
