"""What a deadline phrase of a plan means: the last on-time day, or a doubt that says why there is none."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, zip_longest

from plans import deadline_doubts as doubts
from plans.date_repair import Damage, damage_in, mended
from plans.dates import RANGE, Mention, find_mentions, is_list_gap, joined
from plans.deadline_points import Point, before_mention, is_before_an_event
from plans.deadline_signs import CARRIED_ON, RECURRENCE, Signs
from plans.lunar import is_lunar, solar_part
from plans.patterns import sought
from plans.plan import Deadline, DeadlineKind
from plans.text import clean, fold

_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_MONTH_IN_WORDS = sought(
    r"(?<!mỗi )(?<!hằng )(?<!hàng )\btháng (mười (?:hai|một)|mười|một|giêng|hai|ba|tư|bốn|năm(?= năm|/)"
    r"|sáu|bảy|bẩy|tám|chín)\b(?! lần| kỳ)"
)
_SHORT_BEFORE = sought(r"\btrc\b\.?")
_ISSUED = r"\d{1,2}(?:[/.-]\d{1,2}[/.-]| thang \d{1,2} nam )\d{4}"
# "Kế hoạch số 296/KH-UBND ngày 13/12/2023 của …": the day another document was issued is no deadline.
CITATION = sought(
    rf"(?:\bso )?(?<![\w/-])\d+[a-z]?/(?:\d{{4}}/)?[a-z][\w/-]*(?:,? ?(?:ngay )?{_ISSUED})?"
    r"|\b(?:ke hoach|quyet dinh|nghi quyet|cong van|chi thi|thong bao|luat|nghi dinh|thong tu|ket luan"
    r"|cong dien|de an)"
    rf"(?: so \d+)? ngay {_ISSUED}(?= cua)"
)

_LIKE_A_DAY = sought(r"(?<![\d/])(?:0?[1-9]|[12]\d|3[01]) ?/ ?(?:0?[1-9]|1[0-2])(?![\d/%]|/)")
_PERHAPS_A_DAY = sought(rf"{_LIKE_A_DAY.pattern}(?! ?[a-z%])")
_DAY_ALONE = sought(r"\bngay \d{1,2}(?![\d/])(?! ?(?:lam|ke|dau|lien|sau|trong|tinh|\0))")
_YEAR_ALONE = sought(r"(?<!tam nhin )(?<!dinh huong )(?<!tam nhin den )(?<!dinh huong den )\b20\d\d\b")
_SPAN = sought(
    r"(?P<count>\d{1,3}) (?P<unit>ngay lam viec|ngay|tuan|thang),?"
    r" (?:ke tu|sau|tu(?= ngay| khi| \0))\b(?: khi)? "
)

_OUTLOOK = sought(r"\b(?:tam nhin|dinh huong)(?: den)?(?: het| cuoi)? $")
_OF_ANOTHER_PLAN = sought(
    r"\btheo (?:[^\0,;.()]{0,60}\b)?(?:ke hoach|chuong trinh|de an|du an|nghi quyet|quyet dinh)\b"
    r"(?! hoan thanh)"
    r"(?:(?!\b(?:hoan thanh|xong|ket thuc|dat|trong|den|het|cuoi|dau|giua|truoc|va)\b)[^,;.()]){0,60} $"
)
_CUE = sought(r"(?:^|[,;:.(–-] ?|\b(?:trong|het|den|cuoi|dau|giua|ca|thanh|kien|truoc|tu|sau) )$")
_AFTER_EVERY = sought(r"[ ,;:(]*(?:(?:truoc|vao|ngay|trong|cham nhat|la|den|thang|quy) )*")
_LONGEST = 3000
_YEARS_AHEAD = {DeadlineKind.IN_YEAR: 30, DeadlineKind.MIXED: 30}
_USUAL_YEARS_AHEAD = 10
_DECEMBER = 12


def read_deadline(phrase: str, year: int, issued: date | None = None) -> Deadline:
    """Return what the phrase means in a plan of that year; one not understood has kind NONE and a doubt.

    A date without a year that lies before the day the plan was `issued` is put in doubt.
    """
    text = _plain(phrase)
    if not text:
        return _nothing(doubts.MISSING)
    if is_lunar(text):
        solar = solar_part(text)
        return (
            _doubted(read_deadline(solar, year, issued), doubts.ALSO_LUNAR)
            if solar
            else _nothing(doubts.LUNAR)
        )
    if len(text) > _LONGEST:
        return _nothing(doubts.NOT_UNDERSTOOD)
    whole, guessed = mended(text)
    try:
        deadline = _read(without_citations(whole), year, issued)
    except (ValueError, OverflowError):
        return _nothing(doubts.IMPOSSIBLE)
    return _doubted(deadline, doubts.SCANNED if guessed else _distance(deadline, year))


def without_citations(folded: str) -> str:
    """Return the text with the numbers and days of other documents blanked out."""
    return CITATION.sub(lambda match: "\0" * len(match[0]), folded)


def _plain(phrase: str) -> str:
    lowered = clean(phrase).casefold()
    counted = _MONTH_IN_WORDS.sub(lambda match: f"tháng {_MONTH_WORDS[match[1]]}", lowered)
    return _SHORT_BEFORE.sub("truoc", fold(counted))


def _nothing(doubt: str) -> Deadline:
    return Deadline(DeadlineKind.NONE, doubt=doubt)


def _doubted(deadline: Deadline, doubt: str | None) -> Deadline:
    return replace(deadline, doubt=deadline.doubt or doubt)


def _distance(deadline: Deadline, year: int) -> str | None:
    """Return why a date in a year far from the plan's is not to be trusted."""
    if deadline.due is None or not year:
        return None
    if deadline.due.year > year + _YEARS_AHEAD.get(deadline.kind, _USUAL_YEARS_AHEAD):
        return doubts.FAR_AHEAD
    return doubts.LONG_PAST if deadline.due.year < year - 1 else None


def _read(text: str, year: int, issued: date | None) -> Deadline:
    mentions, rest = find_mentions(text)
    span = _SPAN.search(rest)
    if span and len(mentions) <= 1:
        return _counted(span, mentions, year)
    damage = damage_in(rest)
    signs = Signs.of(rest)
    meant = _meant(mentions, rest, signs)
    points = _points(meant, rest, year)
    ends = _ends(points, signs)
    if damage is Damage.WITHIN or (damage is Damage.APART and not ends):
        return _nothing(doubts.DAMAGED)
    open_start = len(ends) < len(points) or any(point.starts for point in ends)
    if not ends:
        carried_on = bool(CARRIED_ON.search(rest)) or open_start
        deadline = _undated(replace(signs, ongoing=signs.ongoing or carried_on))
        unsaid = _unsaid(signs, open_start=open_start, unused=len(meant) < len(mentions))
        if any(is_before_an_event(rest[: mention.start]) for mention in mentions):
            unsaid = unsaid or doubts.ONLY_AN_EVENT
            deadline = replace(deadline, doubt=unsaid)
        return _doubted(deadline, unsaid or (doubts.DAY_OR_FRACTION if _LIKE_A_DAY.search(rest) else None))
    deadline = _latest(ends, rest, year, issued)
    deadline = _doubted(deadline, _beside(rest, damage, deadline.due))
    goes_on = signs.ongoing or any(point.starts for point in ends) or _is_carried_on(rest, ends)
    return _combined(replace(deadline, ongoing=goes_on), signs)


def _meant(mentions: list[Mention], text: str, signs: Signs) -> list[Mention]:
    """Leave out "15/6 hằng năm", "tầm nhìn đến năm 2030" and, beside a number, "bộ chỉ số năm 2025"."""
    recurring = _recurring(mentions, text)
    return [
        mention
        for mention in mentions
        if mention not in recurring
        and not _is_of_something_else(mention, text)
        and not _OUTLOOK.search(before_mention(mention, text))
        and not (
            signs.number
            and mention.kind is DeadlineKind.IN_YEAR
            and not _CUE.search(before_mention(mention, text))
        )
    ]


def _is_of_something_else(mention: Mention, text: str) -> bool:
    """Return whether a year belongs to another plan ("theo kế hoạch thanh tra năm 2026") or to an event."""
    if mention.kind is not DeadlineKind.IN_YEAR:
        return False
    before = text[: mention.start]
    return _OF_ANOTHER_PLAN.search(before) is not None or is_before_an_event(before)


def _recurring(mentions: list[Mention], text: str) -> set[Mention]:
    """Return what is said of every year: "15/6 hằng năm", "hằng năm, trước ngày 15/6"."""
    found: set[Mention] = set()
    for recurrence in RECURRENCE.finditer(text):
        end = recurrence.start()
        for mention in reversed(mentions):
            if mention.year is None and (mention.end > end or is_list_gap(text, mention.end, end)):
                found.add(mention)
                end = mention.start
        start = recurrence.end()
        for mention in mentions:
            if mention.year is None and _AFTER_EVERY.fullmatch(text, start, max(start, mention.start)):
                found.add(mention)
                start = mention.end
    return found


def _points(mentions: list[Mention], text: str, year: int) -> list[Point]:
    """Return the dates named; the first one of "từ … đến …" is left out."""
    points = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        point = Point.of(mention, text, year)
        if not (point.starts and following and joined(text, mention, following)):
            points.append(point)
    return points


def _ends(points: list[Point], signs: Signs) -> list[Point]:
    """Return the points by which something is to be done; beside a number to reach also "từ quý II"."""
    ends = [point for point in points if signs.number or not point.starts]
    starts = [point.first for point in points if point.starts]
    return [end for end in ends if not (signs.ongoing and starts and end.due < max(starts))]


def _beside(text: str, damage: Damage, due: date | None) -> str | None:
    """Return what the text says besides the dates that were read and that may be a date, too."""
    if damage is Damage.APART:
        return doubts.ALSO_DAMAGED
    if due and any(int(year) > due.year for year in _YEAR_ALONE.findall(text)):
        return doubts.ALSO_A_YEAR
    return doubts.ALSO_A_DAY if _DAY_ALONE.search(text) or _PERHAPS_A_DAY.search(text) else None


def _latest(points: list[Point], text: str, year: int, issued: date | None) -> Deadline:
    precise = [point for point in points if not any(point.is_only_around(other) for other in points)]
    latest = max(precise, key=lambda point: point.due)
    apart = any(_are_apart(one, other, text) for one, other in pairwise(precise))
    deadline = _doubted(latest.deadline(), doubts.SEVERAL if apart else None)
    if issued is None or latest.due >= issued:
        return deadline
    if latest.mention.year is None:
        return _doubted(deadline, doubts.NO_YEAR)
    # What was due earlier in the plan's own year is asked about once for the whole plan.
    return _doubted(deadline, doubts.ALREADY_PAST if latest.due.year < year else None)


def _are_apart(one: Point, other: Point, text: str) -> bool:
    """Return whether these are two milestones, not one stretch: "quý I, II", "tháng 4 đến tháng 9"."""
    if one.due == other.due:
        return False
    if not joined(text, one.mention, other.mention):
        return True
    goes_on = one.mention.end == other.mention.start and other.mention.kind is DeadlineKind.IN_YEAR
    if goes_on and one.last.month < _DECEMBER:
        return True  # "Quý II/2025-2027": until the end of 2027, or each second quarter
    adjacent = other.first - one.last <= timedelta(days=1)
    return not adjacent and not RANGE.search(text, one.mention.end, other.mention.start)


def _is_carried_on(text: str, points: list[Point]) -> bool:
    return bool(CARRIED_ON.search(text, max(point.mention.end for point in points)))


def _combined(deadline: Deadline, signs: Signs) -> Deadline:
    if not (signs.number or signs.guidance):
        return deadline
    exact = signs.number and deadline.kind is DeadlineKind.BY_DATE
    return _doubted(replace(deadline, kind=DeadlineKind.MIXED), doubts.DATE_OR_NUMBER if exact else None)


def _undated(signs: Signs) -> Deadline:
    if signs.guidance:
        return Deadline(DeadlineKind.AWAITING_GUIDANCE, ongoing=signs.ongoing)
    if signs.ongoing:
        return Deadline(DeadlineKind.ONGOING, ongoing=True)
    if signs.number:
        return Deadline(DeadlineKind.BY_INDICATOR)
    return _nothing(doubts.ALREADY_DONE if signs.finished else doubts.NOT_UNDERSTOOD)


def _unsaid(signs: Signs, *, open_start: bool, unused: bool) -> str | None:
    """Return why a phrase without a date may still mean one."""
    if open_start and not signs.ongoing:
        return doubts.NO_END
    if signs.finished:
        return doubts.ALREADY_DONE
    return doubts.ONLY_NUMBER if signs.number and unused else None


def _counted(span: re.Match[str], mentions: list[Mention], year: int) -> Deadline:
    """Read "30 ngày kể từ ngày …": a date when the first day is named, otherwise a doubt."""
    if not mentions or mentions[0].start != span.end():
        return Deadline(DeadlineKind.AWAITING_GUIDANCE, doubt=doubts.UNKNOWN_START)
    days = {"ngay": 1, "tuan": 7}.get(span["unit"])
    if days is None or mentions[0].day is None:
        return _nothing(doubts.NOT_UNDERSTOOD)
    first, _ = mentions[0].days(year)
    return Deadline(
        DeadlineKind.BY_DATE, first + timedelta(days=days * int(span["count"])), doubt=doubts.COUNTED
    )
