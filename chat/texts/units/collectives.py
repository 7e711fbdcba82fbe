"""Collectives: who belongs to them, by which rule, and which tasks wait for members."""

from collections.abc import Sequence

from chat.markup import Listing, Marked, message, names, short
from chat.texts.words import count
from plans.units import MemberRule
from storage.units.membership_changes import CollectiveCard

LISTED = 12
TASKS = 8
LONGEST = 90
MEMBERSHIP_RULES = {
    MemberRule.PROVINCE_DEPARTMENTS: "mọi sở, ngành cấp tỉnh",
    MemberRule.MASS_ORGANISATIONS: "mọi đoàn thể cấp tỉnh",
    MemberRule.DISTRICTS: "mọi UBND cấp huyện",
    MemberRule.DISTRICT_DEPARTMENTS: "mọi phòng, ban cấp huyện",
    MemberRule.COMMUNES: "mọi UBND cấp xã",
}
HOW_TO = Marked(
    "Thêm, bớt: <code>/nhomdonvi {0} thêm Sở Tài chính; Sở Y tế</code>, "
    "<code>/nhomdonvi {0} bớt Sở Y tế</code>"
)


def overview(cards: Sequence[CollectiveCard]) -> Marked:
    """Return the collectives, those that tasks wait for first."""
    if not cards:
        return Marked("Chưa có nhóm đơn vị nào. Nhóm đơn vị (“UBND cấp xã” …) được lập khi lưu kế hoạch.")
    waiting = [card for card in cards if not card.members and card.tasks]
    without = f"⚠️ {count(len(waiting), 'nhóm')} chưa có thành viên, nhiệm vụ của nhóm chưa ai được nhắc."
    return message(
        Marked("<b>Nhóm đơn vị</b> trong các kế hoạch"),
        *([without] if waiting else ()),
        "",
        Listing([_line(card) for card in cards[:LISTED]], LISTED, "nhóm", len(cards)),
        "",
        "Bấm nút để xem và đặt thành viên.",
    )


def _line(card: CollectiveCard) -> Marked:
    sign = "•" if card.members or not card.tasks else "⚠️"
    return Marked("{sign} {id}. {name}: {members}{tasks}").format(
        sign=sign, id=card.id, name=short(card.name, LONGEST), members=_members(card), tasks=_tasks(card)
    )


def _members(card: CollectiveCard) -> str:
    return count(card.members, "đơn vị") if card.members else "chưa có thành viên"


def _tasks(card: CollectiveCard) -> Marked:
    if not card.tasks:
        return Marked("")
    return Marked(" (chủ trì {})").format(names([f"NV {number}" for number in card.tasks], TASKS, "nhiệm vụ"))


def card(value: CollectiveCard) -> Marked:
    """Return one collective with its rules, exceptions and tasks."""
    lines = [Marked("<b>{}</b>: {}").format(short(value.name, 200), _members(value))]
    if value.tasks:
        tasks = names([Marked("NV {}").format(number) for number in value.tasks], LISTED, "nhiệm vụ")
        lines.append(Marked("Chủ trì: {}").format(tasks))
    rules = [MEMBERSHIP_RULES[rule] for rule in value.rules if rule in MEMBERSHIP_RULES]
    lines.append(Marked("Theo quy tắc: {}").format("; ".join(rules) if rules else "không"))
    if value.added:
        lines.append(Marked("Thêm riêng: {}").format(names(value.added, LISTED, "đơn vị")))
    if value.left_out:
        lines.append(Marked("Trừ: {}").format(names(value.left_out, LISTED, "đơn vị")))
    return message(*lines, "", "Bấm nút để đặt hoặc bỏ quy tắc.", HOW_TO.format(value.id))


def usage() -> Marked:
    """Return how members are added and left out."""
    return Marked("Xem các nhóm: /nhomdonvi\n{} (1 là số của nhóm)").format(HOW_TO.format(1))


def unknown(number: int) -> Marked:
    """Return what is said of a number that no collective has."""
    return Marked("Không có nhóm đơn vị số {}. Xem các nhóm: /nhomdonvi").format(number)


def changed(value: CollectiveCard) -> Marked:
    """Return the confirmation of a change."""
    return message("✅ Đã đặt thành viên.", card(value))
