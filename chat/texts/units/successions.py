"""Units that merge and split: what is asked before, and who is told what afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chat.markup import Listing, Marked, cut, joined, message, names
from chat.texts.words import count, day

LISTED = 12
LONGEST_SIDE = 1500


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


def _in_words(change: NamedSuccession) -> Marked:
    old = cut(names(change.old, LISTED, "đơn vị"), LONGEST_SIDE)
    new = cut(joined([Marked("<b>{}</b>").format(name) for name in change.new]), LONGEST_SIDE)
    return Marked("{verb} {old} {link} {new} từ ngày {on}").format(
        verb=change.verb, old=old, link=change.link, new=new, on=day(change.on)
    )


def _finished(change: NamedSuccession) -> Marked:
    return Marked("{}.").format(_in_words(change))


def question(
    change: NamedSuccession, added: Sequence[str], owed: int, today: date, offices: Sequence[Marked] = ()
) -> Marked:
    """Return what will happen, before it is decided; `offices` is what becomes of those of the old units."""
    new = joined(change.new)
    when = "ngay khi bấm nút" if change.on <= today else f"sáng ngày {day(change.on)}"
    lines: list[str] = [
        Marked("{}?").format(_in_words(change)),
        "",
        Marked("• Áp dụng {when}: {owed} còn phải làm chuyển sang {new}").format(
            when=when, owed=count(owed, "việc"), new=new
        ),
        "• Báo cáo đã có vẫn giữ tên cũ; tên cũ vẫn tìm được",
    ]
    if len(change.new) > 1:
        lines.append("• Nhóm Telegram của đơn vị cũ thôi liên kết, cần liên kết lại với đơn vị mới")
    else:
        lines.append(Marked("• Nhóm Telegram của đơn vị cũ thành nhóm của {}").format(new))
    if added:
        lines.append(Marked("• Đơn vị mới sẽ được thêm: {}").format(joined(added)))
    return message(*lines, Listing(list(offices), LISTED, "cấp"), "", "Xin kiểm tra rồi bấm nút.")


def scheduled(change: NamedSuccession, person: str) -> Marked:
    """Return the confirmation of a change whose day is still to come."""
    return Marked("🗓 Đã ghi: {}. Bot sẽ chuyển việc và báo các nhóm vào ngày đó. Người ghi: {}.").format(
        _in_words(change), person
    )


def done(change: NamedSuccession, owed: int, unlinked: Sequence[str], moved: Sequence[str]) -> Marked:
    """Return what the secretariat is told when a change has happened; `moved` are groups that followed."""
    lines: list[str] = [
        Marked("✅ {}").format(_finished(change)),
        f"Việc đang phải làm của đơn vị mới: {count(owed, 'việc')}.",
    ]
    if moved:
        titles = names([f"“{title}”" for title in moved], LISTED, "nhóm")
        lines.append(Marked("Từ nay là nhóm của đơn vị mới: {}. Xem các nhóm: /lienket").format(titles))
    if len(change.new) > 1:
        lines.append("Nhóm của đơn vị cũ đã thôi liên kết.")
    links = [Marked("Chưa có nhóm: <code>/lienket {}</code>").format(name) for name in unlinked]
    return message(*lines, Listing(links, LISTED, "đơn vị"))


def told_moved(change: NamedSuccession) -> Marked:
    """Return what the group of a unit that was merged is told: from now on it speaks for the successor."""
    now = Marked(
        "Từ nay nhóm này là nhóm của <b>{}</b>: nhận tin nhắc và báo cáo cho đơn vị này. Xem việc: /nhiemvu"
    ).format(change.new[0])
    return message(_finished(change), now)


def told_split(change: NamedSuccession) -> Marked:
    """Return what the group of a unit that was split is told: how it becomes a successor's group."""
    now = Marked(
        "Việc còn phải làm chuyển sang các đơn vị mới; nhóm này đã thôi liên kết, không nhận tin nhắc nữa. "
        "Nhóm này là của đơn vị mới nào, xin đề nghị cơ quan thường trực cấp mã của đơn vị đó, "
        "rồi gửi trong nhóm: /start MÃ"
    )
    return message(_finished(change), now)


def told_new(name: str, change: NamedSuccession) -> Marked:
    """Return what the group of a successor is told."""
    old = names(change.old, LISTED, "đơn vị")
    since = Marked("Từ ngày {}, <b>{}</b>").format(day(change.on), name)
    return Marked("{} tiếp nhận việc còn phải làm của {}. Xem: /nhiemvu").format(since, old)


def dropped() -> Marked:
    """Return the confirmation that nothing was changed."""
    return Marked("Đã bỏ, danh sách đơn vị giữ nguyên.")


def decided_before() -> Marked:
    """Return what is said of a second decision."""
    return Marked("Việc này đã được quyết định trước đó.")


def same_unit(name: str) -> Marked:
    """Return why a unit cannot go into itself."""
    return Marked("“{}” vừa là đơn vị cũ vừa là đơn vị mới duy nhất. Xin kiểm tra lại.").format(name)
