"""What a deadline phrase of a plan means: the last on-time day, or a doubt that says why there is none."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise, zip_longest

from plans.dates import RANGE, Mention, find_mentions, is_list_gap, joined
from plans.plan import Deadline, DeadlineKind
from plans.text import clean, fold

_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_MONTH_IN_WORDS = re.compile(
    r"(?<!mỗi )(?<!hằng )(?<!hàng )\btháng (mười (?:hai|một)|mười|một|giêng|hai|ba|tư|bốn|năm(?= năm|/)"
    r"|sáu|bảy|bẩy|tám|chín)\b(?! lần| kỳ)"
)
_SHORT_BEFORE = re.compile(r"\btrc\b\.?")
# A page or a narrow column breaks "30/4/2025" into "30/4/20 25".
_SPLIT_YEAR = re.compile(r"(?:(?<=/2) (?=0\d\d)|(?<=/20) (?=\d\d)|(?<=/20\d) (?=\d))(?!.\d{4}| \d+/)")
_SCANNED_DATE = re.compile(r"(?<![a-z\d/])[\dlo]{1,2} ?/ ?[\dlo]{1,2}(?: ?/ ?2[\dlo]{3})?(?![a-z\d/])")
_ISSUED = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
# "Kế hoạch số 296/KH-UBND ngày 13/12/2023 của …": the day another document was issued is no deadline.
CITATION = re.compile(
    rf"(?:\bso )?(?<![\w/-])\d+[a-z]?/(?:\d{{4}}/)?[a-z][\w/-]*(?:,? ?(?:ngay )?{_ISSUED})?"
    r"|\b(?:ke hoach|quyet dinh|nghi quyet|cong van|chi thi|thong bao|luat|nghi dinh|thong tu|ket luan"
    r"|cong dien|de an)"
    rf"(?: so \d+)? ngay {_ISSUED}(?= cua)"
)

_ONGOING = re.compile(
    r"(?<!phi )(?<!chi )thuong xuyen|\blien tuc|(?:(?<!ngan )\bhang|\bmoi) (?:nam|thang|quy|tuan|ngay)\b"
    r"(?! \d)|\bdinh ky|\b(?:cac|nhung) nam (?:tiep theo|sau)|/ ?lan\b|\bmot lan\b"
    r"|\btheo (?:thang|quy|tuan)\b|\blau dai"
)
_CARRIED_ON = re.compile(r"\bduy tri|\btiep tuc")
_RECURRENCE = re.compile(r"(?:(?<!ngan )\bhang|\bmoi) (?:nam|thang|quy)\b(?! \d)")
_GUIDANCE = re.compile(
    r"(?<!tiep )(?<!kem )\btheo (?!doi\b|(?:thang|quy|tuan)\b(?! dinh| che))|\bkhi\b|\btuy (?:theo|thuoc)"
    r"|\bphu thuoc|\bcho (?:den |y kien|huong dan|chi dao|van ban|bo |trung uong|cap tren)|\bcan cu\b"
    r"|\bdot xuat"
)
_NUMBER = re.compile(
    r"\d ?%|\bphan tram\b|\btop \d|\bxep (?:hang|thu)|\bthu hang|\bdung (?:o )?(?:thu|top)|\b\d+ ?/ ?\d+\b"
    r"|\b(?:dat|toi thieu|it nhat|tren|hon|khong duoi) (?:tu )?\d"
)
_LIKE_A_DAY = re.compile(r"(?<![\d/])(?:0?[1-9]|[12]\d|3[01]) ?/ ?(?:0?[1-9]|1[0-2])(?![\d/%]|/)")
_FINISHED = re.compile(r"\bda (?:hoan thanh|thuc hien xong|xong)")
_SPAN = re.compile(
    r"(?P<count>\d{1,3}) (?P<unit>ngay lam viec|ngay|tuan|thang),?"
    r" (?:ke tu|sau|tu(?= ngay| khi| \0))\b(?: khi)? "
)

_STRICT = re.compile(r"\btruoc(?: (?:thoi diem|moc))? $")
_HOUR = re.compile(r"\d ?(?:h|g|gio) ?(?:\d{1,2})?(?: ?phut)?,? (?:cua )?$")
_FROM = re.compile(r"(?:(?<!dau )\btu|\bsau|\bbat dau)(?: het)?(?: dau| giua| cuoi)? $")
_EARLY = re.compile(
    r"(?:(?<!phan )(?<!bat )\bdau|\bgiua|\b(?:tuan|dot|lan|ky)(?: (?:thu )?(?:\d|nhat|hai|ba|tu|cuoi))?)"
    r"(?: cua)? $"
)
_OUTLOOK = re.compile(r"\b(?:tam nhin|dinh huong)(?: den)?(?: het| cuoi)? $")
_CUE = re.compile(r"(?:^|[,;:.(–-] ?|\b(?:trong|het|den|cuoi|dau|giua|ca|thanh|kien|truoc|tu|sau) )$")
_LOOKBACK = 40
_LONGEST = 3000

_NOT_UNDERSTOOD = "Không hiểu thời hạn này, đề nghị ấn định ngày."
_MISSING = "Kế hoạch không nêu thời hạn, đề nghị ấn định ngày."
_IMPOSSIBLE = "Thời hạn nêu một ngày không có trong lịch, đề nghị ấn định lại."
_ALREADY_DONE = "Kế hoạch ghi nhiệm vụ đã hoàn thành, không nêu thời hạn mới."
_SEVERAL = "Thời hạn nêu nhiều mốc thời gian; tạm lấy mốc cuối cùng."
_NO_END = "Thời hạn chỉ nêu thời điểm bắt đầu, không nêu ngày kết thúc."
_VAGUE = "Thời hạn nói một phần của kỳ (đầu, giữa, tuần, đợt), không nêu ngày; tạm lấy ngày cuối cùng của kỳ."
_PART_OF_YEAR = "Thời hạn nêu một phần của năm; tạm lấy ngày cuối cùng của khoảng đó."
_AT_AN_HOUR = "Thời hạn có giờ cụ thể trong ngày; chỉ theo dõi theo ngày."
_DATE_OR_NUMBER = "Thời hạn vừa nêu ngày vừa nêu chỉ tiêu; cần xác nhận ngày này áp dụng cho mọi chỉ tiêu."
_ONLY_NUMBER = "Thời hạn là một chỉ tiêu có nhắc đến năm; cần xác nhận có lấy cuối năm làm hạn không."
_DAY_OR_FRACTION = "Không rõ đây là ngày hay một phần của tổng số, đề nghị ấn định ngày nếu có."
_COUNTED = "Ngày hạn được tính từ ngày nêu trong kế hoạch, cần xác nhận."
_UNKNOWN_START = "Thời hạn tính từ một ngày chưa biết, đề nghị ấn định ngày."
_LONG_PAST = "Thời hạn ở năm đã qua từ lâu so với kế hoạch, đề nghị kiểm tra lại."
_SCANNED = "Ngày tháng có ký tự lỗi do quét văn bản, cần xác nhận."


def read_deadline(phrase: str, year: int) -> Deadline:
    """Return what the phrase means in a plan of that year; one not understood has kind NONE and a doubt."""
    text = _plain(phrase)
    if not text:
        return _nothing(_MISSING)
    if len(text) > _LONGEST:
        return _nothing(_NOT_UNDERSTOOD)
    text = _SPLIT_YEAR.sub("", text)
    repaired = _SCANNED_DATE.sub(_repair_digits, text)
    try:
        deadline = _read(CITATION.sub(lambda match: "\0" * len(match[0]), repaired), year)
    except (ValueError, OverflowError):
        return _nothing(_IMPOSSIBLE)
    is_long_past = deadline.due is not None and deadline.due.year < year - 1
    return _doubted(deadline, _SCANNED if repaired != text else _LONG_PAST if is_long_past else None)


def _plain(phrase: str) -> str:
    lowered = clean(phrase).casefold()
    counted = _MONTH_IN_WORDS.sub(lambda match: f"tháng {_MONTH_WORDS[match[1]]}", lowered)
    return _SHORT_BEFORE.sub("truoc", fold(counted))


def _repair_digits(match: re.Match[str]) -> str:
    return match[0].translate(str.maketrans("lo", "10"))


def _nothing(doubt: str) -> Deadline:
    return Deadline(DeadlineKind.NONE, doubt=doubt)


def _doubted(deadline: Deadline, doubt: str | None) -> Deadline:
    return replace(deadline, doubt=deadline.doubt or doubt)


@dataclass(frozen=True, slots=True)
class _Point:
    """A mention with its days and with what the words before it make of them."""

    mention: Mention
    first: date
    last: date
    strict: bool
    starts: bool
    doubt: str | None

    @property
    def due(self) -> date:
        return self.first - timedelta(days=1) if self.strict else self.last

    def contains(self, other: "_Point") -> bool:
        wider = self.last - self.first > other.last - other.first
        return wider and self.first <= other.first and other.last <= self.last

    def deadline(self) -> Deadline:
        kind = DeadlineKind.BY_DATE if self.strict else self.mention.kind
        return Deadline(kind, self.due, self.first if self.strict else None, doubt=self.doubt)


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a phrase says apart from its dates."""

    number: bool
    ongoing: bool
    guidance: bool
    finished: bool

    @classmethod
    def of(cls, text: str) -> "_Signs":
        ongoing, guidance = _ONGOING.search(text), _GUIDANCE.search(text)
        # "thường xuyên theo chỉ đạo của …": the guidance says how to go on, not when to finish.
        waits = guidance is not None and (ongoing is None or guidance.start() < ongoing.start())
        return cls(bool(_NUMBER.search(text)), ongoing is not None, waits, bool(_FINISHED.search(text)))


def _read(text: str, year: int) -> Deadline:
    mentions, rest = find_mentions(text)
    span = _SPAN.search(rest)
    if span and len(mentions) <= 1:
        return _counted(span, mentions, year)
    signs = _Signs.of(rest)
    meant = _meant(mentions, rest, signs)
    points = _points(meant, rest, year)
    ends = [point for point in points if signs.number or not point.starts]
    open_start = len(ends) < len(points) or any(point.starts for point in ends)
    if not ends:
        carried_on = bool(_CARRIED_ON.search(rest)) or open_start
        deadline = _undated(replace(signs, ongoing=signs.ongoing or carried_on))
        unsaid = _unsaid(signs, open_start=open_start, unused=len(meant) < len(mentions))
        return _doubted(deadline, unsaid or (_DAY_OR_FRACTION if _LIKE_A_DAY.search(rest) else None))
    deadline = _latest(ends, rest)
    goes_on = signs.ongoing or any(point.starts for point in ends) or _is_carried_on(rest, ends)
    return _combined(replace(deadline, ongoing=goes_on), signs)


def _before(mention: Mention, text: str) -> str:
    return text[max(0, mention.start - _LOOKBACK) : mention.start]


def _meant(mentions: list[Mention], text: str, signs: _Signs) -> list[Mention]:
    """Leave out "15/6 hằng năm", "tầm nhìn đến năm 2030" and, beside a number, "bộ chỉ số năm 2025"."""
    recurring = _recurring(mentions, text)
    return [
        mention
        for mention in mentions
        if mention not in recurring
        and not _OUTLOOK.search(_before(mention, text))
        and not (
            signs.number and mention.kind is DeadlineKind.IN_YEAR and not _CUE.search(_before(mention, text))
        )
    ]


def _recurring(mentions: list[Mention], text: str) -> set[Mention]:
    found: set[Mention] = set()
    for recurrence in _RECURRENCE.finditer(text):
        end = recurrence.start()
        for mention in reversed(mentions):
            if mention.year is None and (mention.end > end or is_list_gap(text, mention.end, end)):
                found.add(mention)
                end = mention.start
    return found


def _points(mentions: list[Mention], text: str, year: int) -> list[_Point]:
    points = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        before = _before(mention, text)
        starts = bool(_FROM.search(before))
        if starts and following and joined(text, mention, following):
            continue
        first, last = mention.days(year)
        points.append(
            _Point(mention, first, last, bool(_STRICT.search(before)), starts, _vagueness(mention, before))
        )
    return points


def _vagueness(mention: Mention, before: str) -> str | None:
    if _EARLY.search(before):
        return _VAGUE
    if mention.day is None and mention.kind is DeadlineKind.BY_DATE:
        return _PART_OF_YEAR
    return _AT_AN_HOUR if _HOUR.search(before) else None


def _latest(points: list[_Point], text: str) -> Deadline:
    precise = [point for point in points if not any(point.contains(other) for other in points)]
    latest = max(precise, key=lambda point: point.due)
    apart = any(_are_apart(one, other, text) for one, other in pairwise(precise))
    return _doubted(latest.deadline(), _SEVERAL if apart else None)


def _are_apart(one: _Point, other: _Point, text: str) -> bool:
    """Return whether these are two milestones, not one stretch: "quý I, II", "tháng 4 đến tháng 9"."""
    if not joined(text, one.mention, other.mention):
        return True
    adjacent = other.first - one.last <= timedelta(days=1)
    return not adjacent and not RANGE.search(text, one.mention.end, other.mention.start)


def _is_carried_on(text: str, points: list[_Point]) -> bool:
    return bool(_CARRIED_ON.search(text, max(point.mention.end for point in points)))


def _combined(deadline: Deadline, signs: _Signs) -> Deadline:
    if not (signs.number or signs.guidance):
        return deadline
    exact = signs.number and deadline.kind is DeadlineKind.BY_DATE
    return _doubted(replace(deadline, kind=DeadlineKind.MIXED), _DATE_OR_NUMBER if exact else None)


def _undated(signs: _Signs) -> Deadline:
    if signs.guidance:
        return Deadline(DeadlineKind.AWAITING_GUIDANCE, ongoing=signs.ongoing)
    if signs.ongoing:
        return Deadline(DeadlineKind.ONGOING, ongoing=True)
    if signs.number:
        return Deadline(DeadlineKind.BY_INDICATOR)
    return _nothing(_ALREADY_DONE if signs.finished else _NOT_UNDERSTOOD)


def _unsaid(signs: _Signs, *, open_start: bool, unused: bool) -> str | None:
    """Return why a phrase without a date may still mean one."""
    if open_start:
        return _NO_END
    if signs.finished:
        return _ALREADY_DONE
    return _ONLY_NUMBER if signs.number and unused else None


def _counted(span: re.Match[str], mentions: list[Mention], year: int) -> Deadline:
    """Read "30 ngày kể từ ngày …": a date when the first day is named, otherwise a doubt."""
    if not mentions or mentions[0].start != span.end():
        return Deadline(DeadlineKind.AWAITING_GUIDANCE, doubt=_UNKNOWN_START)
    days = {"ngay": 1, "tuan": 7}.get(span["unit"])
    if days is None or mentions[0].day is None:
        return _nothing(_NOT_UNDERSTOOD)
    first, _ = mentions[0].days(year)
    return Deadline(DeadlineKind.BY_DATE, first + timedelta(days=days * int(span["count"])), doubt=_COUNTED)
