"""A report rule as the secretariat types it: "hằng tháng trước ngày 13 qua thư điện tử"."""

import re
from dataclasses import replace

from plans.deadline import read_deadline
from plans.plan import DueRule, ReportRule, RuleKind
from plans.reading.content import Line
from plans.reading.rules import read_rules
from plans.text import clean, fold

_REPORT = "Báo cáo định kỳ "
_ALREADY = re.compile(r"\b(?:bao cao|dinh ky)\b")
_OWN_PLAN = re.compile(r"\bke hoach\b")
_CHANNEL = re.compile(r"[ ,;(]+(?:qua|bằng|trên)\s+(?P<channel>[^,;|()]{3,40})\)?$", re.IGNORECASE)


def read_rule_words(words: str, year: int) -> tuple[tuple[ReportRule, ...], str | None]:
    """Return the rules that the words state, and the way their reports are sent, if it is said."""
    said = clean(words)
    channel = _CHANNEL.search(said)
    stated = said[: channel.start()] if channel else said
    if _OWN_PLAN.search(fold(stated)):
        rules = _own_plan(stated, year)
    else:
        sentence = stated if _ALREADY.search(fold(stated)) else _REPORT + stated
        rules = read_rules([Line(sentence, "")], year)
    dated = tuple(replace(rule, source_text=said) for rule in rules if rule.due_rule is not None)
    return dated, clean(channel["channel"]) if channel else None


def _own_plan(words: str, year: int) -> tuple[ReportRule, ...]:
    deadline = read_deadline(words, year)
    if deadline.due is None or deadline.doubt:
        return ()
    named = DueRule(date=deadline.before or deadline.due)
    return (ReportRule(RuleKind.OWN_PLAN, named, deadline.before is not None, words),)
