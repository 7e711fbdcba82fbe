"""The reports that a plan asks for: which, by when, and in which words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plans.dates import find_mentions
from plans.deadline import read_deadline
from plans.plan import DueRule, ReportRule, RuleKind
from plans.reading.content import Line
from plans.reading.prose import fold_in_place, sentences

_ORDER = (
    RuleKind.OWN_PLAN,
    RuleKind.MONTHLY,
    RuleKind.QUARTERLY,
    RuleKind.HALF_YEAR,
    RuleKind.YEAR,
    RuleKind.AD_HOC,
)
_EACH = r"(?:\b(?:hang|moi|bao cao|dinh ky|thang|quy|va|ca|cuoi|01|1|mot)|[,(])"
_PERIODS: dict[RuleKind, re.Pattern[str]] = {
    RuleKind.MONTHLY: re.compile(rf"{_EACH} ?\bthang\b(?! ?\d)"),
    RuleKind.QUARTERLY: re.compile(rf"{_EACH} ?\bquy\b(?! (?:dinh|che|trinh|mo)|[ /]?(?:\d|[iv]+\b))"),
    RuleKind.HALF_YEAR: re.compile(r"(?<!\d)(?:0?6|sau) thang\b(?: dau nam)?"),
    RuleKind.YEAR: re.compile(rf"{_EACH} ?\bnam\b(?! (?:\d|hoc|nay|truoc(?! ngay)|sau|qua|toi))"),
}
_DUE = re.compile(
    r"(?:(?P<strict>\btruoc)(?: ngay)?|\bngay|\b(?:va|hoac)|,) (?P<day>\d{1,2})(?![\dh]| ?gio)"
    r"(?:(?:/| thang )(?P<month>\d{1,2})(?P<year>(?:/| nam )20\d\d)?(?![\d/]))?(?!/)"
    r"(?P<monthly>,? (?:cua )?(?:hang|moi) thang)?"
)
_LIST_GAP = re.compile(r"(?: |,|;|\(|\)|va|hoac|bao cao|dinh ky|cac)*")
_REPORTING = re.compile(r"\bbao cao\b|\bgui (?:ve|den|qua)\b")
_REGIME = re.compile(r"\bdinh ky\b|\bche do\b")
_COMPILING = re.compile(r"\btong hop ket qua\b")
_AD_HOC = re.compile(r"\bdot xuat\b(?: (?:khi co|theo) yeu cau)?")
_OWN_PLAN = re.compile(
    r"(?:\bkhan truong )?\b(?:xay dung|ban hanh) (?:\w+ ){0,3}?ke hoach\b[^.]{0,200}?\b(?:gui|bao cao)\b"
)
_MIDDLE, _END = 6, 12
_MIDDLE_MONTHS = frozenset({5, 6, 7})
_CLOSING_MONTHS = _MIDDLE_MONTHS | {10, 11, 12, 1}
_LONGEST_SENTENCE = 3_000


@dataclass(frozen=True, slots=True)
class _Period:
    """A kind of report named in a sentence."""

    kind: RuleKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Due:
    """A day named in a sentence, without a year."""

    day: int
    month: int | None
    monthly: bool
    strict: bool
    start: int
    end: int


def read_rules(lines: Iterable[Line], year: int) -> tuple[ReportRule, ...]:
    """Return the reports asked for in the prose of a plan, each with the words it was read from."""
    readable = (sentence for sentence in sentences(lines) if len(sentence) <= _LONGEST_SENTENCE)
    found = [rule for sentence in readable for rule in _rules_in(sentence, year)]
    dated = {rule.kind for rule in found if rule.due_rule}
    rules: dict[tuple[RuleKind, DueRule | None], ReportRule] = {}
    for rule in found:
        if rule.due_rule or rule.kind not in dated:
            rules.setdefault((rule.kind, rule.due_rule), rule)
    return tuple(sorted(rules.values(), key=lambda rule: _ORDER.index(rule.kind)))


def _rules_in(sentence: str, year: int) -> Iterator[ReportRule]:
    folded = fold_in_place(sentence)
    yield from _own_plan(sentence, folded, year)
    periods, dues = _periods(folded), _dues(folded)
    if not _REPORTING.search(folded) and not any(due.monthly for due in dues):
        return
    dated = [rule for due in dues for rule in _dated(due, periods, dues, sentence, folded)]
    yield from dated
    if not dated and _REGIME.search(folded) and not _COMPILING.search(folded):
        yield from _undated(periods, sentence, folded)
    ad_hoc = _AD_HOC.search(folded)
    if ad_hoc:
        yield ReportRule(RuleKind.AD_HOC, None, False, sentence[ad_hoc.start() : ad_hoc.end()])


def _own_plan(sentence: str, folded: str, year: int) -> Iterator[ReportRule]:
    """Read "xây dựng kế hoạch triển khai, gửi về … trước ngày 25/3/2025"."""
    match = _OWN_PLAN.search(folded)
    if match is None:
        return
    mentions, _ = find_mentions(folded[match.start() :])
    named = next((mention for mention in mentions if mention.day), None)
    if named is None:
        return
    words = sentence[match.start() : match.start() + named.end]
    deadline = read_deadline(words, year)
    if deadline.due:
        due_rule = DueRule(date=deadline.before or deadline.due)
        yield ReportRule(RuleKind.OWN_PLAN, due_rule, deadline.before is not None, words)


def _periods(folded: str) -> list[_Period]:
    found = [
        _Period(kind, *match.span()) for kind, words in _PERIODS.items() for match in words.finditer(folded)
    ]
    return sorted(found, key=lambda period: period.start)


def _dues(folded: str) -> list[_Due]:
    dues: list[_Due] = []
    for match in _DUE.finditer(folded):
        listed = match[0].startswith((",", "va", "hoac"))
        # "trước ngày 15/6 và 15/12": the second day stands in the same list; other numbers do not count.
        if listed and not (match["month"] and dues):
            continue
        # A full date is the day of some other document, unless it can end a half-year or a year.
        if match["year"] and int(match["month"]) not in _CLOSING_MONTHS:
            continue
        strict = dues[-1].strict if listed else bool(match["strict"])
        month = int(match["month"]) if match["month"] else None
        day = int(match["day"])
        if 1 <= day <= 31 and (month is None or 1 <= month <= 12):
            dues.append(_Due(day, month, bool(match["monthly"]), strict, *match.span()))
    return dues


def _dated(
    due: _Due, periods: list[_Period], dues: list[_Due], sentence: str, folded: str
) -> Iterator[ReportRule]:
    meant = _named_by_month(due, periods) if due.month else _named_beside(due, periods, dues, folded)
    start = min([due.start, *(period.start for period in meant if period.end <= due.start)])
    end = max([due.end, *(period.end for period in meant)])
    words = _quoted(sentence, folded, start, end)
    for kind in dict.fromkeys(period.kind for period in meant):
        yield ReportRule(kind, _due_rule(kind, due), due.strict, words)


def _due_rule(kind: RuleKind, due: _Due) -> DueRule:
    """Return when the report is due; "15 hằng tháng, 6 tháng và năm" means 15/6 and 15/12."""
    month = {RuleKind.HALF_YEAR: _MIDDLE, RuleKind.YEAR: _END}.get(kind)
    return DueRule(day=due.day, month=due.month or month)


def _named_by_month(due: _Due, periods: list[_Period]) -> list[_Period]:
    """A day in June belongs to the half-year, one in December to the year, others to what stands before."""
    kind = RuleKind.HALF_YEAR if due.month in _MIDDLE_MONTHS else RuleKind.YEAR
    fitting = [period for period in periods if period.kind is kind and due.month in _CLOSING_MONTHS]
    others = [period for period in periods if period.kind is not RuleKind.MONTHLY]
    before = [period for period in fitting or others if period.end <= due.start]
    return before[-1:] or (fitting or others)[:1]


def _named_beside(due: _Due, periods: list[_Period], dues: list[_Due], folded: str) -> list[_Period]:
    """A day without a month belongs to the periods before it, or to those listed after "hằng tháng"."""
    if due.monthly:
        has_own_day = any(other.start > due.end for other in dues)
        after = [] if has_own_day else [period for period in periods if period.start >= due.end]
        return [_Period(RuleKind.MONTHLY, due.start, due.end), *_listed(due.end, after, folded)]
    last_due = max((other.end for other in dues if other.end <= due.start), default=0)
    run: list[_Period] = []
    for period in reversed([period for period in periods if last_due <= period.start < due.start]):
        if run and not _LIST_GAP.fullmatch(folded, period.end, max(run[-1].start, period.end)):
            break
        run.append(period)
    return run[::-1]


def _listed(start: int, periods: list[_Period], folded: str) -> Iterator[_Period]:
    for period in periods:
        if not _LIST_GAP.fullmatch(folded, start, max(start, period.start)):
            return
        yield period
        start = period.end


def _undated(periods: list[_Period], sentence: str, folded: str) -> Iterator[ReportRule]:
    """Leave out the quarter: without a day it has, unlike half-year and year, no usual one."""
    kinds = dict.fromkeys(period.kind for period in periods if period.kind is not RuleKind.QUARTERLY)
    if kinds:
        words = _quoted(sentence, folded, periods[0].start, periods[-1].end)
        yield from (ReportRule(kind, None, False, words) for kind in kinds)


def _quoted(sentence: str, folded: str, start: int, end: int) -> str:
    if folded[:start].endswith("dinh ky "):
        start -= len("dinh ky ")
    if sentence[start:end].count("(") > sentence[start:end].count(")") and sentence[end : end + 1] == ")":
        end += 1
    return sentence[start:end].strip(" ,")
