"""Reports named by their quarter ("quý I", "9 tháng"), and lists of days that tell what is reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plans.patterns import sought
from plans.plan import RuleKind
from plans.reading.rule_dues import Due

_QUARTER = sought(
    r"(?<!\btrong )(?<!\bvao )(?<!\bhet )(?<!\bcuoi )(?<!\btu )(?<!\btruoc )(?<!\bsau )(?<!\bden )"
    r"\bquy (?P<quarter>iv|i{1,3}|[1-4])\b"
)
_NINE_MONTHS = sought(r"(?<!\d)(?:0?9|chin) thang\b(?: dau nam)?")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LONGEST_GAP = 80
_YEAR, _HALF, _QUARTER_LENGTH = 12, 6, 3
_FEWEST_QUARTERS = 3


@dataclass(frozen=True, slots=True)
class NamedQuarter:
    """A quarter named in a sentence; "9 tháng" ends with the third."""

    last_month: int
    start: int
    end: int

    def fits(self, due: Due) -> bool:
        """Return whether its report can be due on a day: in its last month or the one after."""
        return due.month in {self.last_month, self.last_month % _YEAR + 1}


def find_quarters(folded: str) -> list[NamedQuarter]:
    """Return the quarters named in a folded sentence, in reading order."""
    found = [NamedQuarter(9, *match.span()) for match in _NINE_MONTHS.finditer(folded)]
    for match in _QUARTER.finditer(folded):
        number = _QUARTERS.get(match["quarter"]) or int(match["quarter"])
        found.append(NamedQuarter(_QUARTER_LENGTH * number, *match.span()))
    return sorted(found, key=lambda quarter: quarter.start)


def quarter_of(due: Due, dues: Sequence[Due], quarters: Sequence[NamedQuarter]) -> NamedQuarter | None:
    """Return the quarter whose report is due on a day: the one named right before it, or beside it.

    In "báo cáo 6 tháng, 9 tháng, năm trước ngày 15/6, 15/9, 15/12" its month tells it.
    """
    fitting = [quarter for quarter in quarters if quarter.fits(due)]
    last = max((other.end for other in dues if other.end <= due.start), default=0)
    following = min((other.start for other in dues if other.start >= due.end), default=due.end + _LONGEST_GAP)
    before = [one for one in fitting if last <= one.start < due.start and due.start - one.end <= _LONGEST_GAP]
    after = [one for one in fitting if due.end <= one.start < following]
    listed = [one for one in fitting if one.last_month == due.month and one.end <= due.start]
    return next(iter([*before[-1:], *after[:1], *listed[-1:]]), None)


def kinds_listed(dues: Sequence[Due]) -> list[RuleKind]:
    """Return what is reported by days without any other word: "10/3, 10/6, 10/9 và 10/12" are quarters."""
    months = [due.month for due in dues if due.month]
    if len(months) < len(dues) or len({due.year for due in dues}) > 1:
        return []
    steps = {later - month for month, later in pairwise(months)}
    if steps == {_QUARTER_LENGTH} and len(months) >= _FEWEST_QUARTERS:
        return [RuleKind.QUARTERLY] * len(months)
    if steps == {_HALF} and months[-1] == _YEAR:
        return [RuleKind.HALF_YEAR, RuleKind.YEAR]
    return []
