"""Collectives: who belongs to them, by which rule, and which tasks wait for members."""

from collections.abc import Sequence

from chat.texts.words import and_others, count, names, short
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
HOW_TO = (
    "Thêm, bớt: <code>/nhomdonvi {0} thêm Sở Tài chính; Sở Y tế</code>, "
    "<code>/nhomdonvi {0} bớt Sở Y tế</code>"
)


def overview(cards: Sequence[CollectiveCard]) -> str:
    """Return the collectives, those that tasks wait for first."""
    if not cards:
        return "Chưa có nhóm đơn vị nào. Nhóm đơn vị (“UBND cấp xã” …) được lập khi lưu kế hoạch."
    waiting = [card for card in cards if not card.members and card.tasks]
    lines = ["<b>Nhóm đơn vị</b> trong các kế hoạch"]
    if waiting:
        lines.append(
            f"⚠️ {count(len(waiting), 'nhóm')} chưa có thành viên, nhiệm vụ của nhóm chưa ai được nhắc."
        )
    lines += ["", *(_line(card) for card in cards[:LISTED]), *and_others(LISTED, len(cards), "nhóm")]
    return "\n".join([*lines, "", "Bấm nút để xem và đặt thành viên."])


def _line(card: CollectiveCard) -> str:
    sign = "•" if card.members or not card.tasks else "⚠️"
    return f"{sign} {card.id}. {short(card.name, LONGEST)}: {_members(card)}{_tasks(card)}"


def _members(card: CollectiveCard) -> str:
    return count(card.members, "đơn vị") if card.members else "chưa có thành viên"


def _tasks(card: CollectiveCard) -> str:
    if not card.tasks:
        return ""
    return f" (chủ trì {names([f'NV {number}' for number in card.tasks], TASKS, 'nhiệm vụ')})"


def card(value: CollectiveCard) -> str:
    """Return one collective with its rules, exceptions and tasks."""
    lines = [f"<b>{short(value.name, 200)}</b>: {_members(value)}"]
    if value.tasks:
        tasks = names([f"NV {number}" for number in value.tasks], LISTED, "nhiệm vụ")
        lines.append(f"Chủ trì: {tasks}")
    rules = [MEMBERSHIP_RULES[rule] for rule in value.rules if rule in MEMBERSHIP_RULES]
    lines.append(f"Theo quy tắc: {'; '.join(rules) if rules else 'không'}")
    if value.added:
        lines.append(f"Thêm riêng: {names(value.added, LISTED, 'đơn vị')}")
    if value.left_out:
        lines.append(f"Trừ: {names(value.left_out, LISTED, 'đơn vị')}")
    return "\n".join([*lines, "", "Bấm nút để đặt hoặc bỏ quy tắc.", HOW_TO.format(value.id)])


def usage() -> str:
    """Return how members are added and left out."""
    return f"Xem các nhóm: /nhomdonvi\n{HOW_TO.format(1)} (1 là số của nhóm)"


def unknown(number: int) -> str:
    """Return what is said of a number that no collective has."""
    return f"Không có nhóm đơn vị số {number}. Xem các nhóm: /nhomdonvi"


def changed(value: CollectiveCard) -> str:
    """Return the confirmation of a change."""
    return f"✅ Đã đặt thành viên.\n{card(value)}"
