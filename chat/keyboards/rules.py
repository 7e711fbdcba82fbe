"""The buttons of a plan's report rules."""

from collections.abc import Iterable

from telegram import InlineKeyboardMarkup

from chat.buttons import AddressRule, AddRule, AskRuleDay, AskRuleUnits, AskStopRule, RuleWhom, StopRule
from chat.keyboards.base import button

WHOM_LABELS = {
    RuleWhom.ALL: "Tất cả đơn vị",
    RuleWhom.LEADS: "Các đơn vị chủ trì",
    RuleWhom.PROVINCE: "Các sở, ban, ngành",
    RuleWhom.DISTRICT: "UBND cấp huyện",
    RuleWhom.COMMUNE: "UBND cấp xã",
}
MOST_RULES = 12


def rules(plan_id: int, changeable: Iterable[tuple[int, int]]) -> InlineKeyboardMarkup:
    """Return what can be done with each (number shown, rule id), and how to add one."""
    rows = [
        [
            button(f"{number}: Đổi ngày", AskRuleDay(rule)),
            button("Đổi đơn vị", AskRuleUnits(rule)),
            button("Dừng", AskStopRule(rule)),
        ]
        for number, rule in list(changeable)[:MOST_RULES]
    ]
    return InlineKeyboardMarkup([*rows, [button("Thêm chế độ báo cáo", AddRule(plan_id))]])


def rule_units(rule_id: int) -> InlineKeyboardMarkup:
    """Return a button for each group of units that a rule can be for."""
    return InlineKeyboardMarkup(
        [[button(label, AddressRule(rule_id, whom))] for whom, label in WHOM_LABELS.items()]
    )


def stop_rule(rule_id: int) -> InlineKeyboardMarkup:
    """Return the button that stops a rule for good."""
    return InlineKeyboardMarkup([[button("Dừng chế độ này", StopRule(rule_id))]])
