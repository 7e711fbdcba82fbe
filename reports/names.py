"""Names of things that messages and files both use."""

from plans.plan import RuleKind

REPORT_RULES = {
    RuleKind.WEEKLY: "hằng tuần",
    RuleKind.MONTHLY: "hằng tháng",
    RuleKind.QUARTERLY: "hằng quý",
    RuleKind.HALF_YEAR: "6 tháng",
    RuleKind.YEAR: "năm",
    RuleKind.ONCE: "một lần",
    RuleKind.AD_HOC: "đột xuất",
    RuleKind.OWN_PLAN: "kế hoạch của đơn vị",
}
