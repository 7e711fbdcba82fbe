"""The reports that a plan asks for: which, by when, and in which words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from plans.dates import find_mentions
from plans.deadline import read_deadline
from plans.patterns import sought
from plans.plan import DueRule, ReportRule, RuleKind
from plans.reading.content import Line
from plans.reading.prose import fold_in_place, sentences
from plans.reading.rule_dues import Due, can_close_a_period, find_dues, find_weekday
from plans.reading.rule_periods import Period, find_periods
from plans.reading.rule_quarters import NamedQuarter, find_quarters, kinds_listed, quarter_of
from plans.reading.rule_sections import sections
from plans.reading.rule_sentences import asked, is_upwards, speaks_to_many

_ORDER = (
    RuleKind.OWN_PLAN,
    RuleKind.ONCE,
    RuleKind.WEEKLY,
    RuleKind.MONTHLY,
    RuleKind.QUARTERLY,
    RuleKind.HALF_YEAR,
    RuleKind.YEAR,
    RuleKind.AD_HOC,
)
_LIST_GAP = sought(r"(?: |,|;|\(|\)|va|hoac|bao cao|dinh ky|cac)*")
_REPORTING = sought(r"\bbao cao\b|\bgui (?:ve|den|qua)\b")
_HANDING_IN = sought(r"\b(?:gui|nop|bao cao)\b[^.;]{0,160}$")
_REGIME = sought(r"\bdinh ky\b|\bche do\b")
_GENERAL_REGIME = sought(r"\bche do\b")
_AD_HOC = sought(r"\bdot xuat\b(?: (?:khi co|theo) yeu cau)?")
_OWN_PLAN = sought(
    r"(?:\bkhan truong )?\b(?:xay dung|ban hanh) (?:\w+ ){0,3}?ke hoach\b[^.]{0,200}?\b(?:gui|bao cao)\b"
)
_WITHIN = sought(
    r"\b(?:trong (?:thoi han|vong|thoi gian)|sau|cham nhat|trong)(?: la)? (?P<days>\d{1,3}) ngay,?"
    r" (?:ke )?tu ngay (?:nhan|ban hanh|ky|ke hoach|van ban|quyet dinh)[^,;.]{0,60}"
)
_FROM_ISSUE = "Hạn “{words}” được tính từ ngày ban hành kế hoạch, cần xác nhận."
_BY_ITS_DAYS = "Câu “{words}” không nêu kỳ báo cáo; kỳ được suy ra từ các ngày, cần xác nhận."
_OF_THE_MONTH_BEFORE = (
    "Hạn “{words}” nằm trong tháng sau tháng được báo cáo; đề nghị xem lại kỳ số liệu của báo cáo này."
)
_MIDDLE, _END = 6, 12
_FIRST_MONTH = "dau"
_MIDDLE_MONTHS = frozenset({5, 6, 7})
_CLOSING_MONTHS = _MIDDLE_MONTHS | {10, 11, 12, 1}
LONGEST_SENTENCE = 3_000


def read_rules(lines: Iterable[Line], year: int, issued: date | None = None) -> tuple[ReportRule, ...]:
    """Return the reports asked for in the prose of a plan, each with the words it was read from.

    What is due some days after the plan is received is counted, in doubt, from the day it was `issued`.
    """
    found = [
        rule
        for section in sections(lines)
        for sentence in sentences(section.lines)
        if len(sentence) <= LONGEST_SENTENCE
        and (not section.is_of_one_unit or speaks_to_many(fold_in_place(sentence)))
        for rule in rules_in(sentence, year, issued)
    ]
    dated = {rule.kind for rule in found if rule.due_rule}
    own_days = {rule.due_rule for rule in found if rule.kind is RuleKind.OWN_PLAN}
    rules: dict[tuple[RuleKind, DueRule | None], ReportRule] = {}
    for rule in found:
        is_told_again = rule.kind is RuleKind.ONCE and rule.due_rule in own_days
        if not is_told_again and (rule.due_rule or rule.kind not in dated):
            rules.setdefault((rule.kind, rule.due_rule), rule)
    return tuple(sorted(rules.values(), key=lambda rule: _ORDER.index(rule.kind)))


def rules_in(sentence: str, year: int, issued: date | None) -> Iterator[ReportRule]:
    """Return the reports that one sentence asks for."""
    folded = asked(fold_in_place(sentence))
    yield from _own_plan(sentence, folded, year, issued)
    dues = find_dues(folded)
    if not _REPORTING.search(folded) and not any(due.monthly for due in dues):
        return
    periods = find_periods(folded)
    ours = [due for due in dues if not is_upwards(folded, due.start)]
    quarters = {due: quarter for due in ours if (quarter := quarter_of(due, ours, find_quarters(folded)))}
    closing = [due for due in ours if due in quarters or can_close_a_period(due)]
    dated = [
        *_weekly(periods, sentence, folded),
        *(_of_quarter(due, quarter, sentence, folded) for due, quarter in quarters.items()),
        *(
            rule
            for due in closing
            if due not in quarters
            for rule in _dated(due, periods, closing, sentence, folded)
        ),
    ]
    yield from dated
    if not dated:
        listed = list(_listed_days(ours, periods, sentence, folded))
        yield from listed or _once(ours, periods, sentence, folded)
    if not is_upwards(folded, len(folded)):
        yield from _undated(periods, {rule.kind for rule in dated}, sentence, folded)
        ad_hoc = _AD_HOC.search(folded)
        if ad_hoc:
            yield ReportRule(RuleKind.AD_HOC, None, False, sentence[ad_hoc.start() : ad_hoc.end()])


def _of_quarter(due: Due, quarter: NamedQuarter, sentence: str, folded: str) -> ReportRule:
    """Read "báo cáo quý I trước ngày 10/3": the report of that quarter alone."""
    words = _quoted(sentence, folded, min(due.start, quarter.start), max(due.end, quarter.end))
    return ReportRule(RuleKind.QUARTERLY, DueRule(day=due.day, month=due.month), due.strict, words)


def _listed_days(
    dues: Sequence[Due], periods: Sequence[Period], sentence: str, folded: str
) -> Iterator[ReportRule]:
    """Read "báo cáo trước ngày 10/3, 10/6, 10/9 và 10/12", where only the days tell what is reported."""
    kinds = [] if periods else kinds_listed(dues)
    for kind, due in zip(kinds, dues, strict=False):
        words = _quoted(sentence, folded, dues[0].start, dues[-1].end)
        doubt = _BY_ITS_DAYS.format(words=words)
        yield ReportRule(kind, DueRule(day=due.day, month=due.month), due.strict, words, doubt)


def _own_plan(sentence: str, folded: str, year: int, issued: date | None) -> Iterator[ReportRule]:
    """Read "xây dựng kế hoạch triển khai, gửi về … trước ngày 25/3/2025"."""
    match = _OWN_PLAN.search(folded)
    if match is None:
        return
    mentions, _ = find_mentions(folded[match.start() :])
    named = next((mention for mention in mentions if mention.day), None)
    if named is None:
        yield from _counted(sentence, folded, issued)
        return
    words = sentence[match.start() : match.start() + named.end]
    deadline = read_deadline(words, year)
    if deadline.due:
        due_rule = DueRule(date=deadline.before or deadline.due)
        yield ReportRule(RuleKind.OWN_PLAN, due_rule, deadline.before is not None, words)


def _counted(sentence: str, folded: str, issued: date | None) -> Iterator[ReportRule]:
    """Read "trong thời hạn 10 ngày kể từ ngày nhận được Kế hoạch này"."""
    span = _WITHIN.search(folded)
    if span:
        words = sentence[span.start() : span.end()].strip()
        due = issued + timedelta(days=int(span["days"])) if issued else None
        rule = ReportRule(RuleKind.OWN_PLAN, DueRule(date=due) if due else None, False, words)
        yield replace(rule, doubt=_FROM_ISSUE.format(words=words)) if due else rule


def _weekly(periods: Sequence[Period], sentence: str, folded: str) -> Iterator[ReportRule]:
    """Read "hằng tuần, trước 15 giờ thứ Sáu"; without a weekday it has to be asked for."""
    named = next((period for period in periods if period.kind is RuleKind.WEEKLY), None)
    if named is None or is_upwards(folded, len(folded)):
        return
    due = find_weekday(folded)
    if due:
        words = _quoted(sentence, folded, min(named.start, due.start), max(named.end, due.end))
        yield ReportRule(RuleKind.WEEKLY, due.rule, due.strict, words)


def _once(dues: Sequence[Due], periods: Sequence[Period], sentence: str, folded: str) -> Iterator[ReportRule]:
    """Read "gửi báo cáo về Sở Nội vụ trước ngày 16 tháng 12 năm 2025": one report, by one day."""
    for due in dues:
        handed_in = _HANDING_IN.search(folded[: due.start])
        if due.date and due.is_last and handed_in and not periods:
            words = _quoted(sentence, folded, handed_in.start(), due.end)
            yield ReportRule(RuleKind.ONCE, DueRule(date=due.date), due.strict, words)


def _dated(
    due: Due, periods: list[Period], dues: list[Due], sentence: str, folded: str
) -> Iterator[ReportRule]:
    meant = _named_by_month(due, periods, dues) if due.month else _named_beside(due, periods, dues, folded)
    start = min([due.start, *(period.start for period in meant if period.end <= due.start)])
    end = max([due.end, *(period.end for period in meant)])
    words = _quoted(sentence, folded, start, end)
    for kind in dict.fromkeys(period.kind for period in meant if period.kind is not RuleKind.WEEKLY):
        due_rule = _due_rule(kind, due)
        doubt = _OF_THE_MONTH_BEFORE.format(words=words) if due.following and due_rule else None
        yield ReportRule(kind, due_rule, due.strict and due_rule is not None, words, doubt)


def _due_rule(kind: RuleKind, due: Due) -> DueRule | None:
    """Return when the report is due; "15 hằng tháng, 6 tháng và năm" means 15/6 and 15/12.

    A day of the first month of the next quarter is none of this one: it has to be asked for.
    """
    if due.quarterly == _FIRST_MONTH or (due.following and kind is not RuleKind.MONTHLY):
        return None
    month = {RuleKind.HALF_YEAR: _MIDDLE, RuleKind.YEAR: _END}.get(kind)
    return DueRule(day=due.day, month=due.month or month)


def _named_by_month(due: Due, periods: list[Period], dues: Sequence[Due]) -> list[Period]:
    """A day in June belongs to the half-year, one in December to the year, others to what stands before.

    No half-year ends in March or September; and a list of days right after "hằng quý" is all of quarters.
    """
    kind = RuleKind.HALF_YEAR if due.month in _MIDDLE_MONTHS else RuleKind.YEAR
    fitting = [period for period in periods if period.kind is kind and due.month in _CLOSING_MONTHS]
    too_short = {RuleKind.MONTHLY, RuleKind.WEEKLY}
    if due.month not in _CLOSING_MONTHS:
        too_short.add(RuleKind.HALF_YEAR)
    others = [period for period in periods if period.kind not in too_short]
    before = [period for period in fitting or others if period.end <= due.start]
    following = min((other.start for other in dues if other.start >= due.end), default=None)
    beside = any(
        due.end <= period.start and (following is None or period.start < following) for period in fitting
    )
    nearest = [period for period in others if period.end <= due.start][-1:]
    if fitting and not before and not beside and nearest and nearest[0].kind is RuleKind.QUARTERLY:
        return nearest
    return before[-1:] or (fitting or others)[:1]


def _named_beside(due: Due, periods: list[Period], dues: list[Due], folded: str) -> list[Period]:
    """A day without a month belongs to the periods before it, or to those listed after "hằng tháng"."""
    if due.following:
        last = [
            period for period in periods if period.end <= due.start and period.kind is not RuleKind.WEEKLY
        ]
        return last[-1:] or [Period(RuleKind.MONTHLY, due.start, due.end, is_told=True)]
    if due.monthly:
        has_own_day = any(other.start > due.end for other in dues)
        after = [] if has_own_day else [period for period in periods if period.start >= due.end]
        monthly = Period(RuleKind.MONTHLY, due.start, due.end, is_told=True)
        return [monthly, *_listed(due.end, after, folded)]
    if due.quarterly:
        return [Period(RuleKind.QUARTERLY, due.start, due.end, is_told=True)]
    last_due = max((other.end for other in dues if other.end <= due.start), default=0)
    run: list[Period] = []
    for period in reversed([period for period in periods if last_due <= period.start < due.start]):
        if run and not _LIST_GAP.fullmatch(folded, period.end, max(run[-1].start, period.end)):
            break
        run.append(period)
    return run[::-1]


def _listed(start: int, periods: list[Period], folded: str) -> Iterator[Period]:
    for period in periods:
        if not _LIST_GAP.fullmatch(folded, start, max(start, period.start)):
            return
        yield period
        start = period.end


def _undated(
    periods: Sequence[Period], dated: set[RuleKind], sentence: str, folded: str
) -> Iterator[ReportRule]:
    """Return the reports without a day, to be asked for; in a general regime a quarter may be a mere word."""
    if not _REGIME.search(folded):
        return
    is_general = _GENERAL_REGIME.search(folded) is not None
    asked_for = [
        period
        for period in periods
        if period.kind not in dated
        and (not dated or period.is_told)
        and not (period.kind is RuleKind.QUARTERLY and is_general and not period.is_told)
    ]
    if asked_for:
        words = _quoted(sentence, folded, asked_for[0].start, asked_for[-1].end)
        for kind in dict.fromkeys(period.kind for period in asked_for):
            yield ReportRule(kind, None, False, words)


def _quoted(sentence: str, folded: str, start: int, end: int) -> str:
    if folded[:start].endswith("dinh ky "):
        start -= len("dinh ky ")
    if sentence[start:end].count("(") > sentence[start:end].count(")") and sentence[end : end + 1] == ")":
        end += 1
    return sentence[start:end].strip(" ,:")
