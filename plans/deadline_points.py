"""A date of a deadline phrase with what the words around it make of it: "trước", "từ", "đầu", "hết"."""

from dataclasses import dataclass
from datetime import date, timedelta

from plans import deadline_doubts as doubts
from plans.dates import Mention
from plans.patterns import sought
from plans.plan import Deadline, DeadlineKind

_STRICT = sought(r"\btruoc(?: (?:thoi diem|moc))? ?$")
_BEFORE_AN_EVENT = sought(
    r"\btruoc (?:khi (?!het|ket thuc)|ky |dip |phien |hoi nghi|dai hoi|le |tet |khai giang)[^\0,;.()]*\(?$"
)
_NAMED_EVENT = sought(r"\btruoc (?:ky |dip |phien |hoi nghi|dai hoi|le |tet |khai giang)[^,;.()]*\(?$")
_AFTER_AN_EVENT = sought(r"\bsau (?:khi|ngay|thoi diem) [^\0,;.()]*\($")
_NEXT_YEAR = sought(r",? ?(?:cua )?nam (?:sau|toi|ke tiep|tiep theo|lien sau)\b")
_ONWARDS = sought(r" tro (?:di|ve sau)\b")
_HOUR = sought(r"\d ?(?:h|g|gio) ?(?:\d{1,2})?(?: ?phut)?,? (?:cua )?$")
_FROM = sought(r"(?:(?<!dau )\btu|\bsau|\bbat dau(?: tu)?)(?: het)?(?: dau| giua| cuoi)? $")
_EARLY = sought(
    r"(?:(?<!phan )(?<!bat )\bdau|\bgiua|\b(?:tuan|dot|lan|ky)(?: thu)?(?: (?:\d|nhat|hai|ba|tu|cuoi))?)"
    r"(?: cua)? $"
)
_AT_THE_END = sought(r"\b(?:cuoi|het) $")
_LOOKBACK = 40


@dataclass(frozen=True, slots=True)
class Point:
    """A mention with its days and with what the words around it make of them."""

    mention: Mention
    first: date
    last: date
    strict: bool
    starts: bool
    closes: bool
    """Whether its end is meant ("cuối năm 2026"), not the time in which another date lies."""
    doubt: str | None

    @classmethod
    def of(cls, mention: Mention, text: str, year: int) -> "Point":
        """Return the point that a mention is in its text; raises ValueError when there is no such day."""
        before = before_mention(mention, text)
        next_year = mention.year is None and _NEXT_YEAR.match(text, mention.end) is not None
        first, last = mention.days(year + next_year)
        starts = not mention.ends_span and _FROM.search(before) is not None
        return cls(
            mention,
            first,
            last,
            strict=bool(_STRICT.search(before)),
            starts=starts or _ONWARDS.match(text, mention.end) is not None,
            closes=bool(_AT_THE_END.search(before)),
            doubt=doubts.NEXT_YEAR if next_year else _vagueness(mention, before),
        )

    @property
    def due(self) -> date:
        """Return the last on-time day."""
        return self.first - timedelta(days=1) if self.strict else self.last

    def is_only_around(self, other: "Point") -> bool:
        """Return whether this names no more than the time in which the other lies."""
        wider = self.last - self.first > other.last - other.first
        contains = wider and self.first <= other.first and other.last <= self.last
        return contains and not (self.closes and self.due > other.due)

    def deadline(self) -> Deadline:
        """Return what this date alone means."""
        kind = DeadlineKind.BY_DATE if self.strict else self.mention.kind
        return Deadline(kind, self.due, self.first if self.strict else None, doubt=self.doubt)


def before_mention(mention: Mention, text: str) -> str:
    """Return the words that lead up to a date."""
    return text[max(0, mention.start - _LOOKBACK) : mention.start]


def is_before_an_event(before: str) -> bool:
    """Return whether these words make what follows the name of an event: "trước kỳ họp cuối"."""
    return _NAMED_EVENT.search(before) is not None


def _vagueness(mention: Mention, before: str) -> str | None:
    if _EARLY.search(before):
        return doubts.VAGUE
    if mention.day and before.endswith("thang "):
        return doubts.DAY_OR_MONTH
    if _BEFORE_AN_EVENT.search(before):
        return doubts.BEFORE_AN_EVENT
    if _AFTER_AN_EVENT.search(before):
        return doubts.AFTER_AN_EVENT
    if mention.day is None and mention.kind is DeadlineKind.BY_DATE:
        return doubts.PART_OF_YEAR
    return doubts.AT_AN_HOUR if _HOUR.search(before) else None
